// Settle time: how long after an account's deletion has begun requests may still write to it.
#pragma once

#include <chrono>

namespace flavorbot::cli {

// Longer than a request may take, so that none that knew a deleted account still writes to it.
inline constexpr std::chrono::seconds kSettleTime{45};

}  // namespace flavorbot::cli
