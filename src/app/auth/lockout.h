// Lockout: five wrong passwords for an address lock it for 15 minutes.
//
// Counted per address, whether or not somebody owns it, in the table: all instances agree. Each
// failure moves the end of the window, so the lock ends 15 minutes after the failure that closed
// it, and earlier failures are forgotten after 15 quiet minutes.
#pragma once

#include <chrono>
#include <optional>

#include "app/error.h"
#include "base/clock.h"
#include "storage/sign_in_store.h"

namespace flavorbot::app::auth {

inline constexpr std::int64_t kFailuresToLock = 5;
inline constexpr std::chrono::minutes kLockTime{15};

// kTooManyRequests with the time left while the address is locked.
std::optional<Error> LockedError(const storage::SignInFailures& failures, base::TimePoint now);

}  // namespace flavorbot::app::auth
