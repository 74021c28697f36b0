// Chef: answers what people ask in the kitchen. The one seam between what is asked and who answers:
// the built-in chef (built_in_chef.h) or a model (model_chef.h).
//
// A reply is words, and a dish where one was wanted or is meant. Whatever a chef says passes the
// guard (guard.h) before a person sees it.
//
// Threads: any; a chef has no state of its own between calls.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/constraints.h"
#include "app/chef/dish.h"
#include "app/error.h"
#include "dynamodb/call_context.h"

namespace flavorbot::app::chef {

enum class Speaker : std::uint8_t { kPerson, kChef };

struct Turn {
  Speaker speaker = Speaker::kPerson;
  std::string text;
  std::optional<Dish> dish;  // that the chef gave with it
};

enum class Wants : std::uint8_t {
  kReply,   // words; a dish with them where that is what was asked for
  kRecipe,  // a dish, or an error
  // Words alone: the month's recipes are used up. What can't be answered without a dish is answered
  // with one all the same; it isn't shown.
  kWords
};

struct TokenUsage {
  std::int64_t input_tokens = 0;
  std::int64_t output_tokens = 0;
};

struct ChefRequest {
  std::vector<Turn> talk;   // oldest first; the last one is the person's
  Constraints constraints;  // of the profile; those that the talk states are the chef's to find
  Wants wants = Wants::kReply;
  std::uint64_t seed =
      0;  // the same talk with the same seed has the same reply of the built-in chef
  // Where a model adds what it has used, whether a reply comes of it or not; borrowed until the
  // answer. nullptr: nobody counts it.
  TokenUsage* usage = nullptr;
};

// What a person may ask next, by a touch.
struct Suggestion {
  std::string text;   // what is then asked
  std::string group;  // the heading it stands under, "Under 20 minutes"; empty: none
};

struct ChefReply {
  std::string text;
  std::optional<Dish> dish;
  std::vector<Suggestion> suggestions;  // at most kMostSuggestions
};

inline constexpr std::size_t kMostSuggestions = 12;

// Takes the reply's text as it comes.
class ReplySink {
 public:
  virtual ~ReplySink() = default;
  enum class Reader : std::uint8_t { kThere, kGone };
  // kGone: nobody reads any more; the chef stops, and what it then returns isn't shown.
  virtual boost::asio::awaitable<Reader> Write(std::string_view piece) = 0;
};

inline constexpr std::string_view kBuiltInProvider = "built-in";

// Which chef answers, for the readiness page and the settings page.
struct ChefInfo {
  std::string provider;  // "built-in", "anthropic", "openai"
  std::string model;     // empty: built in, or a model that is chosen with the first question
};

// Whether a chef's words keep to the constraints by themselves. What a model writes doesn't.
enum class Words : std::uint8_t { kKeepConstraints, kNeedGuard };

class Chef {
 public:
  virtual ~Chef() = default;

  // All text that is written to `sink` is the reply's text, in its order. The context and the sink
  // live until the answer; the context's deadline and cancellation end the call.
  // Errors: kUnavailable: the provider can't answer now; kInvalidFields, kInvalidRequest: what was
  //         asked can't be answered, and why; kInternal.
  virtual AwaitableResult<ChefReply> Answer(dynamodb::CallContext& context, ChefRequest request,
                                            ReplySink& sink) const = 0;

  virtual ChefInfo info() const = 0;
  virtual Words words() const { return Words::kNeedGuard; }
};

}  // namespace flavorbot::app::chef
