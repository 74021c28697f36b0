// SignIn: an address and a password make a session.
//
// Neither the answers nor the time they take tell whether an address has an account: without one
// the same reads are made and a password is verified against a hash that nothing matches, and no
// failure is answered before `failure_floor`, which hides that hashes of the Node version take
// longer.
//
// Threads: any.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/auth/password_hasher.h"
#include "app/auth/sessions.h"
#include "app/error.h"
#include "storage/sign_in_store.h"
#include "storage/user_store.h"

namespace flavorbot::app::auth {

struct SignInRequest {
  std::optional<std::string> email;
  std::optional<std::string> password;
  Client client;
};

struct SignedIn {
  storage::User user;
  std::string cookie_value;
};

class SignIn {
 public:
  SignIn(const storage::UserStore& users, const storage::SignInStore& failures,
         const storage::SessionStore& session_store, const Sessions& sessions,
         const PasswordHasher& hasher, const base::Clock& clock,
         std::chrono::milliseconds failure_floor)
      : users_(users),
        failures_(failures),
        session_store_(session_store),
        sessions_(sessions),
        hasher_(hasher),
        clock_(clock),
        failure_floor_(failure_floor) {}  // borrows all

  // Errors: kUnauthenticated (missing or wrong credentials; with the right ones, an address that is
  //         not verified), kTooManyRequests while the address is locked, kUnavailable.
  AwaitableResult<SignedIn> WithPassword(dynamodb::CallContext& context,
                                         SignInRequest request) const;

 private:
  AwaitableResult<SignedIn> Attempt(dynamodb::CallContext& context, std::string address,
                                    std::string password, Client client) const;
  AwaitableResult<SignedIn> Open(dynamodb::CallContext& context, storage::User user,
                                 Client client) const;
  boost::asio::awaitable<Error> Refuse(dynamodb::CallContext& context, std::string address,
                                       storage::SignInFailures seen) const;
  // The hash to go on with: a new one when the old one was outdated.
  AwaitableResult<std::string> Upgrade(dynamodb::CallContext& context, const storage::User& user,
                                       std::string password) const;

  const storage::UserStore& users_;
  const storage::SignInStore& failures_;
  const storage::SessionStore& session_store_;
  const Sessions& sessions_;
  const PasswordHasher& hasher_;
  const base::Clock& clock_;
  std::chrono::milliseconds failure_floor_;
};

}  // namespace flavorbot::app::auth
