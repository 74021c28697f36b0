#include "app/auth/session_signer.h"

#include "base/digest.h"
#include "base/encoding.h"

namespace flavorbot::app::auth {
namespace {

constexpr std::string_view kPrefix = "s:";
constexpr std::size_t kIdBytes = 24;
constexpr std::size_t kIdCharacters = 32;
constexpr std::size_t kSignatureCharacters = 43;

}  // namespace

std::string SessionSigner::NewId(base::RandomSource& random) {
  return base::RandomToken(random, kIdBytes);
}

std::string SessionSigner::SignatureOf(std::string_view id) const {
  auto signature = base::Base64Encode(base::HmacSha256(secret_, id).view());
  signature.resize(kSignatureCharacters);
  return signature;
}

std::string SessionSigner::Sign(std::string_view id) const {
  std::string value(kPrefix);
  value += id;
  value += '.';
  value += SignatureOf(id);
  return value;
}

std::optional<std::string_view> SessionSigner::Verify(std::string_view cookie_value) const {
  if (cookie_value.size() != kPrefix.size() + kIdCharacters + 1 + kSignatureCharacters ||
      !cookie_value.starts_with(kPrefix) || cookie_value[kPrefix.size() + kIdCharacters] != '.') {
    return std::nullopt;
  }
  const auto id = cookie_value.substr(kPrefix.size(), kIdCharacters);
  const auto signature = cookie_value.substr(kPrefix.size() + kIdCharacters + 1);
  if (!base::ConstantTimeEqual(SignatureOf(id), signature)) return std::nullopt;
  return id;
}

}  // namespace flavorbot::app::auth
