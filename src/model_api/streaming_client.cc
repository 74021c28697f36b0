#include "model_api/streaming_client.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "base/log.h"
#include "base/random.h"
#include "model_api/cancellation.h"
#include "model_api/read_recipe.h"
#include "model_api/refusal.h"
#include "model_api/retry.h"

namespace flavorbot::model_api {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

// Knows whether anything was passed on.
class WatchedSink final : public TextSink {
 public:
  explicit WatchedSink(TextSink& sink) : sink_(sink) {}

  awaitable<Reader> Write(std::string_view piece) override {
    has_written_ = true;
    return sink_.Write(piece);
  }
  bool has_written() const { return has_written_; }

 private:
  TextSink& sink_;
  bool has_written_ = false;
};

// False: the coroutine was cancelled.
awaitable<bool> Wait(std::chrono::milliseconds pause) {
  if (co_await IsCancelled()) co_return false;
  asio::steady_timer timer(co_await asio::this_coro::executor, pause);
  const auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  co_return !error;
}

// Of English, and of JSON about as many.
constexpr std::int64_t kBytesPerToken = 4;

// What an answer that the provider had begun has used when it broke off. Providers say it with the
// last event, or nearly: what they haven't said by then is estimated by what was sent and came.
TokenUsage UsageOfPart(const ModelRequest& request, const ModelAnswer& part, ModelErrorKind kind) {
  TokenUsage usage = part.usage;
  const auto received = static_cast<std::int64_t>(part.text.size() + part.recipe_json.size());
  // Whoever breaks it off pays for the question; a provider that does so doesn't charge for it.
  const bool is_ours = kind == ModelErrorKind::kCancelled || kind == ModelErrorKind::kTimeout;
  if (received == 0 && !is_ours) return usage;
  auto sent = static_cast<std::int64_t>(request.system.size());
  for (const ModelTurn& turn : request.turns) sent += static_cast<std::int64_t>(turn.text.size());
  if (usage.input_tokens == 0) usage.input_tokens = 1 + sent / kBytesPerToken;
  if (received == 0) return usage;
  usage.output_tokens = std::max(usage.output_tokens, 1 + received / kBytesPerToken);
  return usage;
}

void ReadRecipeOf(ModelAnswer& answer) {
  auto read = ReadRecipe(answer.recipe_json);
  if (read) {
    answer.recipe = *std::move(read);
    return;
  }
  answer.findings = std::move(read).error();
  if (answer.stop == StopReason::kMaxTokens)
    answer.findings = {"the recipe is cut off: be shorter"};
}

}  // namespace

StreamingClient::StreamingClient(std::string provider, ModelSettings settings,
                                 std::unique_ptr<ProviderConnection> connection)
    : provider_(std::move(provider)),
      settings_(std::move(settings)),
      connection_(std::move(connection)) {}

ModelInfo StreamingClient::info() const {
  return {.provider = provider_,
          .model = settings_.model.empty() ? chosen_.last() : settings_.model};
}

awaitable<base::Result<std::string, ModelError>> StreamingClient::Model(
    Clock::time_point deadline) const {
  if (!settings_.model.empty()) co_return settings_.model;
  if (auto kept = chosen_.Find(Clock::now())) co_return *std::move(kept);
  const auto list = co_await connection_->Get(list_path(), deadline);
  if (!list) {
    ModelError error = list.error();
    error.message = "the list of models: " + error.message;
    co_return std::unexpected(std::move(error));
  }
  if (list->status != 200) {
    ModelError error = Refused(*list);
    error.message = "the list of models: " + error.message;
    co_return std::unexpected(std::move(error));
  }
  auto chosen = ChooseFrom(list->body);
  if (!chosen) {
    co_return std::unexpected(
        ModelError{.kind = ModelErrorKind::kRejected,
                   .message = "no model is set, and the provider's list has none to talk with"});
  }
  chosen_.Keep(*chosen, Clock::now());
  base::Log(base::Level::kInfo, "model chosen", {{"provider", provider_}, {"model", *chosen}});
  co_return *std::move(chosen);
}

awaitable<base::Result<ModelAnswer, ModelError>> StreamingClient::Ask(ModelRequest request,
                                                                      TextSink& sink) const {
  const auto begun = Clock::now();
  unsigned attempts = 0;
  auto answer = co_await AskAgain(request, sink, attempts);
  const TokenUsage usage = answer ? answer->usage : answer.error().usage;
  const std::chrono::duration<double, std::milli> taken = Clock::now() - begun;
  base::Log(answer ? base::Level::kInfo : base::Level::kWarning, "model call",
            {{"request_id", request.request_id},
             {"provider", provider_},
             {"model", info().model},
             {"outcome", answer ? std::string_view("answered") : NameOf(answer.error().kind)},
             {"cause", answer ? std::string_view() : std::string_view(answer.error().message)},
             {"input_tokens", usage.input_tokens},
             {"output_tokens", usage.output_tokens},
             {"attempts", attempts},
             {"ms", taken.count()}});
  if (answer && (!answer->recipe_json.empty() || request.output == Output::kRecipe)) {
    ReadRecipeOf(*answer);
  }
  co_return answer;
}

awaitable<base::Result<ModelAnswer, ModelError>> StreamingClient::AskAgain(
    const ModelRequest& request, TextSink& sink, unsigned& attempts) const {
  WatchedSink watched(sink);
  TokenUsage spent;
  while (true) {
    ++attempts;
    base::Result<ModelAnswer, ModelError> answer = ModelAnswer{};
    auto model = co_await Model(request.deadline);
    if (model) {
      answer = co_await AskOnce(request, *model, watched);
    } else {
      answer = std::unexpected(std::move(model).error());
    }
    if (answer) {
      answer->usage += spent;
      co_return answer;
    }
    ModelError& error = answer.error();
    if (error.kind == ModelErrorKind::kRejected) chosen_.Forget();
    spent += error.usage;
    error.usage = spent;
    if (watched.has_written()) co_return answer;
    const auto pause = PauseAfter(attempts, error, settings_.retries, Clock::now(),
                                  request.deadline, base::SystemRandom());
    if (!pause) co_return answer;
    base::Log(base::Level::kInfo, "model call is tried again",
              {{"request_id", request.request_id},
               {"provider", provider_},
               {"cause", error.message},
               {"after_ms", pause->count()}});
    if (!co_await Wait(*pause)) {
      error.kind = ModelErrorKind::kCancelled;
      co_return answer;
    }
  }
}

awaitable<base::Result<ModelAnswer, ModelError>> StreamingClient::Read(const ProviderAnswer& answer,
                                                                       AnswerDecoder& decoder,
                                                                       const ModelRequest& request,
                                                                       TextSink& sink) const {
  const auto read = co_await ReadAnswer(*answer.events, decoder, sink,
                                        {.first_word = Clock::now() + settings_.first_word_timeout,
                                         .quiet = settings_.quiet_timeout,
                                         .last = request.deadline});
  if (!read) {
    ModelError error = read.error();
    error.usage = UsageOfPart(request, decoder.answer(), error.kind);
    co_return std::unexpected(std::move(error));
  }
  co_return decoder.answer();
}

ModelError StreamingClient::Refused(const ProviderAnswer& answer) const {
  ModelError error = ErrorOf(answer.status, ReadRefusal(answer.body));
  error.retry_after = answer.retry_after;
  return error;
}

}  // namespace flavorbot::model_api
