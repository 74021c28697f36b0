// Event loop: one thread's share of the server: a listening socket and the connections that the
// kernel gave it.
//
// Threads: Run blocks on the loop's own thread; Drain, Abort and Stop may be called from others.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <string>

#include "base/result.h"
#include "http/serving.h"
#include "http/stream_socket.h"

namespace flavorbot::http {

class EventLoop {
 public:
  // Borrows `serving`.
  explicit EventLoop(Serving& serving);

  // Listens on `endpoint`; port 0 takes any free one. Returns the endpoint it listens on.
  // Errors: what the system says.
  base::Result<boost::asio::ip::tcp::endpoint, std::string> Listen(
      const boost::asio::ip::tcp::endpoint& endpoint);

  // Accepts from the listening socket `descriptor` of a Unix socket, which is borrowed for this
  // call. Errors: what the system says.
  base::Result<void, std::string> Share(int descriptor);

  // Serves until Stop. REQUIRES: Listen or Share succeeded.
  void Run();

  // Accepts nothing more, closes idle connections and every other one after its request. Returns
  // once no connection can come any more. REQUIRES: Run is running, on another thread.
  void Drain();
  // Closes all connections and cancels their handlers.
  void Abort();
  // Makes Run return, whatever is still going on.
  void Stop() { io_.stop(); }

 private:
  boost::asio::awaitable<void> Accept();
  void Admit(StreamSocket socket);

  Serving& serving_;
  LoopState state_;
  boost::asio::io_context io_{1};
  StreamAcceptor acceptor_{io_};
};

}  // namespace flavorbot::http
