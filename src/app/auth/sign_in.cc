#include "app/auth/sign_in.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "app/auth/email_address.h"
#include "app/auth/lockout.h"
#include "app/text_rules.h"

namespace flavorbot::app::auth {
namespace {

Error WrongCredentials() {
  return MakeError(ErrorCode::kUnauthenticated, "Invalid email or password");
}

// What failures are counted under when it isn't an address at all.
std::string LockoutAddress(const std::string& email) {
  if (auto address = ParseEmailAddress(email)) return std::move(address->normalised);
  return email.substr(0, kMaxEmailBytes);
}

boost::asio::awaitable<void> WaitUntil(std::chrono::steady_clock::time_point time) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

}  // namespace

AwaitableResult<SignedIn> SignIn::WithPassword(dynamodb::CallContext& context,
                                               SignInRequest request) const {
  const auto began = std::chrono::steady_clock::now();
  const auto email = TrimBlanks(request.email.value_or(""));
  if (email.empty() || request.password.value_or("").empty()) {
    co_return std::unexpected(MakeError(ErrorCode::kUnauthenticated, "Missing credentials"));
  }
  auto signed_in = co_await Attempt(context, LockoutAddress(email), *std::move(request.password),
                                    std::move(request.client));
  if (!signed_in && signed_in.error().code == ErrorCode::kUnauthenticated) {
    co_await WaitUntil(began + failure_floor_);
  }
  co_return std::move(signed_in);
}

AwaitableResult<SignedIn> SignIn::Attempt(dynamodb::CallContext& context, std::string address,
                                          std::string password, Client client) const {
  auto state = co_await failures_.Find(context, address);
  if (!state) co_return std::unexpected(FromStore(std::move(state).error()));
  if (auto locked = LockedError(state->failures, clock_.Now())) {
    co_return std::unexpected(*std::move(locked));
  }
  // Without an account: the same read, of a profile that nobody has.
  auto user_id = std::move(state->user_id).value_or("-" + storage::SecretKey(address));
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));

  const auto stored = *user ? (*user)->password_hash : UnmatchableHash();
  auto match = co_await hasher_.Verify(stored, password);
  if (!match) co_return std::unexpected(std::move(match).error());
  if (!*user || *match == PasswordMatch::kNo) {
    co_return std::unexpected(co_await Refuse(context, std::move(address), state->failures));
  }
  if (!(*user)->email_verified) {
    co_return std::unexpected(
        MakeError(ErrorCode::kUnauthenticated, "Please verify your email before logging in"));
  }
  if (*match == PasswordMatch::kYesOutdated) {
    auto upgraded = co_await Upgrade(context, **user, std::move(password));
    if (!upgraded) co_return std::unexpected(std::move(upgraded).error());
    (*user)->password_hash = *std::move(upgraded);
  }
  if (state->failures.count > 0) {
    auto forgotten = co_await failures_.Forget(context, std::move(address));
    if (!forgotten) co_return std::unexpected(FromStore(std::move(forgotten).error()));
  }
  co_return co_await Open(context, **std::move(user), std::move(client));
}

AwaitableResult<SignedIn> SignIn::Open(dynamodb::CallContext& context, storage::User user,
                                       Client client) const {
  auto session = sessions_.MakeSession(user.id, std::move(client));
  auto stored =
      co_await session_store_.Create(context, std::move(session.session), user.password_hash);
  if (!stored && stored.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(WrongCredentials());  // changed or deleted in this moment
  }
  if (!stored) co_return std::unexpected(FromStore(std::move(stored).error()));
  co_return SignedIn{std::move(user), std::move(session.cookie_value)};
}

boost::asio::awaitable<Error> SignIn::Refuse(dynamodb::CallContext& context, std::string address,
                                             storage::SignInFailures seen) const {
  const auto now = clock_.Now();
  auto counted =
      co_await failures_.CountFailure(context, std::move(address), seen, now, now + kLockTime);
  if (!counted) co_return FromStore(std::move(counted).error());
  // Guesses at the same moment may all have found the address unlocked; those too many learn
  // nothing.
  if (counted->count > kFailuresToLock) {
    if (auto locked = LockedError(*counted, now)) co_return *std::move(locked);
  }
  co_return WrongCredentials();
}

AwaitableResult<std::string> SignIn::Upgrade(dynamodb::CallContext& context,
                                             const storage::User& user,
                                             std::string password) const {
  auto hash = co_await hasher_.Hash(password);
  if (!hash) co_return std::unexpected(std::move(hash).error());
  auto replaced =
      co_await users_.ReplacePassword(context, user.id, user.password_hash, *hash, clock_.Now());
  if (replaced) co_return *std::move(hash);
  if (replaced.error().code != storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(FromStore(std::move(replaced).error()));
  }
  // Another sign-in upgraded it in this moment, or the password was changed.
  auto current = co_await users_.Find(context, user.id);
  if (!current) co_return std::unexpected(FromStore(std::move(current).error()));
  if (!*current) co_return std::unexpected(WrongCredentials());
  auto match = co_await hasher_.Verify((*current)->password_hash, std::move(password));
  if (!match) co_return std::unexpected(std::move(match).error());
  if (*match == PasswordMatch::kNo) co_return std::unexpected(WrongCredentials());
  co_return std::move((*current)->password_hash);
}

}  // namespace flavorbot::app::auth
