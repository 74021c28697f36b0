// Side loop: an event loop with a thread of its own, for work that belongs to no request.
//
// Threads: construct, Start, Stop and destroy on one thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>

namespace flavorbot::cli {

class SideLoop {
 public:
  SideLoop();
  ~SideLoop();  // stops
  SideLoop(const SideLoop&) = delete;
  SideLoop& operator=(const SideLoop&) = delete;

  void Start(boost::asio::awaitable<void> work);

  // Leaves what is unfinished where it is and joins the thread. Its coroutines are destroyed with
  // this object.
  void Stop();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace flavorbot::cli
