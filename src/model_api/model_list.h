// Model list: which of a provider's models to ask when none is set.
//
// Threads: pure functions; ChosenModel from any.
// Source:  Anthropic API, "List models"; OpenAI API, "List models".
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::model_api {

// Of a list's JSON: the newest Sonnet (the family for everyday work), else the newest Haiku, else
// the newest Claude. nullopt: there is none, or it is no list.
std::optional<std::string> NewestAnthropicModel(std::string_view list);

// The newest that talks: none for embeddings, speech, pictures, moderation. Of OpenAI's own the
// newest GPT. nullopt: as above.
std::optional<std::string> NewestChatModel(std::string_view list);

// A choice that is kept for a while.
class ChosenModel {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::hours kKept{6};

  std::optional<std::string> Find(Clock::time_point now) const;
  void Keep(std::string model, Clock::time_point now);
  // The provider doesn't know it any more.
  void Forget();
  // The last one, for those who ask which it is.
  std::string last() const;

 private:
  mutable std::mutex mutex_;
  std::string model_;
  std::optional<Clock::time_point> until_;
};

}  // namespace flavorbot::model_api
