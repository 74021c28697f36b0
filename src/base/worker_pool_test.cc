#include "base/worker_pool.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <latch>
#include <thread>

namespace flavorbot::base {
namespace {

namespace asio = boost::asio;

TEST(WorkerPool, TheJobRunsOnAWorkerAndTheCoroutineGoesOnWhereItWas) {
  asio::io_context loop;
  WorkerPool pool({.threads = 1});
  std::thread::id job_thread;
  std::thread::id coroutine_thread;
  int answer = 0;
  auto ask = [](WorkerPool& workers, std::thread::id& job, std::thread::id& coroutine,
                int& result) -> asio::awaitable<void> {
    auto value = co_await workers.Run([&job] {
      job = std::this_thread::get_id();
      return 42;
    });
    coroutine = std::this_thread::get_id();
    result = value.value_or(-1);
  };
  asio::co_spawn(loop, ask(pool, job_thread, coroutine_thread, answer), asio::detached);
  loop.run();
  EXPECT_EQ(answer, 42);
  EXPECT_EQ(coroutine_thread, std::this_thread::get_id());
  EXPECT_NE(job_thread, std::this_thread::get_id());
}

// One thread, one waiting: the third job at the same time is refused, at once and alone.
TEST(WorkerPool, AFullQueueRefusesAndTheOthersAreAnswered) {
  asio::io_context loop;
  WorkerPool pool({.threads = 1, .max_queued = 1});
  std::latch refused(1);
  int ran = 0;
  int full = 0;
  auto ask = [](WorkerPool& workers, std::latch& gate, int& good,
                int& bad) -> asio::awaitable<void> {
    const auto value = co_await workers.Run([&gate] {
      gate.wait();
      return true;
    });
    if (value) {
      ++good;
    } else {
      ++bad;
      gate.count_down();
    }
  };
  for (int i = 0; i < 3; ++i) asio::co_spawn(loop, ask(pool, refused, ran, full), asio::detached);
  loop.run();
  EXPECT_EQ(ran, 2);
  EXPECT_EQ(full, 1);
}

TEST(WorkerPool, RoomIsFreeAgainWhenACoroutineGoesOn) {
  asio::io_context loop;
  WorkerPool pool({.threads = 1, .max_queued = 0});
  int ran = 0;
  auto ask = [](WorkerPool& workers, int& good) -> asio::awaitable<void> {
    for (int i = 0; i < 1000; ++i) {
      const auto value = co_await workers.Run([i] { return i; });
      if (value && *value == i) ++good;
    }
  };
  asio::co_spawn(loop, ask(pool, ran), asio::detached);
  loop.run();
  EXPECT_EQ(ran, 1000);
}

TEST(WorkerPool, StopFinishesQueuedJobsAndRefusesLaterOnes) {
  asio::io_context loop;
  WorkerPool pool({.threads = 2, .max_queued = 10});
  int ran = 0;
  int full = 0;
  auto ask = [](WorkerPool& workers, int& good, int& bad) -> asio::awaitable<void> {
    const auto value = co_await workers.Run([] { return std::make_unique<int>(1); });
    ++(value ? good : bad);
  };
  for (int i = 0; i < 10; ++i) asio::co_spawn(loop, ask(pool, ran, full), asio::detached);
  loop.poll();
  pool.Stop();
  asio::co_spawn(loop, ask(pool, ran, full), asio::detached);
  loop.restart();
  loop.run();
  EXPECT_EQ(ran, 10);
  EXPECT_EQ(full, 1);
}

}  // namespace
}  // namespace flavorbot::base
