// Model settings: which provider answers, where it is, and how long it may take.
//
// Threads: a value type.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/environment.h"
#include "base/result.h"
#include "http/http_proxy.h"
#include "model_api/base_url.h"

namespace flavorbot::model_api {

enum class Provider : std::uint8_t { kAnthropic, kOpenAi };

// How often and when what failed is tried again: a random part of the pause, which doubles.
struct RetryPolicy {
  unsigned attempts = 4;
  std::chrono::milliseconds first_pause{500};
  std::chrono::milliseconds longest_pause{8'000};
};

struct ModelSettings {
  Provider provider = Provider::kAnthropic;
  BaseUrl base_url;
  std::string api_key;  // secret; empty: none is sent
  std::string model;    // empty: the newest suitable one of the provider's list
  std::chrono::milliseconds connect_timeout{5'000};
  std::chrono::milliseconds first_word_timeout{60'000};  // until anything of an answer comes
  std::chrono::milliseconds quiet_timeout{30'000};       // until more of it comes
  RetryPolicy retries;
  http::ProxySettings proxies;
};

// What the environment decides. nullopt: no model; the built-in chef answers.
//
//   FLAVORBOT_CHEF   auto: Anthropic if ANTHROPIC_API_KEY is set, else an OpenAI-compatible API if
//                    OPENAI_API_KEY or OPENAI_BASE_URL is, else none; or built-in, anthropic,
//                    openai
//
// Errors: one line that names the variable; a key is not repeated.
base::Result<std::optional<ModelSettings>, std::string> ReadModelSettings(
    const base::Environment& environment);

}  // namespace flavorbot::model_api
