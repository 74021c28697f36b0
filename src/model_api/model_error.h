// ModelError: why a model gave no answer.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::model_api {

struct TokenUsage {
  std::int64_t input_tokens = 0;
  std::int64_t output_tokens = 0;

  TokenUsage& operator+=(const TokenUsage& other) {
    input_tokens += other.input_tokens;
    output_tokens += other.output_tokens;
    return *this;
  }
};

enum class ModelErrorKind : std::uint8_t {
  kUnauthorized,   // the key is wrong, or the account has no credit
  kRejected,       // the provider doesn't take the request: the model is unknown, say
  kRateLimited,    // too many requests, or tokens, for now
  kOverloaded,     // the provider has no capacity, for now
  kUnavailable,    // it can't be reached, broke, or broke off
  kRefused,        // the model won't answer this
  kTimeout,        // no answer, or no more of it, in time
  kCancelled,      // nobody waits for the answer any more
  kMalformed,      // what came isn't what the API says, or is beyond all bounds
  kContextTooLong  // more than the model can read at once
};

std::string_view NameOf(ModelErrorKind kind);  // "rate limited"

struct ModelError {
  ModelErrorKind kind = ModelErrorKind::kUnavailable;
  std::string message;  // for the log: one line, without a key
  std::optional<std::chrono::milliseconds> retry_after = std::nullopt;  // if the provider says so
  // What the attempts that failed had used by then; an estimate where the provider hasn't said.
  TokenUsage usage = {};
};

// Whether the same request may succeed a little later.
bool IsPassing(ModelErrorKind kind);

}  // namespace flavorbot::model_api
