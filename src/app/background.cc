#include "app/background.h"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <utility>

#include "base/log.h"

namespace flavorbot::app {
namespace {

// One place among those that may run; given back however the work ends.
class Place {
 public:
  explicit Place(std::atomic<std::size_t>& running) : running_(&running) {}
  Place(Place&& other) noexcept : running_(std::exchange(other.running_, nullptr)) {}
  Place& operator=(Place&&) = delete;
  ~Place() {
    if (running_ != nullptr) running_->fetch_sub(1);
  }

 private:
  std::atomic<std::size_t>* running_;
};

// What libraries throw must not end the process.
void LogFailure(const std::exception_ptr& failure) {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& exception) {
    base::Log(base::Level::kError, "background work failed", {{"cause", exception.what()}});
  } catch (...) {
    base::Log(base::Level::kError, "background work failed", {{"cause", "unknown exception"}});
  }
}

}  // namespace

Started Background::Start(const boost::asio::any_io_executor& executor,
                          boost::asio::awaitable<void> work) {
  if (running_.fetch_add(1) >= max_running_) {
    running_.fetch_sub(1);
    base::Log(base::Level::kWarning, "background work refused", {{"running", max_running_}});
    return Started::kTooMany;
  }
  boost::asio::co_spawn(
      executor, std::move(work),
      [place = Place(running_)](const std::exception_ptr& failure) { LogFailure(failure); });
  return Started::kYes;
}

}  // namespace flavorbot::app
