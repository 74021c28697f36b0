#include "http/loop_connections.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace flavorbot::http {

namespace asio = boost::asio;

asio::execution_context::id LoopConnections::id;

asio::awaitable<bool> LoopConnections::Turn::Await(std::size_t most, Clock::time_point deadline) {
  if (of_pool().turns < most) {
    ++of_pool().turns;
    has_it_ = true;
    co_return true;
  }
  asio::steady_timer wait(co_await asio::this_coro::executor, deadline);
  wait_ = &wait;
  of_pool().waiting.push_back(this);
  co_await wait.async_wait(asio::as_tuple(asio::use_awaitable));
  std::erase(of_pool().waiting, this);
  co_return has_it_;
}

LoopConnections::Turn::~Turn() {
  if (loop_.is_shut_down()) return;
  auto& [turns, kept, waiting] = of_pool();
  std::erase(waiting, this);
  if (!has_it_) return;
  if (waiting.empty()) {
    --turns;
    return;
  }
  Turn* next = waiting.front();
  waiting.pop_front();
  next->has_it_ = true;
  next->wait_->cancel();
}

}  // namespace flavorbot::http
