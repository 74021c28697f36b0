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
    if (text.empty()) co_return Reader::kThere;
    co_return co_await sink_.Write(text);
  }

  boost::asio::awaitable<Reader> Finish() {
    const std::string text = guard_.Finish();
    if (text.empty()) co_return Reader::kThere;
    co_return co_await sink_.Write(text);
  }

 private:
  TextGuard& guard_;
  ReplySink& sink_;
};

}  // namespace

GuardedChef::GuardedChef(const knowledge::KnowledgeBase& knowledge, const Chef& chef)
    : knowledge_(knowledge),
      chef_(chef),
      finder_(knowledge),
      understanding_(finder_),
      dangers_(knowledge) {}

Constraints GuardedChef::ConstraintsOf(const ChefRequest& request) const {
  Constraints all = request.constraints;
  all.Add(SaidConstraints(understanding_, request.talk));
  return all;
}

AwaitableResult<ChefReply> GuardedChef::Answer(dynamodb::CallContext& context, ChefRequest request,
                                               ReplySink& sink) const {
  if (!request.talk.empty()) {
    if (const knowledge::Danger* danger = dangers_.Find(request.talk.back().text)) {
      ChefReply refusal{.text = danger->why + "\n\n**The safe way:** " + danger->safe};
      co_await sink.Write(refusal.text);
      co_return refusal;
    }
  }
  const FoodJudge judge(knowledge_, ConstraintsOf(request));
  request.constraints = judge.constraints();
  const bool needs_guard = chef_.words() == Words::kNeedGuard;
  TextGuard guard(finder_, judge);
  GuardedSink guarded(guard, sink);
  ReplySink& shown = needs_guard ? static_cast<ReplySink&>(guarded) : sink;
  auto reply = co_await chef_.Answer(context, std::move(request), shown);
  if (!reply) co_return reply;
  if (needs_guard) {
    co_await guarded.Finish();
    reply->text = TextGuard::Clean(finder_, judge, reply->text);
  }
  std::erase_if(reply->suggestions, [&](const Suggestion& suggestion) {
    return !TextGuard::IsClean(finder_, judge, suggestion.text);
  });
  if (!reply->dish) co_return reply;
  auto dish = GuardDish(knowledge_, finder_, judge, std::move(*reply->dish));
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
