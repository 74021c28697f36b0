// One-time tokens: how they are made, how long they last, and how one that came back is looked up.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/auth/email_address.h"
#include "app/error.h"
#include "base/clock.h"
#include "base/random.h"
#include "dynamodb/call_context.h"
#include "storage/token_store.h"

namespace flavorbot::app::auth {

inline constexpr std::chrono::hours kVerificationLifetime{24};
inline constexpr std::chrono::hours kResetLifetime{1};

// A token about to be stored, and the only copy of its secret: 43 characters of base64url.
struct NewToken {
  storage::Token token;
  std::string secret;
};

NewToken MakeToken(storage::TokenKind kind, std::string user_id, EmailAddress address,
                   base::TimePoint now, base::RandomSource& random);

// The token that `secret` opens; nullopt when there is none or it has expired.
AwaitableResult<std::optional<storage::Token>> FindToken(const storage::TokenStore& store,
                                                         dynamodb::CallContext& context,
                                                         storage::TokenKind kind,
                                                         std::string secret, base::TimePoint now);

}  // namespace flavorbot::app::auth
