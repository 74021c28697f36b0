#include "app/chef/guarded_chef.h"

#include "app/chef/dish_guard.h"
#include "app/chef/phrases.h"
#include "app/chef/said_constraints.h"
#include "app/chef/text_guard.h"

namespace flavorbot::app::chef {
namespace {

// Passes on what the guard of texts lets through.
class GuardedSink final : public ReplySink {
 public:
  GuardedSink(TextGuard& guard, ReplySink& sink) : guard_(guard), sink_(sink) {}

  boost::asio::awaitable<Reader> Write(std::string_view piece) override {
    const std::string text = guard_.Pass(piece);
    co_return co_await Show(text);
  }

  boost::asio::awaitable<Reader> Finish() {
    const std::string text = guard_.Finish();
    co_return co_await Show(text);
  }

  // All that was let through.
  std::string& shown() { return shown_; }

 private:
  boost::asio::awaitable<Reader> Show(std::string_view text) {
    if (text.empty()) co_return Reader::kThere;
    shown_ += text;
    co_return co_await sink_.Write(text);
  }

  TextGuard& guard_;
  ReplySink& sink_;
  std::string shown_;
};

}  // namespace

Constraints GuardedChef::ConstraintsOf(const ChefRequest& request) const {
  Constraints all = request.constraints;
  all.Add(SaidConstraints(knowledge_.understanding, request.talk));
  return all;
}

AwaitableResult<ChefReply> GuardedChef::Answer(dynamodb::CallContext& context, ChefRequest request,
                                               ReplySink& sink) const {
  const bool needs_guard = chef_.words() == Words::kNeedGuard;
  if (needs_guard && !request.talk.empty()) {
    if (auto refusal = RefusalOf(knowledge_.dangers, request.talk.back().text)) {
      co_await sink.Write(refusal->text);
      co_return *std::move(refusal);
    }
  }
  const FoodJudge judge(knowledge_.base, ConstraintsOf(request));
  request.constraints = judge.constraints();
  TextGuard guard(knowledge_.finder, judge);
  GuardedSink guarded(guard, sink);
  ReplySink& shown = needs_guard ? static_cast<ReplySink&>(guarded) : sink;
  auto reply = co_await chef_.Answer(context, std::move(request), shown);
  if (!reply) co_return reply;
  if (needs_guard) {
    co_await guarded.Finish();
    reply->text = std::move(guarded.shown());
  }
  std::erase_if(reply->suggestions, [&](const Suggestion& suggestion) {
    return !TextGuard::IsClean(knowledge_.finder, judge, suggestion.text);
  });
  if (!reply->dish) co_return reply;
  auto dish = GuardDish(knowledge_.base, knowledge_.finder, judge, std::move(*reply->dish),
                        needs_guard ? Author::kModel : Author::kUs);
  reply->dish.reset();
  if (dish) {
    const std::string notes = NotesText(dish->notes);
    if (!notes.empty()) co_await sink.Write(notes);
    reply->text += notes;
    reply->dish = std::move(*dish);
    co_return reply;
  }
  Error error;
  error.code = ErrorCode::kInvalidRequest;
  error.message = "I made a recipe that isn't for you, and threw it away: " + dish.error() + ".";
  co_return std::unexpected(std::move(error));
}

}  // namespace flavorbot::app::chef
