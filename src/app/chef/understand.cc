#include "app/chef/understand.h"

#include <algorithm>

#include "app/chef/avoidance.h"
#include "app/chef/food_groups.h"
#include "app/chef/plain_words.h"
#include "app/chef/request_reader.h"
#include "app/chef/stated_allergies.h"
#include "app/chef/words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::FoodId;

// What one asks for by name is no longer left out by wish.
void AllowWanted(const CookingRequest& now, Constraints& avoided) {
  for (const WantedFood& wanted : now.wanted) {
    std::erase_if(avoided.foods, [&](FoodId food) { return base::Contains(wanted.foods, food); });
  }
}

}  // namespace

bool IsAboutTheLast(std::string_view text) {
  constexpr std::string_view kSigns[] = {
      "make it", "make that", "make this", "can it",    "could it",    "instead", "swap", "replace",
      "but ",    "also ",     "and ",      "change it", "change that", "with ",   "add "};
  const std::string stems = StemsOf(text) + " ";
  return std::ranges::any_of(kSigns, [&](std::string_view sign) {
    return sign.ends_with(' ') ? stems.starts_with(sign) : stems.contains(sign);
  });
}

CookingRequest Understanding::Read(std::string_view text) const {
  CookingRequest request = RequestReader(finder_, text).Read();
  StatedAllergies stated = ReadStatedAllergies(finder_, text);
  request.allergies = std::move(stated.constraints);
  // "Anaphylaxis to shrimp": nobody wants them.
  std::erase_if(request.wanted, [&](const WantedFood& wanted) {
    return std::ranges::any_of(
        wanted.foods, [&](FoodId food) { return base::Contains(request.allergies.foods, food); });
  });
  // A diet that was named, or a word that is kept, is an answer to the question what it is to.
  request.has_unclear_allergy = stated.is_unclear && request.avoided.empty();
  return request;
}

CookingRequest Understanding::Continue(CookingRequest before, std::string_view text) const {
  CookingRequest now = Read(text);
  AllowWanted(now, before.avoided);
  Constraints avoided = before.avoided;
  avoided.Add(now.avoided);
  now.allergies.Add(before.allergies);
  // "And for dessert?" is another dish; "Italian" is the same wish, narrowed.
  const bool is_other_meal = !now.meals.empty() && !now.meals.HasAny(before.meals);
  CookingRequest without_cuisine = now;
  without_cuisine.cuisine.clear();
  const bool only_narrows = !without_cuisine.names_a_dish();
  if (now.names_a_dish() && !only_narrows && !now.wants_another &&
      (!IsAboutTheLast(text) || (is_other_meal && now.wanted.empty()))) {
    now.avoided = std::move(avoided);
    now.without = now.without | before.without;
    if (!now.servings) now.servings = before.servings;
    return now;
  }
  CookingRequest next = std::move(before);
  next.avoided = std::move(avoided);
  next.allergies = now.allergies;
  next.has_unclear_allergy = now.has_unclear_allergy;
  next.wants_another = now.wants_another;
  next.times_servings = now.times_servings;
  next.unknown_words = std::move(now.unknown_words);
  if (!now.named.empty()) next.named = std::move(now.named);
  for (WantedFood& wanted : now.wanted) {
    if (std::ranges::find(next.wanted, wanted.said, &WantedFood::said) == next.wanted.end()) {
      next.wanted.push_back(std::move(wanted));
    }
  }
  // What is now avoided is no longer wanted.
  std::erase_if(next.wanted, [&](const WantedFood& wanted) {
    return std::ranges::all_of(
        wanted.foods, [&](FoodId food) { return base::Contains(now.avoided.foods, food); });
  });
  if (!now.meals.empty()) next.meals = now.meals;
  if (!now.cuisine.empty()) next.cuisine = now.cuisine;
  if (!now.techniques.empty()) next.techniques = now.techniques;
  next.moods = (next.moods | now.moods) - now.unwanted_moods;
  next.unwanted_moods = (next.unwanted_moods | now.unwanted_moods) - now.moods;
  if (now.most_minutes) next.most_minutes = now.most_minutes;
  if (now.servings) next.servings = now.servings;
  if (now.most_skill) next.most_skill = now.most_skill;
  next.without = next.without | now.without;
  for (std::string& word : now.dish_words) {
    if (!base::Contains(next.dish_words, word)) next.dish_words.push_back(std::move(word));
  }
  return next;
}

Constraints Understanding::ReadEntry(const std::string& entry, Entries entries) const {
  Constraints constraints;
  const std::string stems = StemsOf(entry);
  if (stems.empty()) return constraints;
  if (const auto diet = DietNamed(entry)) {
    constraints.diets.Add(*diet);
    return constraints;
  }
  if (const auto group = ConstraintsOfGroup(stems)) constraints.Add(*group);
  // "celiac disease", "raw tomatoes"
  constraints.diets |= Read(entry).avoided.diets;
  for (const FoodMention& mention : finder_.Find(WordsOf(entry), Misspellings::kGuess)) {
    if (entries == Entries::kAllergies) {
      AddAllergy(finder_, mention, constraints);
    } else {
      AddUnwanted(finder_, mention, constraints);
    }
  }
  if (!constraints.empty()) return constraints;
  for (const Word& word : WordsOf(entry)) {
    const std::string stem = StemOf(word.text);
    if (!IsPlainWord(stem)) constraints.unknown_words.push_back(stem);
  }
  if (constraints.empty()) constraints.unknown_words.push_back(stems);
  return constraints;
}

Constraints Understanding::ReadConstraints(std::span<const std::string> entries) const {
  Constraints constraints;
  for (const std::string& entry : entries) constraints.Add(ReadEntry(entry, Entries::kDiets));
  return constraints;
}

Constraints Understanding::ReadAllergies(std::span<const std::string> entries) const {
  Constraints constraints;
  for (const std::string& entry : entries) constraints.Add(ReadEntry(entry, Entries::kAllergies));
  return constraints;
}

}  // namespace flavorbot::app::chef
