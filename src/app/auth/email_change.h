// EmailChange: asks for another address. It becomes the account's when the link that is mailed to
// it comes back (EmailVerification::Verify).
//
// Threads: any.
#pragma once

#include <string>

#include "app/auth/email_address.h"
#include "app/auth/password_check.h"
#include "app/auth/postman.h"
#include "app/background.h"
#include "base/random.h"
#include "dynamodb/call_context.h"
#include "storage/token_store.h"

namespace flavorbot::app::auth {

class EmailChange {
 public:
  EmailChange(const PasswordCheck& check, const storage::UserStore& users,
              const storage::TokenStore& tokens, const Postman& postman, Background& background,
              const base::Clock& clock, base::RandomSource& random)
      : check_(check),
        users_(users),
        tokens_(tokens),
        postman_(postman),
        background_(background),
        clock_(clock),
        random_(random) {}  // borrows all

  // The answer is the same for an address that belongs to somebody else; no link is sent then.
  // Errors: kInvalidFields (not an address, or the present one), and PasswordCheck's.
  AwaitableResult<void> Request(dynamodb::CallContext& context, std::string user_id,
                                std::string password, std::string new_email,
                                std::string public_url) const;

 private:
  boost::asio::awaitable<void> MailLink(storage::User user, EmailAddress address,
                                        std::string public_url,
                                        dynamodb::CallContext context) const;

  const PasswordCheck& check_;
  const storage::UserStore& users_;
  const storage::TokenStore& tokens_;
  const Postman& postman_;
  Background& background_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::auth
