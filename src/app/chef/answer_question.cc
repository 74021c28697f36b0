// Questions::AnswerTo: the chef's reply, kept and counted, or undone.
#include <algorithm>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <exception>
#include <utility>

#include "app/chef/conversation_text.h"
#include "app/chef/dish_document.h"
#include "app/chef/dish_limits.h"
#include "app/chef/questions.h"

namespace flavorbot::app::chef {
namespace {

namespace asio = boost::asio;

// Remembers that the reader has left.
class WatchedSink final : public ReplySink {
 public:
  explicit WatchedSink(ReplySink& sink) : sink_(sink) {}

  asio::awaitable<Reader> Write(std::string_view piece) override {
    const auto reader = co_await sink_.Write(piece);
    if (reader == Reader::kGone) is_gone_ = true;
    co_return reader;
  }
  bool is_gone() const { return is_gone_; }

 private:
  ReplySink& sink_;
  bool is_gone_ = false;
};

Error Defect(std::string cause) {
  auto error = MakeError(ErrorCode::kInternal, "The chef could not answer. Please try again.");
  error.cause = std::move(cause);
  return error;
}

Error ReaderLeft() {
  auto error = MakeError(ErrorCode::kUnavailable, "The answer was stopped");
  error.cause = "the reader has left";
  return error;
}

// What a reply may not be, whichever chef gave it.
std::optional<Error> ProblemOf(const ChefReply& reply, Wants wants) {
  if (reply.dish && !IsComplete(*reply.dish)) return Defect("a dish without title or contents");
  if (!reply.dish && wants == Wants::kRecipe) return Defect("words where a recipe was wanted");
  if (reply.text.empty() && !reply.dish) return Defect("an empty reply");
  if (reply.dish && wants == Wants::kWords) {
    return MakeError(ErrorCode::kForbidden,
                     "Monthly recipe limit reached. Please upgrade your plan.");
  }
  return std::nullopt;
}

std::vector<storage::Proposal> ProposalsOf(std::vector<Suggestion> suggestions) {
  std::vector<storage::Proposal> proposals;
  for (auto& suggestion : suggestions) {
    proposals.push_back({std::move(suggestion.text), std::move(suggestion.group)});
  }
  return proposals;
}

}  // namespace

AwaitableResult<Answer> Questions::AnswerTo(dynamodb::CallContext& context,
                                            std::shared_ptr<PendingQuestion> pending,
                                            ReplySink& sink) const {
  // A reader who leaves ends the chef's work, and not what has to be done after it.
  co_await asio::this_coro::throw_if_cancelled(false);
  WatchedSink watched(sink);
  context.deadline = std::min(context.deadline, pending->held_.chef_until);
  const auto wants = pending->request_.wants;
  TokenUsage used;
  pending->request_.usage = &used;
  auto reply = co_await AskChef(context, std::move(pending->request_), watched);
  const auto cancelled = (co_await asio::this_coro::cancellation_state).cancelled();
  co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());

  // The chef may have taken all of its time; what is left to do has its own.
  context.deadline = std::chrono::steady_clock::now() + kMarkBeyondAnswer;
  Result<Answer> answer;
  co_await budget_.Count(context, used);
  if (watched.is_gone() || cancelled != asio::cancellation_type::none) {
    answer = std::unexpected(ReaderLeft());
  } else if (!reply) {
    answer = std::unexpected(std::move(reply).error());
  } else if (auto problem = ProblemOf(*reply, wants)) {
    answer = std::unexpected(*std::move(problem));
  } else {
    KeepWithinLimits(*reply);
    answer = co_await Keep(context, *pending, *std::move(reply));
  }
  pending->is_over_ = true;
  if (!answer) co_await Undo(context, std::move(pending->held_));
  co_await asio::this_coro::reset_cancellation_state();
  co_return answer;
}

AwaitableResult<ChefReply> Questions::AskChef(dynamodb::CallContext& context, ChefRequest request,
                                              ReplySink& sink) const {
  // Our own code throws nothing; a library may, and what was reserved must be given back.
  std::string cause;
  try {
    co_return co_await chef_.Answer(context, std::move(request), sink);
  } catch (const std::exception& exception) {
    cause = exception.what();
  } catch (...) {
    cause = "unknown exception";
  }
  co_return std::unexpected(Defect(std::move(cause)));
}

AwaitableResult<MonthReport> Questions::Settle(dynamodb::CallContext& context,
                                               const ChefReply& reply, HeldQuestion& held) const {
  // The generation is counted after the chat.
  const auto& counted = held.generation ? *held.generation : *held.chat;
  if (reply.dish || !held.generation) {
    co_return ReportOf(held.tier, counted.month, counted.used);
  }
  auto given = co_await meter_.GiveBack(context, *held.generation);
  if (!given) co_return std::unexpected(std::move(given).error());
  auto report = ReportOf(held.tier, held.generation->month, *std::move(given));
  held.generation.reset();
  co_return report;
}

AwaitableResult<Answer> Questions::Keep(dynamodb::CallContext& context, PendingQuestion& pending,
                                        ChefReply reply) const {
  auto& held = pending.held_;
  Answer answer;
  auto usage = co_await Settle(context, reply, held);
  if (!usage) co_return std::unexpected(std::move(usage).error());
  answer.usage = *std::move(usage);
  const auto now = clock_.Now();
  answer.question = {.id = storage::MessageId(pending.number_),
                     .speaker = storage::Speaker::kPerson,
                     .content = pending.content_,
                     .created_at = now};
  answer.reply = {.id = storage::MessageId(pending.number_ + 1),
                  .speaker = storage::Speaker::kChef,
                  .content = reply.text,
                  .created_at = now,
                  .proposals = ProposalsOf(std::move(reply.suggestions))};
  if (reply.dish) answer.reply.recipe = DocumentOf(*reply.dish);
  auto kept = co_await stores_.asked.Finish(
      context, held.asking,
      {.question = answer.question, .reply = answer.reply, .title = TitleFrom(pending.content_)},
      now);
  if (!kept && kept.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(
        MakeError(ErrorCode::kConflict, "This conversation was deleted in the meantime"));
  }
  if (!kept) co_return std::unexpected(FromStore(std::move(kept).error()));
  co_return answer;
}

}  // namespace flavorbot::app::chef
