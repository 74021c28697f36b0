// Questions: the mark on the conversation, or the answer that the question has had under its key.
#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "app/chef/questions.h"
#include "model_api/cancellation.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::size_t kTokenBytes = 12;
constexpr std::chrono::seconds kLookTime{10};

Error StillAnswering() {
  return MakeError(ErrorCode::kConflict,
                   "The chef is still answering in this conversation. Wait for it, or stop it.");
}

boost::asio::awaitable<void> Wait(std::chrono::milliseconds time) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

}  // namespace

AwaitableResult<std::optional<Answer>> Questions::Mark(dynamodb::CallContext& context,
                                                       HeldQuestion& held) const {
  auto& asking = held.asking;
  while (true) {
    const auto now = clock_.Now();
    asking.token = base::RandomToken(random_, kTokenBytes);
    asking.answered_until = now + kLongestAnswer + kMarkBeyondAnswer;
    held.chef_until = std::chrono::steady_clock::now() + kLongestAnswer;
    auto beginning = co_await stores_.asked.Begin(context, asking, now);
    if (!beginning && beginning.error().code == storage::StoreErrorCode::kNotFound) {
      co_return std::unexpected(MakeError(ErrorCode::kNotFound, "Conversation not found"));
    }
    if (!beginning) co_return std::unexpected(FromStore(std::move(beginning).error()));
    if (std::holds_alternative<storage::Begun>(*beginning)) co_return std::optional<Answer>{};
    if (std::holds_alternative<storage::OtherIsAsked>(*beginning)) {
      co_return std::unexpected(StillAnswering());
    }
    auto answered = co_await AnswerOfKey(context, asking, *std::move(beginning));
    if (!answered || *answered) co_return answered;
  }
}

AwaitableResult<std::optional<Answer>> Questions::Look(dynamodb::CallContext& context,
                                                       const storage::Asking& asking,
                                                       storage::Consistency consistency) const {
  auto looked = co_await stores_.asked.Look(context, asking, consistency, clock_.Now());
  if (!looked) co_return std::unexpected(FromStore(std::move(looked).error()));
  auto answered = co_await AnswerOfKey(context, asking, *std::move(looked));
  co_return answered;
}

AwaitableResult<std::optional<Answer>> Questions::AnswerOfKey(dynamodb::CallContext& context,
                                                              const storage::Asking& asking,
                                                              storage::Beginning found) const {
  const auto patience = std::chrono::steady_clock::now() + kLongestAnswer;
  // The same question twice at once: this one has the other's answer when it is there.
  while (std::holds_alternative<storage::KeyIsAsked>(found)) {
    co_await Wait(poll_);
    const auto now = std::chrono::steady_clock::now();
    const bool gives_up = now >= patience || co_await model_api::IsCancelled();
    if (gives_up) co_return std::unexpected(StillAnswering());
    context.deadline = std::max(context.deadline, now + kLookTime);
    auto looked =
        co_await stores_.asked.Look(context, asking, storage::Consistency::kEventual, clock_.Now());
    if (!looked) co_return std::unexpected(FromStore(std::move(looked).error()));
    found = *std::move(looked);
  }
  if (std::holds_alternative<storage::KeyIsOther>(found)) {
    co_return std::unexpected(MakeError(
        ErrorCode::kConflict, "This Idempotency-Key was sent with another question before"));
  }
  std::optional<Answer> answer;
  auto* answered = std::get_if<storage::KeyIsAnswered>(&found);
  if (answered == nullptr) co_return answer;
  auto kept = co_await KeptAnswer(context, asking.user_id, std::move(*answered));
  if (!kept) co_return std::unexpected(std::move(kept).error());
  answer = *std::move(kept);
  co_return answer;
}

AwaitableResult<Answer> Questions::KeptAnswer(dynamodb::CallContext& context, std::string user_id,
                                              storage::KeyIsAnswered answered) const {
  const auto now = clock_.Now();
  Answer answer;
  const auto question_id = storage::MessageId(std::atoi(answered.reply_id.c_str()) - 1);
  for (auto* message : {&answer.question, &answer.reply}) {
    auto found = co_await stores_.conversations.FindMessage(
        context, user_id, answered.conversation_id,
        message == &answer.reply ? answered.reply_id : question_id, now);
    if (!found && found.error().code == storage::StoreErrorCode::kNotFound) {
      co_return std::unexpected(
          MakeError(ErrorCode::kNotFound, "The conversation with this answer was deleted"));
    }
    if (!found) co_return std::unexpected(FromStore(std::move(found).error()));
    *message = *std::move(found);
  }
  auto usage = co_await meter_.ThisMonth(context, std::move(user_id));
  if (!usage) co_return std::unexpected(std::move(usage).error());
  answer.usage = *std::move(usage);
  co_return answer;
}

}  // namespace flavorbot::app::chef
