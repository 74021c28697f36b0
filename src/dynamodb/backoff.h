// Backoff: the pause before trying a call again.
//
// Threads: any.
// Source:  "Exponential Backoff And Jitter", AWS Architecture Blog: full jitter.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>

namespace flavorbot::dynamodb {

// Waits `pause`; false without waiting when `deadline` would be over by then.
boost::asio::awaitable<bool> Pause(std::chrono::microseconds pause,
                                   std::chrono::steady_clock::time_point deadline);

// Waits a random time of at most 5 ms doubled `attempt` times, and at most 200 ms; false without
// waiting when `deadline` would be over by then. `attempt` counts from 0.
boost::asio::awaitable<bool> BackOff(unsigned attempt,
                                     std::chrono::steady_clock::time_point deadline);

}  // namespace flavorbot::dynamodb
