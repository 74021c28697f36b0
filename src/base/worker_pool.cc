#include "base/worker_pool.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace flavorbot::base {
namespace asio = boost::asio;

// The queue and its threads.
class WorkerPool::State {
 public:
  explicit State(const WorkerPoolOptions& options) : max_queued_(options.max_queued) {
    // Signals are for the threads that ask for them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (unsigned i = 0; i < options.threads; ++i) {
      threads_.emplace_back([this, niceness = options.niceness] { Work(niceness); });
      pthread_setname_np(threads_.back().native_handle(), options.name);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  ~State() { Stop(); }

  struct Job {
    std::function<void()> work;
    std::move_only_function<void(bool ran)> complete;
  };

  // False, and `job` is left as it was, when it is not taken.
  bool Push(Job& job) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_ || queue_.size() + running_ >= max_queued_ + threads_.size()) return false;
      queue_.push_back(std::move(job));
    }
    work_.notify_one();
    return true;
  }

  void Stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    work_.notify_all();
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

 private:
  void Work(int niceness) {
    if (niceness > 0) {
      // On Linux a thread has a niceness of its own.
      const auto thread_id = static_cast<id_t>(::syscall(SYS_gettid));
      ::setpriority(PRIO_PROCESS, thread_id, niceness);
    }
    std::unique_lock lock(mutex_);
    for (;;) {
      work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      Job job = std::move(queue_.front());
      queue_.pop_front();
      ++running_;
      lock.unlock();
      job.work();
      job.work = nullptr;
      lock.lock();
      --running_;  // before the coroutine goes on, which may have another job
      lock.unlock();
      job.complete(true);
      lock.lock();
    }
  }

  const std::size_t max_queued_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::deque<Job> queue_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

WorkerPool::WorkerPool(const WorkerPoolOptions& options)
    : state_(std::make_unique<State>(options)) {}

WorkerPool::~WorkerPool() = default;

void WorkerPool::Stop() { state_->Stop(); }

asio::awaitable<bool> WorkerPool::RunJob(std::function<void()> job) {
  auto initiate = [this](auto handler, std::function<void()> work) {
    // The guard keeps the coroutine's event loop running while the job is elsewhere.
    auto guard = asio::make_work_guard(asio::get_associated_executor(handler));
    auto complete = [handler = std::move(handler), guard = std::move(guard)](bool ran) mutable {
      asio::post(guard.get_executor(),
                 [handler = std::move(handler), ran]() mutable { std::move(handler)(ran); });
      guard.reset();
    };
    State::Job job{std::move(work), std::move(complete)};
    if (!state_->Push(job)) job.complete(false);
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(
      std::move(initiate), asio::use_awaitable, std::move(job));
}

}  // namespace flavorbot::base
