#include "dynamodb_server/latency_api.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace flavorbot::dynamodb_server {

std::chrono::milliseconds LatencyApi::Draw() {
  const auto choices = static_cast<std::uint64_t>((latency_.most - latency_.least).count()) + 1;
  const std::lock_guard lock(mutex_);
  return latency_.least + std::chrono::milliseconds{random_() % choices};
}

dynamodb::Awaitable<InterceptedApi::Verdict> LatencyApi::Judge() {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, Draw());
  // A caller that has gone cancels the wait; the call then goes on at once.
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  co_return Verdict{};
}

}  // namespace flavorbot::dynamodb_server
