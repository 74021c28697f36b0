// Retry: whether a failed attempt is worth another, and when.
//
// Threads: pure functions.
// Source:  "Exponential Backoff And Jitter", AWS Architecture Blog: full jitter; RFC 9110, section
//          10.2.3 (Retry-After).
#pragma once

#include <chrono>
#include <optional>

#include "base/random.h"
#include "model_api/model_error.h"
#include "model_api/model_settings.h"

namespace flavorbot::model_api {

// How long to wait before attempt number `attempt` + 1; the first is number 1. What the provider
// asks for is waited for, and a little longer, so that not all come back at once. nullopt: it isn't
// worth it, or would be too late at `deadline`.
std::optional<std::chrono::milliseconds> PauseAfter(unsigned attempt, const ModelError& error,
                                                    const RetryPolicy& policy,
                                                    std::chrono::steady_clock::time_point now,
                                                    std::chrono::steady_clock::time_point deadline,
                                                    base::RandomSource& random);

}  // namespace flavorbot::model_api
