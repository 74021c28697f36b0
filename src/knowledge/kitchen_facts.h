// Kitchen facts: what cooks look up. Times, temperatures, storage, what goes together, and what
// must not be done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/food.h"

namespace flavorbot::knowledge {

struct CookingTime {
  FoodId food = 0;
  std::string technique;  // "boil"
  std::string variant;    // "soft"; may be empty
  int least_minutes = 0;
  int most_minutes = 0;
  std::optional<int> celsius;       // of the oven or the oil
  std::optional<int> core_celsius;  // when it is done, or safe
  std::string cue;                  // how one sees that it is done
  std::string per;                  // what size the time is for
};

struct StorageAdvice {
  std::optional<FoodCategory> category;  // of foods that don't say it themselves, or ...
  std::string kind;                      // ... "cooked rice"
  std::vector<std::string> also;
  Keeping keeps;
  std::string advice;
};

struct Pairing {
  FoodId food = 0;
  std::vector<FoodId> with;  // best first
};

// A request that holds one phrase of each list of `words`, and none of `unless`, asks for something
// dangerous.
struct Danger {
  std::string id;
  std::vector<std::vector<std::string>> words;
  std::vector<std::string> unless;
  std::string why;
  std::string safe;  // the safe way to get what one wanted
};

}  // namespace flavorbot::knowledge
