#include "aws/cached_credentials.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <vector>

#include "base/log.h"

namespace flavorbot::aws {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using base::TimePoint;

constexpr std::chrono::milliseconds kMostAdvance = std::chrono::minutes(15);
constexpr std::chrono::milliseconds kPauseWhileTheyHold = std::chrono::minutes(1);
constexpr std::chrono::milliseconds kPauseWithoutAny = std::chrono::seconds(1);
constexpr std::chrono::milliseconds kPauseBetweenRefusals = std::chrono::minutes(1);

}  // namespace

class CachedCredentials::State : public std::enable_shared_from_this<State> {
 public:
  using Answer = base::Result<SharedCredentials, std::string>;

  // A call that waits for the fetch; known to the state while it lives.
  class Waiter {
   public:
    Waiter(State& state, const asio::any_io_executor& executor,
           std::chrono::steady_clock::time_point deadline)
        : state_(state), timer_(std::make_shared<asio::steady_timer>(executor, deadline)) {}
    ~Waiter() {
      const std::lock_guard lock(state_.mutex_);
      std::erase(state_.waiting_, timer_);
    }
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    const std::shared_ptr<asio::steady_timer>& timer() const { return timer_; }

   private:
    State& state_;
    const std::shared_ptr<asio::steady_timer> timer_;
  };

  State(std::unique_ptr<CredentialsSource> source, const base::Clock* clock)
      : source_(std::move(source)), clock_(clock != nullptr ? *clock : system_clock_) {}

  // What is known at once; nullopt: a fetch must be waited for. `begins` says that the caller is to
  // run it.
  std::optional<Answer> Look(bool& begins) {
    const std::lock_guard lock(mutex_);
    const TimePoint now = clock_.Now();
    begins = NeedsFetch(now) && !fetching_ && now >= next_fetch_;
    if (begins) fetching_ = true;
    return Known(now);
  }

  // What is known by now; nullopt: `timer` ends when the fetch does.
  std::optional<Answer> Join(const std::shared_ptr<asio::steady_timer>& timer) {
    const std::lock_guard lock(mutex_);
    auto known = Known(clock_.Now());
    if (!known) waiting_.push_back(timer);
    return known;
  }

  Answer AfterTheWait() {
    const std::lock_guard lock(mutex_);
    if (Hold(clock_.Now())) return current_;
    if (fetching_) return std::unexpected("the source of AWS credentials hasn't answered in time");
    return std::unexpected(error_);
  }

  bool Refuse(const SharedCredentials& refused) {
    const std::lock_guard lock(mutex_);
    if (current_ != refused) return true;
    const TimePoint now = clock_.Now();
    if (now < next_refusal_) return false;
    next_refusal_ = now + kPauseBetweenRefusals;
    current_ = nullptr;
    error_ = "the AWS credentials have expired, and the source has no others";
    return true;
  }

  awaitable<void> Fetch() {
    // However this ends, those who wait go on.
    struct Ending {
      State& state;
      FoundOrError found = std::unexpected("the search for AWS credentials was broken off");
      ~Ending() { state.Finish(std::move(found)); }
    } ending{*this};
    ending.found = co_await source_->Fetch();
  }

 private:
  bool Hold(TimePoint now) const { return current_ != nullptr && (!expires_ || now < *expires_); }
  bool NeedsFetch(TimePoint now) const {
    return !Hold(now) || (expires_ && now >= *expires_ - advance_);
  }

  std::optional<Answer> Known(TimePoint now) const {
    if (Hold(now)) return current_;
    if (!fetching_) return Answer(std::unexpected(error_));
    return std::nullopt;
  }

  void Finish(FoundOrError found) {
    const std::lock_guard lock(mutex_);
    fetching_ = false;
    const TimePoint now = clock_.Now();
    if (found && found->expires && *found->expires <= now) {
      found = std::unexpected("the AWS credentials that were found have expired");
    }
    if (found) {
      current_ = std::make_shared<const sigv4::Credentials>(std::move(found->credentials));
      expires_ = found->expires;
      if (expires_) advance_ = std::min(kMostAdvance, (*expires_ - now) / 4);
      next_fetch_ = TimePoint::min();
    } else {
      error_ = std::move(found).error();
      next_fetch_ = now + (Hold(now) ? kPauseWhileTheyHold : kPauseWithoutAny);
      base::Log(base::Level::kWarning, "AWS credentials can't be had", {{"cause", error_}});
    }
    // Under the lock: who waits, and so its event loop, is still there.
    for (const auto& timer : waiting_) {
      asio::post(timer->get_executor(), [waits = std::weak_ptr(timer)] {
        if (const auto wait = waits.lock()) wait->expires_at(asio::steady_timer::time_point::min());
      });
    }
    waiting_.clear();
  }

  const std::unique_ptr<CredentialsSource> source_;
  const base::SystemClock system_clock_;
  const base::Clock& clock_;

  std::mutex mutex_;
  SharedCredentials current_;  // nullptr: none yet, or they were refused
  std::optional<TimePoint> expires_;
  std::chrono::milliseconds advance_{0};
  bool fetching_ = false;
  TimePoint next_fetch_ = TimePoint::min();
  TimePoint next_refusal_ = TimePoint::min();
  std::string error_;  // of the last fetch that failed
  std::vector<std::shared_ptr<asio::steady_timer>> waiting_;
};

CachedCredentials::CachedCredentials(std::unique_ptr<CredentialsSource> source,
                                     const base::Clock* clock)
    : state_(std::make_shared<State>(std::move(source), clock)) {}

CachedCredentials::~CachedCredentials() = default;

awaitable<base::Result<SharedCredentials, std::string>> CachedCredentials::Get(
    std::chrono::steady_clock::time_point deadline) {
  const auto state = state_;
  const auto executor = co_await asio::this_coro::executor;
  bool begins = false;
  auto known = state->Look(begins);
  if (begins) {
    const auto fetch = [](std::shared_ptr<State> of) -> awaitable<void> { co_await of->Fetch(); };
    asio::co_spawn(executor, fetch(state), asio::detached);
  }
  if (known) co_return *std::move(known);
  const State::Waiter waiter(*state, executor, deadline);
  known = state->Join(waiter.timer());
  if (known) co_return *std::move(known);
  co_await waiter.timer()->async_wait(asio::as_tuple(asio::use_awaitable));
  co_return state->AfterTheWait();
}

bool CachedCredentials::Refuse(const SharedCredentials& refused) { return state_->Refuse(refused); }

}  // namespace flavorbot::aws
