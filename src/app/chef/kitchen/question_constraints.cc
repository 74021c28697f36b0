#include "app/chef/kitchen/question_constraints.h"

#include <algorithm>

#include "app/chef/food_groups.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

// In stems. What follows one of these is avoided.
constexpr std::string_view kAllergies[] = {"allergic to", "allergy to", "intolerant to", "cant eat",
                                           "cannot eat",  "dont eat",   "without",       "avoid",
                                           "avoiding",    "cant have",  "cannot have"};
constexpr std::string_view kListWords[] = {"and", "or", "any", "the", "to", "also", "tree"};

void AddListFrom(const KitchenQuestion& question, std::size_t word, Constraints& constraints) {
  while (word < question.words().size()) {
    if (const FoodMention* mention = question.MentionAt(word)) {
      constraints.Add(ConstraintsOf(question, *mention));
      word = mention->end_word;
    } else if (base::Contains(kListWords, question.StemAt(word))) {
      ++word;
    } else {
      return;
    }
  }
}

}  // namespace

std::vector<SaidDiet> DietsSaid(const KitchenQuestion& question) {
  std::vector<SaidDiet> diets;
  for (std::size_t word = 0; word < question.words().size();) {
    std::size_t taken = 1;
    for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
      if (word + count > question.words().size()) continue;
      const auto diet = DietNamed(question.StemsAt(word, count));
      if (!diet) continue;
      diets.push_back({*diet, word, word + count});
      taken = count;
      break;
    }
    word += taken;
  }
  return diets;
}

Constraints ConstraintsOf(const KitchenQuestion& question, const FoodMention& mention) {
  if (auto group = ConstraintsOfGroup(mention.said)) return *std::move(group);
  Constraints constraints;
  for (const knowledge::FoodId food : question.finder().AllOf(mention)) constraints.AddFood(food);
  return constraints;
}

FoodJudge JudgeFor(const KitchenQuestion& question) {
  Constraints said;
  for (const SaidDiet& diet : DietsSaid(question)) said.diets.Add(diet.diet);
  for (const std::string_view phrase : kAllergies) {
    if (const auto word = question.WordAfter(phrase)) AddListFrom(question, *word, said);
  }
  for (const FoodMention& mention : question.mentions()) {
    const std::string_view next = question.StemAt(mention.end_word);
    if (next == "allergy" || next == "intolerance" || next == "free") {
      said.Add(ConstraintsOf(question, mention));
    }
  }
  if (said.empty()) return question.judge();
  Constraints all = question.judge().constraints();
  all.Add(said);
  return {question.knowledge(), std::move(all)};
}

}  // namespace flavorbot::app::chef
