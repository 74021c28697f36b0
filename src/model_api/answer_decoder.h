// Answer decoder: the events of a provider's stream -> an answer, event by event. Each provider has
// its own (anthropic_messages.h, openai_chat.h).
//
// Threads: one stream, one decoder.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model_api/event_stream_reader.h"
#include "model_api/model_client.h"
#include "model_api/model_error.h"

namespace flavorbot::model_api {

class AnswerDecoder {
 public:
  virtual ~AnswerDecoder() = default;

  // The words that `event` adds to the answer's text; may be none.
  // Errors: what the provider says in the stream; kRefused; kMalformed.
  virtual base::Result<std::string, ModelError> Take(const StreamEvent& event) = 0;

  // Nothing follows that matters.
  virtual bool is_complete() const = 0;

  // Whether the stream may end here: some servers leave its last event out.
  virtual bool may_end() const { return is_complete(); }

  // What was taken. The recipe is still its text.
  const ModelAnswer& answer() const { return answer_; }

 protected:
  // Errors: kMalformed, when the answer grows beyond all bounds.
  base::Result<std::string, ModelError> AddWords(std::string_view words);
  base::Result<std::string, ModelError> AddRecipe(std::string_view json);
  static ModelError Malformed(std::string message);

  ModelAnswer answer_;
};

}  // namespace flavorbot::model_api
