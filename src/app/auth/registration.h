// Registration: makes an account, signs it in, and mails the link that proves its address.
//
// Everything stored is one transaction, so of several people who register one address at the same
// moment exactly one succeeds. The mail is sent behind it and never fails it.
//
// Threads: any.
#pragma once

#include <optional>
#include <string>

#include "app/auth/password_hasher.h"
#include "app/auth/postman.h"
#include "app/auth/sessions.h"
#include "app/error.h"
#include "storage/user_store.h"

namespace flavorbot::app::auth {

struct RegistrationRequest {
  std::optional<std::string> email;
  std::optional<std::string> password;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  Client client;
  std::string public_url;
};

struct Registered {
  storage::User user;
  std::string cookie_value;
};

class Registration {
 public:
  Registration(const storage::UserStore& users, const Sessions& sessions,
               const PasswordHasher& hasher, const Postman& postman, const base::Clock& clock,
               base::RandomSource& random)
      : users_(users),
        sessions_(sessions),
        hasher_(hasher),
        postman_(postman),
        clock_(clock),
        random_(random) {}  // borrows all

  // Errors: kInvalidRequest (missing fields, a weak password, an address that has an account),
  //         kInvalidFields, kUnavailable.
  AwaitableResult<Registered> Register(dynamodb::CallContext& context,
                                       RegistrationRequest request) const;

 private:
  const storage::UserStore& users_;
  const Sessions& sessions_;
  const PasswordHasher& hasher_;
  const Postman& postman_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::auth
