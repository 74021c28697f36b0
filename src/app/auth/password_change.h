// PasswordChange: a new password for somebody who knows the current one. Ends the other sessions.
//
// Threads: any.
#pragma once

#include <string>

#include "app/auth/password_check.h"
#include "app/auth/postman.h"
#include "app/auth/session.h"
#include "app/background.h"
#include "storage/session_store.h"

namespace flavorbot::app::auth {

class PasswordChange {
 public:
  PasswordChange(const PasswordCheck& check, const storage::UserStore& users,
                 const storage::SessionStore& sessions, const PasswordHasher& hasher,
                 const Postman& postman, Background& background, const base::Clock& clock)
      : check_(check),
        users_(users),
        sessions_(sessions),
        hasher_(hasher),
        postman_(postman),
        background_(background),
        clock_(clock) {}  // borrows all

  // Errors: kInvalidRequest and kInvalidFields for a password that may not be used, and
  //         PasswordCheck's.
  AwaitableResult<void> Change(dynamodb::CallContext& context, Session session,
                               std::string current_password, std::string new_password,
                               std::string public_url) const;

 private:
  const PasswordCheck& check_;
  const storage::UserStore& users_;
  const storage::SessionStore& sessions_;
  const PasswordHasher& hasher_;
  const Postman& postman_;
  Background& background_;
  const base::Clock& clock_;
};

}  // namespace flavorbot::app::auth
