#include "app/chef/model/model_chef.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/chef/model/model_failure.h"
#include "app/chef/model/model_prompt.h"
#include "app/chef/model/model_recipe.h"
#include "app/chef/model/reply_text.h"
#include "app/chef/model/suggested_ideas.h"

namespace flavorbot::app::chef {
namespace {

using boost::asio::awaitable;
using model_api::ModelAnswer;
using model_api::ModelRequest;
using model_api::Output;
using model_api::TextSink;

// For who asks without a deadline.
constexpr std::chrono::minutes kLongest{3};

// A model's words, as people may read them, on their way.
class ReadableSink final : public TextSink {
 public:
  explicit ReadableSink(ReplySink& sink) : sink_(sink) {}

  awaitable<Reader> Write(std::string_view piece) override { return Pass(text_.Add(piece)); }
  awaitable<Reader> Finish() { return Pass(text_.Finish()); }
  // Words of our own.
  awaitable<Reader> Pass(std::string words) {
    if (words.empty()) co_return Reader::kThere;
    passed_ += words;
    const auto reader = co_await sink_.Write(words);
    co_return reader == ReplySink::Reader::kThere ? Reader::kThere : Reader::kGone;
  }

  const std::string& passed() const { return passed_; }

 private:
  ReplySink& sink_;
  ReplyText text_;
  std::string passed_;
};

class NoSink final : public TextSink {
 public:
  awaitable<Reader> Write(std::string_view) override { co_return Reader::kThere; }
};

void Add(TokenUsage& usage, const model_api::TokenUsage& more) {
  usage.input_tokens += more.input_tokens;
  usage.output_tokens += more.output_tokens;
}

Error ReaderHasGone() {
  return FailureOf(
      {.kind = model_api::ModelErrorKind::kCancelled, .message = "the reader has gone"});
}

}  // namespace

ChefInfo ModelChef::info() const {
  auto [provider, model] = client_->info();
  return {.provider = std::move(provider), .model = std::move(model)};
}

AwaitableResult<ChefReply> ModelChef::Answer(dynamodb::CallContext& context, ChefRequest request,
                                             ReplySink& sink) const {
  ModelRequest asked = PromptOf(request, knowledge_.base);
  if (asked.turns.empty()) {
    co_return std::unexpected(
        MakeError(ErrorCode::kInvalidRequest, "Please say what you would like to cook."));
  }
  asked.deadline = std::min(context.deadline, std::chrono::steady_clock::now() + kLongest);
  asked.request_id = context.request_id;
  TokenUsage uncounted;
  TokenUsage& usage = request.usage == nullptr ? uncounted : *request.usage;
  ReadableSink readable(sink);
  auto answer = co_await Ask(asked, readable, usage);
  if (!answer) co_return std::unexpected(std::move(answer).error());
  if (co_await readable.Finish() == TextSink::Reader::kGone) {
    co_return std::unexpected(ReaderHasGone());
  }
  ChefReply reply;
  if (asked.output == Output::kRecipe || !answer->recipe_json.empty()) {
    auto dish = co_await DishIn(std::move(asked), *std::move(answer), usage);
    if (!dish) co_return std::unexpected(std::move(dish).error());
    reply.dish = *std::move(dish);
    if (readable.passed().empty() &&
        co_await readable.Pass("Here is a recipe for you: " + reply.dish->title + ".") ==
            TextSink::Reader::kGone) {
      co_return std::unexpected(ReaderHasGone());
    }
  }
  if (readable.passed().empty()) {
    co_return std::unexpected(FailureOf(
        {.kind = model_api::ModelErrorKind::kMalformed, .message = "the answer has no words"}));
  }
  reply.text = readable.passed();
  reply.suggestions = SuggestedIdeas(reply.text);
  co_return reply;
}

AwaitableResult<ModelAnswer> ModelChef::Ask(ModelRequest asked, TextSink& sink,
                                            TokenUsage& usage) const {
  auto answer = co_await client_->Ask(std::move(asked), sink);
  Add(usage, answer ? answer->usage : answer.error().usage);
  if (!answer) co_return std::unexpected(FailureOf(answer.error()));
  co_return *std::move(answer);
}

AwaitableResult<Dish> ModelChef::DishIn(ModelRequest asked, ModelAnswer answer,
                                        TokenUsage& usage) const {
  model_api::Findings findings =
      answer.recipe ? FindingsIn(*answer.recipe) : std::move(answer.findings);
  if (answer.recipe && findings.empty())
    co_return DishOf(*answer.recipe, knowledge_.base, knowledge_.finder);
  NoSink nowhere;
  auto mended = co_await Ask(AskToMend(std::move(asked), answer, findings), nowhere, usage);
  if (!mended) co_return std::unexpected(std::move(mended).error());
  findings = mended->recipe ? FindingsIn(*mended->recipe) : mended->findings;
  if (!mended->recipe || !findings.empty()) co_return std::unexpected(NoRecipe(findings));
  co_return DishOf(*mended->recipe, knowledge_.base, knowledge_.finder);
}

}  // namespace flavorbot::app::chef
