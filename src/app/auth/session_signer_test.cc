#include "app/auth/session_signer.h"

#include <gtest/gtest.h>

namespace flavorbot::app::auth {
namespace {

// Made by the npm package cookie-signature, which the Node version uses.
constexpr std::string_view kNodeCookie =
    "s:0123456789abcdefghijklmnopqrstuv.CP7rMi5wLTU3wgaBt19C3w7NvZFqz9xhKXnQ/dSpkXo";

TEST(SessionSigner, SignsAsTheNodeVersionDoes) {
  EXPECT_EQ(SessionSigner("keyboard cat").Sign("0123456789abcdefghijklmnopqrstuv"), kNodeCookie);
}

TEST(SessionSigner, ItsOwnCookiesGiveTheIdBack) {
  EXPECT_EQ(SessionSigner("keyboard cat").Verify(kNodeCookie), "0123456789abcdefghijklmnopqrstuv");
}

TEST(SessionSigner, NewIdsAre32Base64UrlCharacters) {
  const auto id = SessionSigner::NewId(base::SystemRandom());
  EXPECT_EQ(id.size(), 32U);
  EXPECT_NE(id, SessionSigner::NewId(base::SystemRandom()));
}

TEST(SessionSigner, AnyChangedCharacterIsRefused) {
  const SessionSigner signer("keyboard cat");
  for (std::size_t i = 0; i < kNodeCookie.size(); ++i) {
    std::string forged(kNodeCookie);
    forged[i] = forged[i] == 'x' ? 'y' : 'x';
    EXPECT_EQ(signer.Verify(forged), std::nullopt) << "at " << i;
  }
}

TEST(SessionSigner, AnotherSecretAndOtherLengthsAreRefused) {
  EXPECT_EQ(SessionSigner("another").Verify(kNodeCookie), std::nullopt);
  const SessionSigner signer("keyboard cat");
  for (std::size_t size = 0; size < kNodeCookie.size(); ++size) {
    EXPECT_EQ(signer.Verify(kNodeCookie.substr(0, size)), std::nullopt);
  }
  EXPECT_EQ(signer.Verify(std::string(kNodeCookie) + "="), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::app::auth
