// Anthropic's Messages API on the wire: the request, and the events of its answer.
//
//   message_start, then for each block content_block_start, content_block_delta ..., _stop;
//   message_delta (why it stopped, tokens), message_stop; ping and error may come at any time
//
// Threads: pure functions; one stream, one decoder.
// Source:  Anthropic API, "Messages", "Streaming messages", "Tool use".
#pragma once

#include <string>

#include "model_api/answer_decoder.h"
#include "model_api/model_client.h"

namespace flavorbot::model_api {

inline constexpr const char* kAnthropicVersion = "2023-06-01";

std::string AnthropicRequest(const ModelRequest& request, const std::string& model);

class AnthropicDecoder final : public AnswerDecoder {
 public:
  base::Result<std::string, ModelError> Take(const StreamEvent& event) override;
  bool is_complete() const override { return is_complete_; }

 private:
  bool is_complete_ = false;
  bool has_recipe_ = false;
};

}  // namespace flavorbot::model_api
