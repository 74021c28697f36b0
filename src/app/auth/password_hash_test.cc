#include "app/auth/password_hash.h"

#include <gtest/gtest.h>
#include <sodium.h>

namespace flavorbot::app::auth {
namespace {

// Made by Node: crypto.scryptSync("Correct-Horse-7!", "000102030405060708090a0b0c0d0e0f", 64).
const std::string kNodeHash =
    "8fb1ae82a7a1ab0fed38b2a3139d1ef4c1cc7fc278bc6c347763d6f94e817076acfa10a4a3de3914f88dbd18c39393"
    "4decd12743c4e4009993d39eb6e76cdcab.000102030405060708090a0b0c0d0e0f";

TEST(PasswordHash, TheRightPasswordMatches) {
  const auto hash = HashPassword("Correct-Horse-7!");
  ASSERT_TRUE(hash.has_value());
  EXPECT_EQ(VerifyPassword(*hash, "Correct-Horse-7!"), PasswordMatch::kYes);
  EXPECT_EQ(VerifyPassword(*hash, "Correct-Horse-7"), PasswordMatch::kNo);
}

TEST(PasswordHash, IsArgon2idWithOwaspsParametersAndASaltOfItsOwn) {
  const auto hash = HashPassword("Correct-Horse-7!");
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << *hash;
  EXPECT_NE(HashPassword("Correct-Horse-7!"), hash);
}

TEST(PasswordHash, TheNodeVersionsHashesMatchAndAreOutdated) {
  EXPECT_EQ(VerifyPassword(kNodeHash, "Correct-Horse-7!"), PasswordMatch::kYesOutdated);
  EXPECT_EQ(VerifyPassword(kNodeHash, "Correct-Horse-8!"), PasswordMatch::kNo);
}

TEST(PasswordHash, WeakerArgonParametersAreOutdated) {
  // "password" with 8 MiB and one pass.
  EXPECT_EQ(VerifyPassword("$argon2id$v=19$m=8192,t=1,p=1$K3LLekzD0PnvT28IzxIZLQ$OECvg/"
                           "AAgDZr57RuQ7k969L51nguNfeZS46+ewtmFsA",
                           "password"),
            PasswordMatch::kYesOutdated);
}

TEST(PasswordHash, DamagedFormsMatchNothing) {
  for (const std::string& stored :
       {std::string(), std::string("$argon2id$"), std::string(300, '$'),
        "$argon2id$" + std::string(200, 'x'), std::string(128, 'z') + "." + std::string(32, '0')}) {
    EXPECT_EQ(VerifyPassword(stored, ""), PasswordMatch::kNo) << stored;
  }
}

// It stands in where there is no account, so it must cost what a real one costs.
TEST(PasswordHash, TheUnmatchableHashIsWellFormed) {
  // 0: libsodium reads it, and finds the parameters that new hashes have.
  EXPECT_EQ(crypto_pwhash_str_needs_rehash(UnmatchableHash().c_str(), 2, std::size_t{19} << 20), 0);
  EXPECT_EQ(VerifyPassword(UnmatchableHash(), "x"), PasswordMatch::kNo);
}

}  // namespace
}  // namespace flavorbot::app::auth
