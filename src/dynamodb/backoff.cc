#include "dynamodb/backoff.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <random>

namespace flavorbot::dynamodb {

boost::asio::awaitable<bool> Pause(std::chrono::microseconds pause,
                                   std::chrono::steady_clock::time_point deadline) {
  const auto until = std::chrono::steady_clock::now() + pause;
  if (until >= deadline) co_return false;
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, until);
  const auto [error] = co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  co_return !error;
}

boost::asio::awaitable<bool> BackOff(unsigned attempt,
                                     std::chrono::steady_clock::time_point deadline) {
  thread_local std::minstd_rand jitter{std::random_device{}()};
  const int most_us = std::min(200'000, 5'000 << std::min(attempt, 6U));
  const std::chrono::microseconds pause{std::uniform_int_distribution{0, most_us}(jitter)};
  const bool waited = co_await Pause(pause, deadline);
  co_return waited;
}

}  // namespace flavorbot::dynamodb
