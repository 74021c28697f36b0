#include "app/auth/password_hash.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>

#include "base/digest.h"
#include "base/encoding.h"

namespace flavorbot::app::auth {
namespace {

constexpr unsigned long long kArgonPasses = 2;
constexpr std::size_t kArgonBytes = std::size_t{19} << 20;

constexpr std::size_t kScryptHashBytes = 64;
constexpr std::size_t kScryptSaltDigits = 32;
constexpr std::size_t kScryptStoredSize = 2 * kScryptHashBytes + 1 + kScryptSaltDigits;
constexpr std::uint64_t kScryptN = 16384;
constexpr std::uint64_t kScryptR = 8;
constexpr std::uint64_t kScryptP = 1;
constexpr std::uint64_t kScryptMaxBytes = std::uint64_t{64} << 20;

bool SodiumIsReady() {
  static const bool kReady = sodium_init() >= 0;
  return kReady;
}

std::optional<PasswordMatch> VerifyScrypt(const std::string& stored, std::string_view password) {
  const auto expected = base::HexDecode(std::string_view(stored).substr(0, 2 * kScryptHashBytes));
  if (!expected) return PasswordMatch::kNo;
  // The digits themselves, not the bytes they stand for.
  const auto salt = std::string_view(stored).substr(2 * kScryptHashBytes + 1);
  std::array<unsigned char, kScryptHashBytes> hash{};
  const int done = EVP_PBE_scrypt(
      password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
      salt.size(), kScryptN, kScryptR, kScryptP, kScryptMaxBytes, hash.data(), hash.size());
  if (done != 1) return std::nullopt;
  const bool equal =
      base::ConstantTimeEqual(*expected, {reinterpret_cast<const char*>(hash.data()), hash.size()});
  return equal ? PasswordMatch::kYesOutdated : PasswordMatch::kNo;
}

bool IsScrypt(const std::string& stored) {
  return stored.size() == kScryptStoredSize && stored[2 * kScryptHashBytes] == '.';
}

}  // namespace

std::optional<std::string> HashPassword(std::string_view password) {
  if (!SodiumIsReady()) return std::nullopt;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int failed = crypto_pwhash_str_alg(text.data(), password.data(), password.size(),
                                           kArgonPasses, kArgonBytes, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) return std::nullopt;
  return std::string(text.data());
}

std::optional<PasswordMatch> VerifyPassword(const std::string& stored, std::string_view password) {
  if (!SodiumIsReady()) return std::nullopt;
  if (IsScrypt(stored)) return VerifyScrypt(stored, password);
  if (!stored.starts_with(crypto_pwhash_argon2id_STRPREFIX) ||
      stored.size() >= crypto_pwhash_STRBYTES) {
    return PasswordMatch::kNo;
  }
  errno = 0;
  if (crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) != 0) {
    if (errno == ENOMEM) return std::nullopt;
    return PasswordMatch::kNo;
  }
  const bool outdated = crypto_pwhash_str_needs_rehash(stored.c_str(), kArgonPasses, kArgonBytes);
  return outdated ? PasswordMatch::kYesOutdated : PasswordMatch::kYes;
}

const std::string& UnmatchableHash() {
  // Random bytes in the place of the hash.
  static const std::string kHash =
      "$argon2id$v=19$m=19456,t=2,p=1$o3C0vUrb1zEm2hXqAMrgVQ$"
      "V3q8GZrxk0qPZsTzJ5pIYp4cJ1Yt8mM0bW7o4fXnE6k";
  return kHash;
}

}  // namespace flavorbot::app::auth
