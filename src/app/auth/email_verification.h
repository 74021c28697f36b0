// EmailVerification: proof that a person reads the mail of an address, for a new account and for a
// change of address alike.
//
// Threads: any.
#pragma once

#include <string>

#include "app/auth/postman.h"
#include "app/background.h"
#include "app/error.h"
#include "base/clock.h"
#include "base/random.h"
#include "dynamodb/call_context.h"
#include "storage/token_store.h"
#include "storage/user_store.h"

namespace flavorbot::app::auth {

class EmailVerification {
 public:
  EmailVerification(const storage::UserStore& users, const storage::TokenStore& tokens,
                    const Postman& postman, Background& background, const base::Clock& clock,
                    base::RandomSource& random)
      : users_(users),
        tokens_(tokens),
        postman_(postman),
        background_(background),
        clock_(clock),
        random_(random) {}  // borrows all

  // Takes the token that was mailed to `email`. For a change of address the account gets it now.
  // Errors: kInvalidRequest (a token that isn't good for this address), kConflict (the new address
  //         got an owner meanwhile).
  AwaitableResult<void> Verify(dynamodb::CallContext& context, std::string email,
                               std::string token_secret, std::string public_url) const;

  // The same for links that name the user instead of the address; not for changes of address.
  AwaitableResult<void> VerifyUser(dynamodb::CallContext& context, std::string user_id,
                                   std::string token_secret) const;

  // Mails a new link to the signed-in user.
  // Errors: kInvalidRequest (verified already), kUnavailable (also when the mail can't be sent).
  AwaitableResult<void> SendTo(dynamodb::CallContext& context, std::string user_id,
                               std::string public_url) const;

  // Mails a new link to `email` if an account waits for it; behind the answer, so that its time
  // doesn't tell.
  AwaitableResult<void> SendToAddress(dynamodb::CallContext& context, std::string email,
                                      std::string public_url) const;

 private:
  AwaitableResult<void> CompleteChange(dynamodb::CallContext& context, storage::Token token,
                                       std::string public_url) const;
  AwaitableResult<void> MailLink(dynamodb::CallContext& context, storage::User user,
                                 std::string public_url) const;
  boost::asio::awaitable<void> MailLinkBehind(std::string user_id, std::string public_url,
                                              dynamodb::CallContext context) const;

  const storage::UserStore& users_;
  const storage::TokenStore& tokens_;
  const Postman& postman_;
  Background& background_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::auth
