// Anthropic client: Anthropic's Messages API, and what stands in for it behind another base URL.
//
// Threads: any.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "model_api/streaming_client.h"

namespace flavorbot::model_api {

class AnthropicClient final : public StreamingClient {
 public:
  // Errors: as ProviderConnection::Make.
  static base::Result<std::unique_ptr<ModelClient>, std::string> Make(ModelSettings settings);

 private:
  using StreamingClient::StreamingClient;

  boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> AskOnce(
      const ModelRequest& request, const std::string& model, TextSink& sink) const override;
  std::string list_path() const override { return "/v1/models?limit=1000"; }
  std::optional<std::string> ChooseFrom(std::string_view list) const override {
    return NewestAnthropicModel(list);
  }
};

}  // namespace flavorbot::model_api
