// Client stream: bytes to and from a server, over a plain connection or over TLS on it.
//
// Threads: one coroutine at a time, on the executor that it was made with. Close may come between.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "http/stream_socket.h"
#include "http/tls_context.h"

namespace flavorbot::http {

class ClientStream {
 public:
  using Error = boost::system::error_code;
  using Moved = std::pair<Error, std::size_t>;  // and how many bytes

  virtual ~ClientStream() = default;

  virtual StreamSocket& socket() = 0;
  // Over TLS: what comes before the first byte; the server's certificate must be `host`'s.
  virtual boost::asio::awaitable<Error> Handshake(const std::string& host) = 0;
  virtual boost::asio::awaitable<Moved> Read(std::span<char> into) = 0;
  virtual boost::asio::awaitable<Moved> Write(std::string_view bytes) = 0;  // all of them
  // Whether bytes were received that Read hasn't given yet.
  virtual bool HasReceived() = 0;

  // At once, without a farewell; waits end with an error.
  void Close() {
    Error ignored;
    socket().close(ignored);
  }
};

// `tls` nullptr: no TLS. It is borrowed.
std::unique_ptr<ClientStream> MakeClientStream(const boost::asio::any_io_executor& executor,
                                               TlsContext* tls);

}  // namespace flavorbot::http
