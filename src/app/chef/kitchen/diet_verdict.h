// Diet verdict: does a diet allow a food, and why not?
//
// Unlike Judge (diet.h) it also answers for the diets that go by numbers, from a food's nutrition,
// and for what depends on how an animal was slaughtered.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "app/chef/diet.h"

namespace flavorbot::app::chef {

struct DietVerdict {
  Verdict verdict = Verdict::kFine;
  std::string reason;  // "contains gluten and wheat", "may contain milk"; may be empty
};

DietVerdict VerdictOf(const knowledge::Food& food, Diet diet);

// "gluten, wheat and tree nuts"; empty: none.
std::string AllergensText(knowledge::Allergens allergens, std::string_view last);
std::string OriginsText(knowledge::Origins origins, std::string_view last);

}  // namespace flavorbot::app::chef
