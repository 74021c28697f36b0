#include "model_api/openai_client.h"

#include <utility>

#include "model_api/refusal.h"

namespace flavorbot::model_api {

using boost::asio::awaitable;

base::Result<std::unique_ptr<ModelClient>, std::string> OpenAiClient::Make(ModelSettings settings) {
  http::Headers headers;
  if (!settings.api_key.empty()) headers.Set("Authorization", "Bearer " + settings.api_key);
  auto connection = ProviderConnection::Make(settings, std::move(headers));
  if (!connection) return std::unexpected(std::move(connection).error());
  // The others know the older name of the limit, and not all of them the newer one.
  ChatDialect dialect;
  if (settings.base_url.host == "api.openai.com") {
    dialect.token_limit = TokenLimit::kMaxCompletionTokens;
  }
  std::unique_ptr<OpenAiClient> client(
      new OpenAiClient("openai", std::move(settings), *std::move(connection)));
  client->Learn(dialect);
  return std::unique_ptr<ModelClient>(std::move(client));
}

ChatDialect OpenAiClient::dialect() const {
  const std::lock_guard lock(mutex_);
  return dialect_;
}

void OpenAiClient::Learn(const ChatDialect& dialect) const {
  const std::lock_guard lock(mutex_);
  dialect_ = dialect;
}

awaitable<base::Result<ModelAnswer, ModelError>> OpenAiClient::AskOnce(const ModelRequest& request,
                                                                       const std::string& model,
                                                                       TextSink& sink) const {
  ChatDialect speaking = dialect();
  bool is_learnt = true;
  while (true) {
    auto answer = co_await connection().Post(
        "/chat/completions", ChatRequest(request, model, speaking), request.deadline);
    if (!answer) co_return std::unexpected(std::move(answer).error());
    if (answer->events == nullptr) {
      ModelError refused = Refused(*answer);
      const bool may_be_the_way = refused.kind == ModelErrorKind::kRejected &&
                                  (answer->status == 400 || answer->status == 422);
      const auto plainer =
          may_be_the_way ? PlainerDialect(speaking, request, ReadRefusal(answer->body).message)
                         : std::nullopt;
      if (!plainer) co_return std::unexpected(std::move(refused));
      speaking = *plainer;
      is_learnt = false;
      continue;
    }
    // Only what was taken is kept: a request may be refused for other reasons, too.
    if (!is_learnt) Learn(speaking);
    const bool is_in_words =
        request.output == Output::kRecipe && speaking.recipe != RecipeForm::kTool;
    ChatDecoder decoder(is_in_words ? ChatDecoder::Words::kRecipe : ChatDecoder::Words::kText);
    co_return co_await Read(*answer, decoder, request, sink);
  }
}

}  // namespace flavorbot::model_api
