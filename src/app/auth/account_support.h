// AccountSupport: what whoever runs FlavorBot does to an account for its owner: proves the address,
// lets a new password be chosen, or sets one, and signs out.
//
// It asks for no password: who may call it has the table anyway.
//
// Errors:  kUnavailable, kInternal, and what each member says. kConflict: the account changed at
// the
//          same moment.
// Threads: any.
#pragma once

#include <string>
#include <vector>

#include "app/auth/password_hasher.h"
#include "app/auth/postman.h"
#include "app/error.h"
#include "base/clock.h"
#include "base/random.h"
#include "storage/session_store.h"
#include "storage/sign_in_store.h"
#include "storage/token_store.h"
#include "storage/user_store.h"

namespace flavorbot::app::auth {

class AccountSupport {
 public:
  struct Stores {
    const storage::UserStore& users;
    const storage::TokenStore& tokens;
    const storage::SessionStore& sessions;
    const storage::SignInStore& failures;
  };

  AccountSupport(Stores stores, const PasswordHasher& hasher, const Postman& postman,
                 const base::Clock& clock, base::RandomSource& random)
      : stores_(stores), hasher_(hasher), postman_(postman), clock_(clock), random_(random) {}
  // borrows all

  // The account of an address, in any of its spellings.
  // Errors: kInvalidRequest (not an address), kNotFound.
  AwaitableResult<storage::User> Find(dynamodb::CallContext& context, std::string email) const;

  // The sessions that have not expired, the latest seen first.
  AwaitableResult<std::vector<storage::Session>> Sessions(dynamodb::CallContext& context,
                                                          std::string user_id) const;

  // As if the link that was mailed had come back.
  AwaitableResult<void> Verify(dynamodb::CallContext& context, storage::User user) const;

  // A link to choose a new password with, once within kResetLifetime; all sessions are ended. The
  // old password stays good until the link is used.
  AwaitableResult<std::string> ResetLink(dynamodb::CallContext& context, storage::User user,
                                         std::string public_url) const;

  // Sets the password, ends all sessions, lifts a lock, and mails the owner that it was changed.
  // Errors: kInvalidRequest, kInvalidFields: a password that may not be used.
  AwaitableResult<Delivery> SetPassword(dynamodb::CallContext& context, storage::User user,
                                        std::string new_password, std::string public_url) const;

  AwaitableResult<void> SignOut(dynamodb::CallContext& context, std::string user_id) const;

 private:
  Stores stores_;
  const PasswordHasher& hasher_;
  const Postman& postman_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::auth
