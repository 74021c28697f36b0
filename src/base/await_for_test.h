// Running coroutines in tests.
//
// Threads: the calling one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

namespace flavorbot::base {

// What `call` returns, run on a loop of its own.
template <typename T>
T Await(boost::asio::awaitable<T> call) {
  boost::asio::io_context loop;
  std::optional<T> answer;
  boost::asio::co_spawn(loop, std::move(call),
                        [&answer](const std::exception_ptr& thrown, T value) {
                          if (thrown) std::rethrow_exception(thrown);
                          answer.emplace(std::move(value));
                        });
  loop.run();
  return std::move(*answer);
}

}  // namespace flavorbot::base
