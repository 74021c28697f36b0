#include "model_api/anthropic_client.h"

#include <utility>

#include "model_api/anthropic_messages.h"

namespace flavorbot::model_api {

using boost::asio::awaitable;

base::Result<std::unique_ptr<ModelClient>, std::string> AnthropicClient::Make(
    ModelSettings settings) {
  http::Headers headers;
  headers.Set("x-api-key", settings.api_key);
  headers.Set("anthropic-version", kAnthropicVersion);
  auto connection = ProviderConnection::Make(settings, std::move(headers));
  if (!connection) return std::unexpected(std::move(connection).error());
  return std::unique_ptr<ModelClient>(
      new AnthropicClient("anthropic", std::move(settings), *std::move(connection)));
}

awaitable<base::Result<ModelAnswer, ModelError>> AnthropicClient::AskOnce(
    const ModelRequest& request, const std::string& model, TextSink& sink) const {
  auto answer = co_await connection().Post("/v1/messages", AnthropicRequest(request, model),
                                           request.deadline);
  if (!answer) co_return std::unexpected(std::move(answer).error());
  if (answer->events == nullptr) co_return std::unexpected(Refused(*answer));
  AnthropicDecoder decoder;
  co_return co_await Read(*answer, decoder, request, sink);
}

}  // namespace flavorbot::model_api
