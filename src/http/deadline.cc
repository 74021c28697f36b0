#include "http/deadline.h"

#include <boost/asio/steady_timer.hpp>

namespace flavorbot::http {
namespace {

constexpr std::size_t kSlowestBytesPerMillisecond = 16;

}  // namespace

struct Deadline::State {
  State(const boost::asio::any_io_executor& executor, std::function<void()> when_expired)
      : timer(executor), expired(std::move(when_expired)) {}

  boost::asio::steady_timer timer;
  std::function<void()> expired;
  Clock::time_point deadline = Clock::time_point::max();
  Clock::time_point armed_for = Clock::time_point::max();
};

Deadline::Deadline(const boost::asio::any_io_executor& executor, std::function<void()> expired)
    : state_(std::make_shared<State>(executor, std::move(expired))) {}

Deadline::~Deadline() {
  state_->expired = nullptr;
  state_->timer.cancel();
}

void Deadline::Set(Clock::time_point when) {
  state_->deadline = when;
  if (when < state_->armed_for) Arm(state_);
}

void Deadline::Stop() {
  state_->deadline = Clock::time_point::max();
  state_->armed_for = Clock::time_point::max();
  state_->timer.cancel();
}

void Deadline::Arm(std::shared_ptr<State> state) {
  state->armed_for = state->deadline;
  auto& timer = state->timer;
  timer.expires_at(state->deadline);
  timer.async_wait([state = std::move(state)](const boost::system::error_code& error) {
    // Cancelled: re-armed, or the owner is gone.
    if (error || !state->expired) return;
    // A wait that was re-armed after it went off, but before this ran.
    if (Clock::now() < state->armed_for) return;
    state->armed_for = Clock::time_point::max();
    if (state->deadline == Clock::time_point::max()) return;
    if (Clock::now() < state->deadline) {
      Arm(state);
      return;
    }
    state->deadline = Clock::time_point::max();
    state->expired();
  });
}

std::chrono::milliseconds TransferTime(std::chrono::milliseconds timeout, std::size_t bytes) {
  return timeout + std::chrono::milliseconds(bytes / kSlowestBytesPerMillisecond);
}

}  // namespace flavorbot::http
