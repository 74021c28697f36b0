// TextPair: two texts, ours and theirs, that belong together, each as a regular expression for the
// whole of it. One that names no exception is of a ValidationException.
//
// Threads: value types; match from any thread.
#pragma once

#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "requests.h"

namespace flavorbot::differential {

struct TextPair {
  std::string_view name;
  const char* action;
  const char* ours;
  const char* theirs;
  bool (*applies)(const Request&) = nullptr;  // null: to any
};

inline constexpr const char* kAnyAction = ".*";
// Of any exception, or "OK".
inline constexpr const char* kAnyText = "([^]*Exception: |OK)?[^]*";

inline bool IsMutated(const Request& request) { return request.mutated; }

// A table of pairs, compiled once.
class TextPairs {
 public:
  template <std::size_t n>
  explicit TextPairs(const TextPair (&pairs)[n]) {
    for (const TextPair& pair : pairs) {
      compiled_.push_back(
          {pair, std::regex(pair.action), PatternOf(pair.ours), PatternOf(pair.theirs)});
    }
  }

  // The name of the first pair that fits; empty when none does.
  std::string_view Find(const Request& request, std::string_view ours,
                        std::string_view theirs) const {
    const auto fits = [](std::string_view text, const std::regex& pattern) {
      return std::regex_match(text.begin(), text.end(), pattern);
    };
    for (const Compiled& one : compiled_) {
      if (one.pair.applies != nullptr && !one.pair.applies(request)) continue;
      if (fits(request.action, one.action) && fits(ours, one.ours) && fits(theirs, one.theirs)) {
        return one.pair.name;
      }
    }
    return {};
  }

 private:
  static std::regex PatternOf(std::string text) {
    const bool names_one = text.find("Exception: ") != std::string::npos ||
                           text.find("InternalFailure: ") != std::string::npos || text == "OK";
    return std::regex(names_one ? text : "ValidationException: (" + text + ")");
  }

  struct Compiled {
    TextPair pair;
    std::regex action, ours, theirs;
  };
  std::vector<Compiled> compiled_;
};

}  // namespace flavorbot::differential
