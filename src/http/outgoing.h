// Outgoing: the half of a connection that sends.
//
// Bytes gather in a buffer. Sending first tries what the socket takes at once, without suspending
// anybody; that is all that most answers need.
//
// Threads: one event loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "http/deadline.h"
#include "http/stream_socket.h"

namespace flavorbot::http {

class Outgoing {
 public:
  // Borrows both; the socket is non-blocking.
  Outgoing(StreamSocket& socket, Deadline& deadline, std::chrono::milliseconds write_timeout)
      : socket_(socket), deadline_(deadline), write_timeout_(write_timeout) {}

  // What to send next; append to it. REQUIRES: not writing().
  std::string& buffer() { return buffer_; }
  bool empty() const { return buffer_.empty(); }
  // Whether a Send is waiting for the socket.
  bool writing() const { return writing_; }

  enum class Sent { kAll, kSome, kBroken };

  // Sends what the socket takes of the buffer and then of `rest`, and takes it off both.
  // REQUIRES: not writing().
  Sent TrySend(std::string_view& rest);

  // Sends the buffer and then `rest` (borrowed until done), under a deadline; it leaves the
  // deadline wherever that was. False when the connection is broken.
  boost::asio::awaitable<bool> Send(std::string_view rest);

 private:
  StreamSocket& socket_;
  Deadline& deadline_;
  const std::chrono::milliseconds write_timeout_;
  std::string buffer_;
  bool writing_ = false;
};

}  // namespace flavorbot::http
