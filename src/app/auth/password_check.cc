#include "app/auth/password_check.h"

#include <utility>

#include "app/auth/lockout.h"

namespace flavorbot::app::auth {

AwaitableResult<storage::User> PasswordCheck::Check(dynamodb::CallContext& context,
                                                    std::string user_id,
                                                    std::string password) const {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(MakeError(ErrorCode::kUnauthenticated, "Unauthorized"));
  const auto& address = (*user)->email_normalised;
  auto state = co_await failures_.Find(context, address);
  if (!state) co_return std::unexpected(FromStore(std::move(state).error()));
  const auto now = clock_.Now();
  if (auto locked = LockedError(state->failures, now)) {
    co_return std::unexpected(*std::move(locked));
  }
  auto match = co_await hasher_.Verify((*user)->password_hash, std::move(password));
  if (!match) co_return std::unexpected(std::move(match).error());
  if (*match != PasswordMatch::kNo) co_return **std::move(user);
  auto counted =
      co_await failures_.CountFailure(context, address, state->failures, now, now + kLockTime);
  if (!counted) co_return std::unexpected(FromStore(std::move(counted).error()));
  co_return std::unexpected(MakeError(ErrorCode::kForbidden, "The password is incorrect"));
}

}  // namespace flavorbot::app::auth
