// PasswordRecovery: a new password for somebody who reads the account's mail.
//
// Threads: any.
#pragma once

#include <string>

#include "app/auth/password_hasher.h"
#include "app/auth/postman.h"
#include "app/background.h"
#include "app/error.h"
#include "base/clock.h"
#include "base/random.h"
#include "dynamodb/call_context.h"
#include "storage/session_store.h"
#include "storage/sign_in_store.h"
#include "storage/token_store.h"
#include "storage/user_store.h"

namespace flavorbot::app::auth {

class PasswordRecovery {
 public:
  struct Stores {
    const storage::UserStore& users;
    const storage::TokenStore& tokens;
    const storage::SessionStore& sessions;
    const storage::SignInStore& failures;
  };

  PasswordRecovery(Stores stores, const PasswordHasher& hasher, const Postman& postman,
                   Background& background, const base::Clock& clock, base::RandomSource& random)
      : stores_(stores),
        hasher_(hasher),
        postman_(postman),
        background_(background),
        clock_(clock),
        random_(random) {}  // borrows all

  // Mails a link to the account of `email`, if there is one: the work is done behind the answer, so
  // that its time doesn't tell.
  AwaitableResult<void> SendLink(dynamodb::CallContext& context, std::string email,
                                 std::string public_url) const;

  // Sets the password, ends all sessions and lifts a lock. The link having arrived also verifies
  // the address.
  // Errors: kInvalidRequest (a token that isn't good; a weak password), kInvalidFields.
  AwaitableResult<void> Reset(dynamodb::CallContext& context, std::string token_secret,
                              std::string new_password, std::string public_url) const;

 private:
  boost::asio::awaitable<void> MailLink(std::string user_id, std::string public_url,
                                        dynamodb::CallContext context) const;

  Stores stores_;
  const PasswordHasher& hasher_;
  const Postman& postman_;
  Background& background_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::auth
