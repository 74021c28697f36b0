// Refusal: what a provider says instead of an answer, as a ModelError.
//
//   Anthropic            {"type":"error","error":{"type":"overloaded_error","message":"..."}}
//   OpenAI, llama.cpp    {"error":{"message":"...","type":"...","code":"..."}}
//   Ollama, vLLM         {"error":"..."}, {"object":"error","message":"...","type":"..."}
//
// Threads: pure functions.
// Source:  Anthropic API, "Errors"; OpenAI API, "Error codes"; RFC 9110, section 10.2.3.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "http/headers.h"
#include "model_api/model_error.h"

namespace flavorbot::model_api {

// What an error's body says; empty where it doesn't.
struct RefusalWords {
  std::string type;
  std::string code;
  std::string message;
};
RefusalWords ReadRefusal(std::string_view body);

// `status` 0: the words came inside of a stream. What the provider tells is kept to one line of a
// few hundred bytes; of a wrong key it isn't kept at all.
ModelError ErrorOf(int status, const RefusalWords& words);

// Retry-After, in seconds or as a date, and retry-after-ms; nullopt: none, or no time.
std::optional<std::chrono::milliseconds> RetryAfterIn(const http::Headers& headers,
                                                      base::TimePoint now);

}  // namespace flavorbot::model_api
