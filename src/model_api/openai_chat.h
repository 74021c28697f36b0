// The chat completions API of OpenAI, and of the servers that follow it (Ollama, llama.cpp, vLLM),
// on the wire: the request, and the events of its answer.
//
// Not every server, nor every model of one, takes a JSON schema, tools, or JSON at all; so a recipe
// can be asked for in several ways, from the strictest to the plainest.
//
// Threads: pure functions; one stream, one decoder.
// Source:  OpenAI API, "Chat completions", "Structured outputs", "Function calling".
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "model_api/answer_decoder.h"
#include "model_api/model_client.h"

namespace flavorbot::model_api {

enum class RecipeForm : std::uint8_t {
  kJsonSchema,  // response_format json_schema
  kTool,        // a function that must be called
  kJsonMode,    // response_format json_object, and the schema in words
};
enum class OptionalRecipe : std::uint8_t { kTool, kNone };  // with words
enum class TokenLimit : std::uint8_t { kMaxTokens, kMaxCompletionTokens };
enum class ParallelCalls : std::uint8_t { kForbidden, kUnsaid };  // a recipe is one call

// How a server is spoken to; learnt from what it refuses.
struct ChatDialect {
  RecipeForm recipe = RecipeForm::kJsonSchema;
  OptionalRecipe optional_recipe = OptionalRecipe::kTool;
  TokenLimit token_limit = TokenLimit::kMaxTokens;
  ParallelCalls parallel_calls = ParallelCalls::kForbidden;

  bool operator==(const ChatDialect&) const = default;
};

// The next plainer way to say `request`, for a server that answered 400 with `message`; nullopt: it
// was not the way.
std::optional<ChatDialect> PlainerDialect(const ChatDialect& dialect, const ModelRequest& request,
                                          std::string_view message);

std::string ChatRequest(const ModelRequest& request, const std::string& model,
                        const ChatDialect& dialect);

class ChatDecoder final : public AnswerDecoder {
 public:
  // Whether the words are the recipe.
  enum class Words : std::uint8_t { kText, kRecipe };
  explicit ChatDecoder(Words words) : words_(words) {}

  base::Result<std::string, ModelError> Take(const StreamEvent& event) override;
  bool is_complete() const override { return is_complete_; }
  bool may_end() const override { return is_complete_ || has_finished_; }

 private:
  base::Result<std::string, ModelError> TakeChoice(const boost::json::value& choice);

  const Words words_;
  bool is_complete_ = false;
  bool has_finished_ = false;
};

}  // namespace flavorbot::model_api
