// ModelClient: asks a language model, whichever provider has it.
//
//   auto answer = co_await client.Ask({.system = rules, .turns = talk, .deadline = by}, sink);
//
// What people said goes into turns, never into the system text; the two reach the provider apart.
//
// Threads: any, at the same time; a call stays on its coroutine's event loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model_api/model_error.h"
#include "model_api/read_recipe.h"
#include "model_api/recipe_draft.h"

namespace flavorbot::model_api {

enum class ModelSpeaker : std::uint8_t { kPerson, kModel };

struct ModelTurn {
  ModelSpeaker speaker = ModelSpeaker::kPerson;
  std::string text;
};

enum class Output : std::uint8_t {
  kWords,
  kRecipe,        // in the schema's form, and nothing else
  kWordsOrRecipe  // words, and a recipe with them where the model means one
};

struct ModelRequest {
  std::string system;
  std::vector<ModelTurn> turns;  // the first and the last are the person's; UTF-8
  Output output = Output::kWords;
  int max_output_tokens = 4096;
  std::chrono::steady_clock::time_point deadline;  // of the whole answer, retries included
  std::string request_id;                          // for the log
};

enum class StopReason : std::uint8_t {
  kEnd,
  kMaxTokens  // it is cut off
};

struct ModelAnswer {
  std::string text;
  std::optional<RecipeDraft> recipe;
  // When the model gave a recipe that isn't one: what is wrong with it, and what it gave.
  Findings findings;
  std::string recipe_json;
  StopReason stop = StopReason::kEnd;
  TokenUsage usage;
};

// Takes the answer's words as they come.
class TextSink {
 public:
  virtual ~TextSink() = default;
  enum class Reader : std::uint8_t { kThere, kGone };
  virtual boost::asio::awaitable<Reader> Write(std::string_view piece) = 0;
};

struct ModelInfo {
  std::string provider;  // "anthropic", "openai"
  std::string model;     // empty: not yet chosen from the provider's list
};

class ModelClient {
 public:
  virtual ~ModelClient() = default;

  // All words that are written to `sink` are the answer's text, in its order; a recipe isn't
  // written to it. What fails for a while is tried again until the deadline, as long as nothing was
  // written. The sink lives until the answer. Cancelling the coroutine closes the connection to the
  // provider. Errors: see ModelErrorKind; kCancelled also when the sink's reader has gone.
  // REQUIRES: the coroutine runs with throw_if_cancelled(false), as the server's handlers do.
  virtual boost::asio::awaitable<base::Result<ModelAnswer, ModelError>> Ask(
      ModelRequest request, TextSink& sink) const = 0;

  virtual ModelInfo info() const = 0;
};

}  // namespace flavorbot::model_api
