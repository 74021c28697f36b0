#include "engine/commit_call.h"

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <memory>
#include <utility>

namespace flavorbot::engine {
namespace {

namespace asio = boost::asio;

using Outcomes = std::vector<dynamodb::Result<CommitOutcome>>;

// Outcomes as they come in; the last one resumes the coroutine on its own executor.
//
// Threads: Put from any thread, once for each place.
template <typename Handler>
class Join {
 public:
  Join(Handler handler, std::size_t count)
      : guard_(asio::make_work_guard(asio::get_associated_executor(handler))),
        handler_(std::move(handler)),
        outcomes_(count),
        left_(count) {}

  void Put(std::size_t place, dynamodb::Result<CommitOutcome> outcome) {
    outcomes_[place] = std::move(outcome);
    if (left_.fetch_sub(1, std::memory_order_acq_rel) > 1) return;
    asio::post(guard_.get_executor(),
               [handler = std::move(handler_), outcomes = std::move(outcomes_)]() mutable {
                 std::move(handler)(std::move(outcomes));
               });
  }

 private:
  asio::executor_work_guard<asio::associated_executor_t<Handler>> guard_;
  Handler handler_;
  Outcomes outcomes_;
  std::atomic<std::size_t> left_;
};

// Sets `request->done` so that it resumes the coroutine on its own executor, and submits.
template <typename Outcome, typename Request>
dynamodb::AwaitableResult<Outcome> CommitAndResume(Committer& committer,
                                                   std::unique_ptr<Request> request) {
  using Answer = dynamodb::Result<Outcome>;
  auto initiate = [&committer](auto handler, std::unique_ptr<Request> submitted) {
    auto guard = asio::make_work_guard(asio::get_associated_executor(handler));
    submitted->done = [handler = std::move(handler),
                       guard = std::move(guard)](Answer answer) mutable {
      asio::post(guard.get_executor(),
                 [handler = std::move(handler), answer = std::move(answer)]() mutable {
                   std::move(handler)(std::move(answer));
                 });
    };
    committer.Submit(std::move(submitted));
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Answer)>(
      std::move(initiate), asio::use_awaitable, std::move(request));
}

}  // namespace

dynamodb::AwaitableResult<CommitOutcome> Commit(Committer& committer,
                                                std::unique_ptr<CommitRequest> request) {
  return CommitAndResume<CommitOutcome>(committer, std::move(request));
}

dynamodb::Awaitable<Outcomes> CommitEach(Committer& committer,
                                         std::vector<std::unique_ptr<CommitRequest>> requests) {
  if (requests.empty()) co_return Outcomes{};
  auto initiate = [&committer](auto handler, auto submitted) {
    auto join = std::make_shared<Join<decltype(handler)>>(std::move(handler), submitted.size());
    for (std::size_t i = 0; i < submitted.size(); ++i) {
      submitted[i]->done = [join, i](dynamodb::Result<CommitOutcome> outcome) {
        join->Put(i, std::move(outcome));
      };
    }
    for (auto& request : submitted) committer.Submit(std::move(request));
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Outcomes)>(
      std::move(initiate), asio::use_awaitable, std::move(requests));
}

dynamodb::AwaitableResult<void> Commit(Committer& committer,
                                       std::unique_ptr<ExclusiveChange> change) {
  return CommitAndResume<void>(committer, std::move(change));
}

dynamodb::Result<void> CommitAndWait(Committer& committer,
                                     std::unique_ptr<ExclusiveChange> change) {
  std::promise<dynamodb::Result<void>> promise;
  auto answer = promise.get_future();
  change->done = [promise = std::move(promise)](dynamodb::Result<void> done) mutable {
    promise.set_value(std::move(done));
  };
  committer.Submit(std::move(change));
  return answer.get();
}

}  // namespace flavorbot::engine
