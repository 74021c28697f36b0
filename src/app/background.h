// Background: work that goes on after its request is answered, bounded in number.
//
// What runs is lost when the process stops: only start what a person can ask for again, or what
// another run takes up.
//
// Threads: Start may be called from any thread. Must outlive the executors it is used with; the
//          work refers only to what does too.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstddef>

namespace flavorbot::app {

enum class Started { kYes, kTooMany };

class Background {
 public:
  explicit Background(std::size_t max_running = 256) : max_running_(max_running) {}

  // Runs `work` on `executor`. With kTooMany it was not started; that is logged.
  Started Start(const boost::asio::any_io_executor& executor, boost::asio::awaitable<void> work);

 private:
  std::size_t max_running_;
  std::atomic<std::size_t> running_ = 0;
};

}  // namespace flavorbot::app
