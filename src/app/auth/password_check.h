// PasswordCheck: asks a signed-in person for the password again, before what can't be undone. Wrong
// ones count towards the lock-out of the address, so that a stolen session can't guess.
//
// Threads: any.
#pragma once

#include <string>

#include "app/auth/password_hasher.h"
#include "app/error.h"
#include "base/clock.h"
#include "dynamodb/call_context.h"
#include "storage/sign_in_store.h"
#include "storage/user_store.h"

namespace flavorbot::app::auth {

class PasswordCheck {
 public:
  PasswordCheck(const storage::UserStore& users, const storage::SignInStore& failures,
                const PasswordHasher& hasher, const base::Clock& clock)
      : users_(users), failures_(failures), hasher_(hasher), clock_(clock) {}  // borrows all

  // The user, if `password` is theirs.
  // Errors: kForbidden when it isn't, kTooManyRequests while locked, kUnauthenticated when the
  //         account is gone, kUnavailable.
  AwaitableResult<storage::User> Check(dynamodb::CallContext& context, std::string user_id,
                                       std::string password) const;

 private:
  const storage::UserStore& users_;
  const storage::SignInStore& failures_;
  const PasswordHasher& hasher_;
  const base::Clock& clock_;
};

}  // namespace flavorbot::app::auth
