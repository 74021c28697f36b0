#include "model_api/openai_chat.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "model_api/json_members.h"
#include "model_api/recipe_schema.h"
#include "model_api/refusal.h"

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;

json::string_view Text(std::string_view text) { return {text.data(), text.size()}; }

json::value Schema() { return json::parse(Text(RecipeSchema())); }

json::array Tools() {
  return {{{"type", "function"},
           {"function",
            {{"name", Text(kRecipeName)},
             {"description", Text(kRecipePurpose)},
             {"parameters", Schema()}}}}};
}

json::array Messages(const ModelRequest& request, const ChatDialect& dialect) {
  std::string system = request.system;
  if (request.output == Output::kRecipe && dialect.recipe == RecipeForm::kJsonMode) {
    system += "\n\nAnswer with one JSON object and nothing else. It follows this JSON schema:\n";
    system += RecipeSchema();
  }
  json::array messages;
  if (!system.empty()) messages.push_back({{"role", "system"}, {"content", system}});
  for (const ModelTurn& turn : request.turns) {
    messages.push_back({{"role", turn.speaker == ModelSpeaker::kPerson ? "user" : "assistant"},
                        {"content", turn.text}});
  }
  return messages;
}

void AddTools(json::object& body, const ChatDialect& dialect) {
  body["tools"] = Tools();
  if (dialect.parallel_calls == ParallelCalls::kForbidden) body["parallel_tool_calls"] = false;
}

void AskForRecipe(json::object& body, const ChatDialect& dialect) {
  switch (dialect.recipe) {
    case RecipeForm::kJsonSchema:
      body["response_format"] = {
          {"type", "json_schema"},
          {"json_schema", {{"name", Text(kRecipeName)}, {"strict", true}, {"schema", Schema()}}}};
      break;
    case RecipeForm::kTool:
      AddTools(body, dialect);
      body["tool_choice"] = {{"type", "function"}, {"function", {{"name", Text(kRecipeName)}}}};
      break;
    case RecipeForm::kJsonMode:
      body["response_format"] = {{"type", "json_object"}};
      break;
  }
}

}  // namespace

std::optional<ChatDialect> PlainerDialect(const ChatDialect& dialect, const ModelRequest& request,
                                          std::string_view message) {
  ChatDialect plainer = dialect;
  if (dialect.token_limit == TokenLimit::kMaxTokens && message.contains("max_completion_tokens")) {
    plainer.token_limit = TokenLimit::kMaxCompletionTokens;
    return plainer;
  }
  if (dialect.parallel_calls == ParallelCalls::kForbidden &&
      message.contains("parallel_tool_calls")) {
    plainer.parallel_calls = ParallelCalls::kUnsaid;  // OpenAI's reasoning models refuse it
    return plainer;
  }
  if (request.output == Output::kWordsOrRecipe &&
      dialect.optional_recipe == OptionalRecipe::kTool) {
    plainer.optional_recipe = OptionalRecipe::kNone;
    return plainer;
  }
  if (request.output == Output::kRecipe && dialect.recipe != RecipeForm::kJsonMode) {
    plainer.recipe =
        dialect.recipe == RecipeForm::kJsonSchema ? RecipeForm::kTool : RecipeForm::kJsonMode;
    return plainer;
  }
  return std::nullopt;
}

std::string ChatRequest(const ModelRequest& request, const std::string& model,
                        const ChatDialect& dialect) {
  json::object body{{"model", model},
                    {"stream", true},
                    {"stream_options", {{"include_usage", true}}},
                    {"messages", Messages(request, dialect)}};
  body[dialect.token_limit == TokenLimit::kMaxTokens ? "max_tokens" : "max_completion_tokens"] =
      request.max_output_tokens;
  if (request.output == Output::kRecipe) AskForRecipe(body, dialect);
  if (request.output == Output::kWordsOrRecipe &&
      dialect.optional_recipe == OptionalRecipe::kTool) {
    AddTools(body, dialect);
  }
  return json::serialize(body);
}

base::Result<std::string, ModelError> ChatDecoder::Take(const StreamEvent& event) {
  if (event.data == "[DONE]") {
    is_complete_ = true;
    return std::string();
  }
  boost::system::error_code error;
  const json::value parsed = json::parse({event.data.data(), event.data.size()}, error);
  if (error || !parsed.is_object()) return std::unexpected(Malformed("an event is no JSON object"));
  if (const json::value* told = MemberOf(parsed, "error"); told != nullptr && !told->is_null()) {
    return std::unexpected(ErrorOf(0, ReadRefusal(event.data)));
  }
  if (const json::value* usage = MemberOf(parsed, "usage");
      usage != nullptr && usage->is_object()) {
    answer_.usage = {.input_tokens = IntegerOf(*usage, "prompt_tokens").value_or(0),
                     .output_tokens = IntegerOf(*usage, "completion_tokens").value_or(0)};
  }
  const json::value* choices = MemberOf(parsed, "choices");
  if (choices == nullptr || !choices->is_array()) {
    return std::unexpected(Malformed("an event has no choices"));
  }
  // The event with the usage has none.
  if (choices->get_array().empty()) return std::string();
  return TakeChoice(choices->get_array()[0]);
}

base::Result<std::string, ModelError> ChatDecoder::TakeChoice(const json::value& choice) {
  const auto refused = [](std::string message) {
    return std::unexpected(
        ModelError{.kind = ModelErrorKind::kRefused, .message = std::move(message)});
  };
  const std::string_view reason = TextOf(choice, "finish_reason");
  if (reason == "content_filter") return refused("the provider's filter stopped the answer");
  if (reason == "length") answer_.stop = StopReason::kMaxTokens;
  if (!reason.empty()) has_finished_ = true;
  const json::value* delta = MemberOf(choice, "delta");
  if (delta == nullptr) return std::string();
  if (!TextOf(*delta, "refusal").empty()) return refused("the model refused");
  const json::value* calls = MemberOf(*delta, "tool_calls");
  if (calls != nullptr && calls->is_array()) {
    for (const json::value& call : calls->get_array()) {
      if (IntegerOf(call, "index").value_or(0) != 0) {
        return std::unexpected(Malformed("there is more than one recipe"));
      }
      const json::value* function = MemberOf(call, "function");
      if (function == nullptr) continue;
      if (auto added = AddRecipe(TextOf(*function, "arguments")); !added) return added;
    }
  }
  const std::string_view content = TextOf(*delta, "content");
  return words_ == Words::kRecipe ? AddRecipe(content) : AddWords(content);
}

}  // namespace flavorbot::model_api
