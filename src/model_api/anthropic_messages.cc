#include "model_api/anthropic_messages.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "model_api/json_members.h"
#include "model_api/recipe_schema.h"
#include "model_api/refusal.h"

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;

json::array Messages(const std::vector<ModelTurn>& turns) {
  json::array messages;
  for (const ModelTurn& turn : turns) {
    messages.push_back({{"role", turn.speaker == ModelSpeaker::kPerson ? "user" : "assistant"},
                        {"content", turn.text}});
  }
  return messages;
}

// Each event with tokens tells those of the whole message so far.
void ReadUsage(const json::value* usage, TokenUsage& counted) {
  if (usage == nullptr) return;
  const auto input = IntegerOf(*usage, "input_tokens");
  if (input) {
    counted.input_tokens = *input + IntegerOf(*usage, "cache_creation_input_tokens").value_or(0) +
                           IntegerOf(*usage, "cache_read_input_tokens").value_or(0);
  }
  if (const auto output = IntegerOf(*usage, "output_tokens")) counted.output_tokens = *output;
}

}  // namespace

std::string AnthropicRequest(const ModelRequest& request, const std::string& model) {
  json::object body{{"model", model},
                    {"max_tokens", request.max_output_tokens},
                    {"stream", true},
                    {"messages", Messages(request.turns)}};
  if (!request.system.empty()) body["system"] = request.system;
  if (request.output != Output::kWords) {
    const std::string_view schema = RecipeSchema();
    body["tools"] = json::array{
        {{"name", json::string_view(kRecipeName.data(), kRecipeName.size())},
         {"description", json::string_view(kRecipePurpose.data(), kRecipePurpose.size())},
         {"input_schema", json::parse({schema.data(), schema.size()})}}};
    if (request.output == Output::kRecipe) {
      body["tool_choice"] = {{"type", "tool"},
                             {"name", json::string_view(kRecipeName.data(), kRecipeName.size())},
                             {"disable_parallel_tool_use", true}};
    } else {
      body["tool_choice"] = {{"type", "auto"}, {"disable_parallel_tool_use", true}};
    }
  }
  return json::serialize(body);
}

base::Result<std::string, ModelError> AnthropicDecoder::Take(const StreamEvent& event) {
  boost::system::error_code error;
  const json::value parsed = json::parse({event.data.data(), event.data.size()}, error);
  if (error || !parsed.is_object()) return std::unexpected(Malformed("an event is no JSON object"));
  const std::string_view type = TextOf(parsed, "type");
  if (type == "error") return std::unexpected(ErrorOf(0, ReadRefusal(event.data)));
  if (type == "message_start") {
    const json::value* message = MemberOf(parsed, "message");
    if (message == nullptr) return std::unexpected(Malformed("message_start has no message"));
    ReadUsage(MemberOf(*message, "usage"), answer_.usage);
  } else if (type == "content_block_start") {
    const json::value* block = MemberOf(parsed, "content_block");
    if (block == nullptr) return std::unexpected(Malformed("a block's start has no block"));
    if (TextOf(*block, "type") == "tool_use") {
      if (has_recipe_) return std::unexpected(Malformed("there is more than one recipe"));
      has_recipe_ = true;
    }
    return AddWords(TextOf(*block, "text"));
  } else if (type == "content_block_delta") {
    const json::value* delta = MemberOf(parsed, "delta");
    if (delta == nullptr) return std::unexpected(Malformed("a block's delta has no delta"));
    const std::string_view kind = TextOf(*delta, "type");
    if (kind == "text_delta") return AddWords(TextOf(*delta, "text"));
    if (kind == "input_json_delta") return AddRecipe(TextOf(*delta, "partial_json"));
  } else if (type == "message_delta") {
    ReadUsage(MemberOf(parsed, "usage"), answer_.usage);
    const json::value* delta = MemberOf(parsed, "delta");
    const std::string_view reason = delta == nullptr ? "" : TextOf(*delta, "stop_reason");
    if (reason == "refusal") {
      return std::unexpected(
          ModelError{.kind = ModelErrorKind::kRefused, .message = "the model refused"});
    }
    if (reason == "model_context_window_exceeded") {
      return std::unexpected(ModelError{.kind = ModelErrorKind::kContextTooLong,
                                        .message = "the model's context was exceeded"});
    }
    if (reason == "max_tokens") answer_.stop = StopReason::kMaxTokens;
  } else if (type == "message_stop") {
    is_complete_ = true;
    // A tool without input is begun and has no delta.
    if (has_recipe_ && answer_.recipe_json.empty()) answer_.recipe_json = "{}";
  }
  return std::string();
}

}  // namespace flavorbot::model_api
