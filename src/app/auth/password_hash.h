// Password hash: the stored form of a password.
//
//   argon2id    $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>        what is written
//   scrypt      <128 hex digits>.<32 hex digits>                    the Node version's; still read
//
// Both take milliseconds of CPU on purpose: PasswordHasher (password_hasher.h) keeps them off the
// event loops.
//
// Threads: pure functions but for the salt's randomness.
// Source:  OWASP Password Storage Cheat Sheet (19 MiB, t=2, p=1); node-contract.md section 3: the
//          salt that the Node version gives to scrypt is the 32 hex digits as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::app::auth {

enum class PasswordMatch {
  kNo,
  kYes,
  kYesOutdated  // right, and the hash should be replaced by a new one
};

// nullopt when memory for it can't be had.
std::optional<std::string> HashPassword(std::string_view password);

// kNo also for a stored form that is neither of the two. nullopt as above.
std::optional<PasswordMatch> VerifyPassword(const std::string& stored, std::string_view password);

// A hash that no password has; verifying against it costs what verifying costs.
const std::string& UnmatchableHash();

}  // namespace flavorbot::app::auth
