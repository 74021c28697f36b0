// Streaming client: what the clients of all providers do alike: choose the model, try again what
// fails for a while, read the recipe, and log what it cost.
//
// Threads: any.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model_api/answer_stream.h"
#include "model_api/model_client.h"
#include "model_api/model_list.h"
#include "model_api/model_settings.h"
#include "model_api/provider_connection.h"

namespace flavorbot::model_api {

class StreamingClient : public ModelClient {
 public:
  boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> Ask(ModelRequest request,
                                                                    TextSink& sink) const final;
  ModelInfo info() const final;

 protected:
  using Clock = std::chrono::steady_clock;

  StreamingClient(std::string provider, ModelSettings settings,
                  std::unique_ptr<ProviderConnection> connection);

  // One attempt. Errors: as Ask.
  virtual boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> AskOnce(
      const ModelRequest& request, const std::string& model, TextSink& sink) const = 0;
  // The resource that lists models, and the choice among them.
  virtual std::string list_path() const = 0;
  virtual std::optional<std::string> ChooseFrom(std::string_view list) const = 0;

  // Reads `answer`, which is a stream, with `decoder`. Errors: ReadAnswer's.
  boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> Read(const ProviderAnswer& answer,
                                                                     AnswerDecoder& decoder,
                                                                     const ModelRequest& request,
                                                                     TextSink& sink) const;
  // An answer that is no stream.
  ModelError Refused(const ProviderAnswer& answer) const;

  const ProviderConnection& connection() const { return *connection_; }

 private:
  boost::asio::awaitable<base::Result<std::string, ModelError>> Model(
      Clock::time_point deadline) const;
  boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> AskAgain(
      const ModelRequest& request, TextSink& sink, unsigned& attempts) const;

  const std::string provider_;
  const ModelSettings settings_;
  const std::unique_ptr<ProviderConnection> connection_;
  mutable ChosenModel chosen_;
};

}  // namespace flavorbot::model_api
