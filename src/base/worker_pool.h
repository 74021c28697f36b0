// WorkerPool: a few threads for work that would hold up an event loop (password hashing, mail,
// disk), with a bounded queue before them.
//
//   auto hash = co_await pool.Run([password] { return HashPassword(password); });
//   if (!hash) co_return Busy();   // the queue was full: nothing ran
//
// Threads: Run may be called from any thread; the coroutine goes on on its own executor.
//          The event loops of waiting coroutines must outlive the pool's last job: stop the pool
//          before destroying them.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/result.h"

namespace flavorbot::base {

// The job was not taken: the queue was full, or the pool has stopped.
struct PoolFull {};

struct WorkerPoolOptions {
  unsigned threads = 1;
  std::size_t max_queued = 64;  // waiting jobs, those running not counted
  int niceness = 0;             // 0..19: how far the threads stand back behind the others
  const char* name = "worker";  // of the threads, at most 15 characters
};

class WorkerPool {
 public:
  explicit WorkerPool(const WorkerPoolOptions& options);
  ~WorkerPool();  // stops
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // What `function()` returns, run on a thread of the pool. `function` owns what it needs: it may
  // still run after the coroutine is gone. It must not throw.
  template <typename Function>
  boost::asio::awaitable<Result<std::invoke_result_t<Function&>, PoolFull>> Run(Function function) {
    using Value = std::invoke_result_t<Function&>;
    static_assert(!std::is_void_v<Value>, "return something, if only whether it worked");
    struct Job {
      Function function;
      std::optional<Value> value;
    };
    auto job = std::make_shared<Job>(Job{std::move(function), std::nullopt});
    const bool ran = co_await RunJob([job] { job->value.emplace(job->function()); });
    if (!ran) co_return std::unexpected(PoolFull{});
    co_return std::move(*job->value);
  }

  // Lets the queued jobs finish and joins the threads; later jobs are refused.
  void Stop();

 private:
  class State;

  // True once `job` has run; false when it was not taken.
  boost::asio::awaitable<bool> RunJob(std::function<void()> job);

  std::unique_ptr<State> state_;
};

}  // namespace flavorbot::base
