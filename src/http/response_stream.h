// Response stream: an answer whose body is read piece by piece, as it comes.
//
//   auto stream = co_await pool.Open(request);
//   while (true) {
//     auto piece = co_await (*stream)->Next(deadline);
//     if (!piece || piece->empty()) break;                // an error; or the body is whole
//   }
//
// Letting go of it before its end closes the connection, so that the server stops.
//
// Threads: the event loop that it was opened on; one coroutine at a time.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>

#include "base/result.h"
#include "http/client.h"
#include "http/headers.h"

namespace flavorbot::http {

class ResponseStream {
 public:
  virtual ~ResponseStream() = default;

  virtual int status() const = 0;
  virtual const Headers& headers() const = 0;

  // The next piece of the body, as soon as there is one; empty: the body is whole. Waits until
  // `deadline` at most, whenever that is.
  // Errors: kConnectionLost, kTimeout, kMalformed, kTooLarge; after one there is nothing more.
  virtual boost::asio::awaitable<base::Result<std::string, ClientError>> Next(
      std::chrono::steady_clock::time_point deadline) = 0;
};

}  // namespace flavorbot::http
