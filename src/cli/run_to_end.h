// Run to end: a coroutine on an event loop of its own, for where there is no loop yet.
//
// Threads: blocks the calling one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

namespace flavorbot::cli {

// What `work` returns, once it and all that it started on its executor have ended. Errors are
// values; what is thrown all the same ends the program, as on any thread.
template <typename T>
T RunToEnd(boost::asio::awaitable<T> work) {
  boost::asio::io_context loop(1);
  std::optional<T> outcome;
  boost::asio::co_spawn(loop, std::move(work),
                        [&outcome](const std::exception_ptr& thrown, T value) {
                          if (thrown) std::rethrow_exception(thrown);
                          outcome.emplace(std::move(value));
                        });
  loop.run();
  return *std::move(outcome);
}

}  // namespace flavorbot::cli
