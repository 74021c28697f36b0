// Deadline: until when a connection may go on with what it does, moved on every step.
//
// Re-arming a timer for every step of every request would cost more than some requests do. So the
// timer stays where it is when the deadline moves later, and looks again when it goes off; only a
// deadline earlier than the armed one re-arms it.
//
// Threads: one event loop.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace flavorbot::http {

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  // Calls `expired` each time a deadline that was set has passed; never after destruction.
  Deadline(const boost::asio::any_io_executor& executor, std::function<void()> expired);
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  void Set(Clock::time_point when);
  void Clear() { Set(Clock::time_point::max()); }
  // As Clear, and leaves no timer behind: an event loop that has nothing else to do ends.
  void Stop();

 private:
  struct State;
  static void Arm(std::shared_ptr<State> state);

  std::shared_ptr<State> state_;  // outlives this in a wait that is being cancelled
};

// How long moving `bytes` may take when every step of it could be the slowest that is put up with:
// `timeout`, and on top what a slow line (16 KiB/s) needs.
std::chrono::milliseconds TransferTime(std::chrono::milliseconds timeout, std::size_t bytes);

}  // namespace flavorbot::http
