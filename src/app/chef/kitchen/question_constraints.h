// Question constraints: what the question itself rules out, besides what its judge does.
//
//   "a dairy-free substitute for butter"   "I'm allergic to nuts, what goes with pears?"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

// Judges by the constraints of the question's judge and by those that it says.
FoodJudge JudgeFor(const KitchenQuestion& question);

struct SaidDiet {
  Diet diet;
  std::size_t first_word = 0;  // [first_word, end_word)
  std::size_t end_word = 0;
};
// "gluten-free", "vegans", "nut free" ...
std::vector<SaidDiet> DietsSaid(const KitchenQuestion& question);

// What a mention means that is avoided: a group whole, or a food with all that bears its name.
Constraints ConstraintsOf(const KitchenQuestion& question, const FoodMention& mention);

}  // namespace flavorbot::app::chef
