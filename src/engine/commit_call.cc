#include "engine/commit_call.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <future>
#include <utility>

namespace flavorbot::engine {
namespace {

namespace asio = boost::asio;

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
