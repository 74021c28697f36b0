// Bounded process: what a program prints, within a time and a size.
//
// Threads: call from any coroutine; it stays on that coroutine's executor.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace flavorbot::aws {

struct ProcessBounds {
  std::chrono::milliseconds timeout{60'000};
  std::size_t max_output_bytes = std::size_t{64} * 1024;
};

// The standard output of the program `words[0]`, looked for in PATH, with the rest as its
// arguments. It has this process's environment and standard error, and nothing to read. When the
// time or the size is over, or the coroutine is cancelled, it is killed with the processes that it
// started. Errors: one line: it can't be started, took too long, printed too much, or failed.
// REQUIRES: `words` isn't empty.
boost::asio::awaitable<base::Result<std::string, std::string>> OutputOf(
    std::vector<std::string> words, ProcessBounds bounds);

}  // namespace flavorbot::aws
