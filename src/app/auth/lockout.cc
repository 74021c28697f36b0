#include "app/auth/lockout.h"

namespace flavorbot::app::auth {

std::optional<Error> LockedError(const storage::SignInFailures& failures, base::TimePoint now) {
  if (failures.count < kFailuresToLock || failures.window_ends <= now) return std::nullopt;
  auto error = MakeError(ErrorCode::kTooManyRequests,
                         "Too many failed attempts. Please try again in 15 minutes.");
  error.retry_after = std::chrono::ceil<std::chrono::seconds>(failures.window_ends - now);
  return error;
}

}  // namespace flavorbot::app::auth
