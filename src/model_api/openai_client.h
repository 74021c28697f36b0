// OpenAI client: the chat completions API of OpenAI, Ollama, llama.cpp, vLLM and their like.
//
// What a server doesn't take is asked for more plainly, and that is kept for the next request.
//
// Threads: any.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "model_api/openai_chat.h"
#include "model_api/streaming_client.h"

namespace flavorbot::model_api {

class OpenAiClient final : public StreamingClient {
 public:
  // Errors: as ProviderConnection::Make.
  static base::Result<std::unique_ptr<ModelClient>, std::string> Make(ModelSettings settings);

 private:
  using StreamingClient::StreamingClient;

  boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> AskOnce(
      const ModelRequest& request, const std::string& model, TextSink& sink) const override;
  std::string list_path() const override { return "/models"; }
  std::optional<std::string> ChooseFrom(std::string_view list) const override {
    return NewestChatModel(list);
  }

  ChatDialect dialect() const;
  void Learn(const ChatDialect& dialect) const;

  mutable std::mutex mutex_;
  mutable ChatDialect dialect_;
};

}  // namespace flavorbot::model_api
