#include "app/chef/said_constraints.h"

#include <algorithm>
#include <utility>

#include "app/chef/food_groups.h"
#include "app/chef/talk.h"
#include "app/chef/words.h"
#include "base/ascii_case.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::FoodId;

void AddOnce(std::vector<std::string>& names, std::string_view name) {
  if (!base::Contains(names, name)) names.emplace_back(name);
}

// The words of a mention as the person wrote them, in small letters.
std::string Written(const Turn& turn, std::span<const Word> words, const FoodMention& mention) {
  const auto begin = words[mention.first_word].begin;
  const std::string text = turn.text.substr(begin, words[mention.end_word - 1].end - begin);
  return base::InLowerCase(text);
}

}  // namespace

Constraints SaidConstraints(const Understanding& understanding, std::span<const Turn> talk) {
  CookingRequest said = ReadSaid(understanding, {}, talk);
  said.avoided.Add(said.allergies);
  return std::move(said.avoided);
}

SaidNames NamesSaid(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
                    std::span<const Turn> talk, const Constraints& said) {
  SaidNames names;
  std::vector<FoodId> unnamed = said.foods;
  for (const Turn& turn : talk) {
    if (turn.speaker != Speaker::kPerson) continue;
    const auto words = WordsOf(turn.text);
    for (const auto& word : words) {
      if (base::Contains(said.unknown_words, StemOf(word.text))) AddOnce(names.unknown, word.text);
    }
    for (const auto& mention : finder.Find(words, Misspellings::kGuess)) {
      if (ConstraintsOfGroup(mention.said)) continue;
      const auto all = finder.AllOf(mention);
      const auto is_avoided = [&](FoodId food) { return base::Contains(said.foods, food); };
      const auto is_unnamed = [&](FoodId food) { return base::Contains(unnamed, food); };
      if (!std::ranges::all_of(all, is_avoided) || !std::ranges::any_of(all, is_unnamed)) continue;
      AddOnce(names.foods, mention.is_guess && mention.foods.size() == 1
                               ? knowledge.food(mention.foods[0]).name
                               : Written(turn, words, mention));
      std::erase_if(unnamed, [&](FoodId food) { return base::Contains(all, food); });
    }
  }
  for (const FoodId food : unnamed) AddOnce(names.foods, knowledge.food(food).name);
  return names;
}

}  // namespace flavorbot::app::chef
