// Connection count: how many connections a server has, its bound, and the wait for the last.
//
// Threads: any.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace flavorbot::http {

class ConnectionCount {
 public:
  explicit ConnectionCount(std::size_t most) : most_(most) {}

  // False over the bound.
  bool TryAdd() {
    const std::lock_guard lock(mutex_);
    if (count_ >= most_) return false;
    ++count_;
    return true;
  }

  void Remove() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) none_.notify_all();
  }

  // Whether there is none before `timeout` has passed.
  bool WaitForNone(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    return none_.wait_for(lock, timeout, [this] { return count_ == 0; });
  }

 private:
  const std::size_t most_;
  std::size_t count_ = 0;
  std::mutex mutex_;
  std::condition_variable none_;
};

}  // namespace flavorbot::http
