// Cooking ways: how people call the techniques of knowledge/techniques.json, and the entries that a
// question means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

// The technique that the question names ("fried" is "pan-fry"); empty: none.
std::string_view TechniqueOf(const KitchenQuestion& question);

struct MeantTimes {
  std::vector<const knowledge::CookingTime*> times;  // in their order, at most kMostTimes
  bool is_other_technique = false;                   // nothing is known of the one that is named
};
inline constexpr std::size_t kMostTimes = 5;

// Of the first food of the question that has any: by its technique and variant, where it names
// these.
MeantTimes TimesMeant(const KitchenQuestion& question);

// The name of a technique in a sentence: "pan-fry" is "frying".
std::string_view GerundOf(std::string_view technique);

}  // namespace flavorbot::app::chef
