#include "app/auth/password_hasher.h"

#include <utility>

#include "app/auth/password_rules.h"

namespace flavorbot::app::auth {
namespace {

Error Busy(std::string cause) {
  Error error =
      MakeError(ErrorCode::kUnavailable,
                "Too many people are signing in right now. Please try again in a moment.");
  error.retry_after = std::chrono::seconds{1};
  error.cause = std::move(cause);
  return error;
}

}  // namespace

AwaitableResult<std::string> PasswordHasher::Hash(std::string password) const {
  auto hash =
      co_await pool_.Run([password = std::move(password)] { return HashPassword(password); });
  if (!hash) co_return std::unexpected(Busy("the queue of password hashes is full"));
  if (!*hash) co_return std::unexpected(Busy("no memory for a password hash"));
  co_return **std::move(hash);
}

AwaitableResult<PasswordMatch> PasswordHasher::Verify(std::string stored,
                                                      std::string password) const {
  const bool is_too_long = password.size() > kMaxPasswordBytes;
  if (is_too_long) password.resize(kMaxPasswordBytes);
  const auto match =
      co_await pool_.Run([stored = std::move(stored), password = std::move(password)] {
        return VerifyPassword(stored, password);
      });
  if (!match) co_return std::unexpected(Busy("the queue of password hashes is full"));
  if (!*match) co_return std::unexpected(Busy("no memory for a password hash"));
  co_return is_too_long ? PasswordMatch::kNo : **match;
}

}  // namespace flavorbot::app::auth
