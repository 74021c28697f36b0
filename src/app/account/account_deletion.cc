#include "app/account/account_deletion.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "base/log.h"

namespace flavorbot::app::account {
namespace {

// Left for the answer itself when the request's time is spent on deleting.
constexpr std::chrono::seconds kReserve{5};
constexpr std::chrono::minutes kBackgroundTime{30};

boost::asio::awaitable<void> Wait(std::chrono::milliseconds time) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

}  // namespace

AwaitableResult<void> AccountDeletion::Delete(dynamodb::CallContext& context,
                                              storage::User user) const {
  auto user_id = user.id;
  auto begun = co_await Begin(context, std::move(user));
  if (!begun) co_return begun;
  (void)background_.Start(
      co_await boost::asio::this_coro::executor,
      FinishBehind(std::move(user_id),
                   dynamodb::ContextBehind(context, settle_time_ + kBackgroundTime)));
  co_return Result<void>{};
}

AwaitableResult<void> AccountDeletion::Begin(dynamodb::CallContext& context,
                                             storage::User user) const {
  auto user_id = user.id;
  auto begun = co_await accounts_.Begin(context, std::move(user), clock_.Now());
  if (!begun) co_return std::unexpected(FromStore(std::move(begun).error()));
  // The account is gone for everybody from here on: what fails now is done behind the answer.
  const auto swept = co_await DeletePages(context, std::move(user_id));
  if (!swept) {
    base::Log(base::Level::kWarning, "account deletion goes on behind the answer",
              {{"id", context.request_id}, {"cause", swept.error().cause}});
  }
  co_return Result<void>{};
}

AwaitableResult<void> AccountDeletion::Settle(dynamodb::CallContext& context,
                                              std::string user_id) const {
  co_await Wait(settle_time_);
  auto finished = co_await FinishAccount(context, std::move(user_id));
  if (!finished) co_return std::unexpected(std::move(finished).error());
  if (*finished == Sweep::kClean) co_return Result<void>{};
  auto error = MakeError(ErrorCode::kUnavailable, "The deletion is not finished yet");
  error.cause = "out of time";
  co_return std::unexpected(std::move(error));
}

AwaitableResult<AccountDeletion::Sweep> AccountDeletion::DeletePages(dynamodb::CallContext& context,
                                                                     std::string user_id) const {
  while (std::chrono::steady_clock::now() + kReserve < context.deadline) {
    auto progress = co_await accounts_.DeletePage(context, user_id);
    if (!progress) co_return std::unexpected(FromStore(std::move(progress).error()));
    if (*progress == storage::Progress::kDone) co_return Sweep::kClean;
  }
  co_return Sweep::kOutOfTime;
}

AwaitableResult<AccountDeletion::Sweep> AccountDeletion::FinishAccount(
    dynamodb::CallContext& context, std::string user_id) const {
  auto swept = co_await DeletePages(context, user_id);
  if (!swept || *swept == Sweep::kOutOfTime) co_return std::move(swept);
  auto finished = co_await accounts_.Finish(context, std::move(user_id));
  if (!finished) co_return std::unexpected(FromStore(std::move(finished).error()));
  co_return Sweep::kClean;
}

boost::asio::awaitable<void> AccountDeletion::FinishBehind(std::string user_id,
                                                           dynamodb::CallContext context) const {
  const auto settled = co_await Settle(context, user_id);
  if (settled) co_return;
  base::Log(base::Level::kError, "account deletion unfinished",
            {{"id", context.request_id}, {"user", user_id}, {"cause", settled.error().cause}});
}

AwaitableResult<std::size_t> AccountDeletion::Resume(dynamodb::CallContext& context) const {
  auto unfinished = co_await accounts_.Unfinished(context);
  if (!unfinished) co_return std::unexpected(FromStore(std::move(unfinished).error()));
  std::size_t finished = 0;
  for (const auto& user_id : *unfinished) {
    auto swept = co_await FinishAccount(context, user_id);
    if (!swept) co_return std::unexpected(std::move(swept).error());
    if (*swept == Sweep::kOutOfTime) break;
    ++finished;
  }
  co_return finished;
}

}  // namespace flavorbot::app::account
