// SessionSigner: a session's secret id and the text that the cookie `flavorbot.sid` carries.
//
//   s:<id>.<signature>      id: 32 characters of base64url; signature: base64 of HMAC-SHA-256 over
//                           the id under the session secret, without "="
//
// The signature lets forged cookies be refused without asking the table.
//
// Threads: immutable; any.
// Source:  node-contract.md section 2: the format of express-session.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace flavorbot::app::auth {

class SessionSigner {
 public:
  explicit SessionSigner(std::string secret) : secret_(std::move(secret)) {}

  static std::string NewId(base::RandomSource& random);

  std::string Sign(std::string_view id) const;

  // The id in `cookie_value`; borrowed from it. nullopt when the form or the signature is wrong.
  std::optional<std::string_view> Verify(std::string_view cookie_value) const;

 private:
  std::string SignatureOf(std::string_view id) const;

  std::string secret_;
};

}  // namespace flavorbot::app::auth
