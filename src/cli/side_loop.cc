#include "cli/side_loop.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <thread>

namespace flavorbot::cli {

namespace asio = boost::asio;

class SideLoop::State {
 public:
  State() : guard_(asio::make_work_guard(loop_)), thread_([this] { loop_.run(); }) {}

  asio::io_context& loop() { return loop_; }

  void Stop() {
    loop_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  asio::io_context loop_{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::thread thread_;
};

SideLoop::SideLoop() : state_(std::make_unique<State>()) {}

SideLoop::~SideLoop() { Stop(); }

void SideLoop::Start(asio::awaitable<void> work) {
  // Errors are values; what is thrown all the same ends the program, as on any thread.
  asio::co_spawn(state_->loop(), std::move(work), [](const std::exception_ptr& thrown) {
    if (thrown) std::rethrow_exception(thrown);
  });
}

void SideLoop::Stop() { state_->Stop(); }

}  // namespace flavorbot::cli
