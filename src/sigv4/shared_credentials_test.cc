#include "sigv4/shared_credentials.h"

#include <gtest/gtest.h>

namespace flavorbot::sigv4 {
namespace {

TEST(SharedCredentials, ProfilesAreRead) {
  const auto profiles = ParseSharedCredentials(
      "# mine\n[default]\naws_access_key_id = AKID\r\naws_secret_access_key=a=b/c\n\n"
      "[profile other]\n; theirs\nregion = eu-west-3\naws_access_key_id=ASIA\n"
      "aws_secret_access_key = s\naws_session_token = t==\n[empty]\nregion=x");
  ASSERT_TRUE(profiles);
  ASSERT_EQ(profiles->size(), 2u);
  EXPECT_EQ((*profiles)[0].name, "default");
  EXPECT_EQ((*profiles)[0].credentials.access_key_id, "AKID");
  EXPECT_EQ((*profiles)[0].credentials.secret_access_key, "a=b/c");
  EXPECT_EQ((*profiles)[1].name, "other");
  EXPECT_EQ((*profiles)[1].credentials.session_token, "t==");
}

TEST(SharedCredentials, ErrorsNameTheLineOrTheProfileAndNoSecret) {
  const auto stray = ParseSharedCredentials("[default]\nsecret-of-mine\n");
  ASSERT_FALSE(stray);
  EXPECT_EQ(stray.error(), "line 2 is neither a [profile] nor a setting of one");
  EXPECT_FALSE(ParseSharedCredentials("aws_access_key_id=a"));
  const auto half = ParseSharedCredentials("[half]\naws_secret_access_key=secret-of-mine");
  ASSERT_FALSE(half);
  EXPECT_EQ(half.error(),
            "profile \"half\" has only one of aws_access_key_id and aws_secret_access_key");
}

TEST(SharedCredentials, NothingIsNoProfile) {
  const auto profiles = ParseSharedCredentials("");
  ASSERT_TRUE(profiles);
  EXPECT_TRUE(profiles->empty());
}

}  // namespace
}  // namespace flavorbot::sigv4
