#include "model_api/make_model_client.h"

#include <utility>

#include "model_api/anthropic_client.h"
#include "model_api/openai_client.h"

namespace flavorbot::model_api {

base::Result<std::unique_ptr<ModelClient>, std::string> MakeModelClient(ModelSettings settings) {
  return settings.provider == Provider::kAnthropic ? AnthropicClient::Make(std::move(settings))
                                                   : OpenAiClient::Make(std::move(settings));
}

}  // namespace flavorbot::model_api
