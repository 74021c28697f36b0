#include "app/chef/model/model_recipe.h"

#include <algorithm>

#include "app/chef/dish_rules.h"
#include "app/chef/model/both_scales.h"
#include "app/chef/model/reply_text.h"
#include "app/chef/words.h"
#include "base/ascii_case.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::FoodId;
using model_api::Findings;
using model_api::RecipeDraft;

// Words beside a food's name that leave it the same food; in stems.
constexpr std::string_view kSameFood[] = {
    "a",       "about",    "and",      "baby",        "bone",    "boneless", "chilled", "chopped",
    "cold",    "crushed",  "cubed",    "cut",         "diced",   "drained",  "extra",   "fillet",
    "fine",    "finely",   "firm",     "fresh",       "freshly", "good",     "grated",  "halved",
    "handful", "hot",      "large",    "leaf",        "leave",   "lukewarm", "medium",  "melted",
    "minced",  "of",       "organic",  "peeled",      "pitted",  "quality",  "raw",     "rinsed",
    "ripe",    "room",     "roughly",  "shredded",    "skin",    "skinless", "sliced",  "small",
    "soft",    "softened", "some",     "temperature", "the",     "thin",     "thinly",  "toasted",
    "torn",    "trimmed",  "unsalted", "warm",        "washed",  "whole"};

struct UnitName {
  std::string_view said;
  std::string_view unit;
};
constexpr UnitName kUnits[] = {{"gram", "g"},        {"gramme", "g"},         {"gr", "g"},
                               {"kilogram", "kg"},   {"kilo", "kg"},          {"milliliter", "ml"},
                               {"millilitre", "ml"}, {"liter", "l"},          {"litre", "l"},
                               {"teaspoon", "tsp"},  {"tablespoon", "tbsp"},  {"ounce", "oz"},
                               {"pound", "lb"},      {"lbs", "lb"},           {"tsps", "tsp"},
                               {"tbsps", "tbsp"},    {"pcs", "piece"},        {"pc", "piece"},
                               {"whole", "piece"},   {"leaves", "leaf"},      {"loaves", "loaf"},
                               {"pinches", "pinch"}, {"bunches", "bunch"},    {"dashes", "dash"},
                               {"inches", "inch"},   {"fluid ounce", "fl oz"}};

// Diets, allergens and nutrition, of a dish of which every food is known.
void LabelWhole(const knowledge::KnowledgeBase& knowledge, Dish& dish) {
  std::vector<WeighedFood> foods;
  bool is_weighed = true;
  for (const DishIngredient& ingredient : dish.ingredients) {
    double grams = 0;
    if (ingredient.quantity) {
      const auto weight = knowledge::GramsOf(
          knowledge.food(*ingredient.known),
          {*ingredient.quantity, ingredient.unit.empty() ? "piece" : ingredient.unit});
      is_weighed = is_weighed && weight;
      grams = weight.value_or(0);
    }
    foods.push_back({*ingredient.known, grams});
  }
  Label(knowledge, foods, dish);
  if (is_weighed) return;
  // What follows from weights can't be told.
  dish.per_serving.reset();
  for (const Diet diet : {Diet::kKeto, Diet::kLowCarb, Diet::kLowSodium}) dish.diets.Remove(diet);
}

}  // namespace

Findings FindingsIn(const RecipeDraft& draft) {
  Findings findings;
  std::vector<bool> is_used(draft.ingredients.size());
  for (std::size_t i = 0; i < draft.steps.size(); ++i) {
    for (const std::size_t at : draft.steps[i].uses) is_used[at] = true;
    if (draft.steps[i].minutes.value_or(0) > draft.total_minutes) {
      findings.push_back("steps[" + std::to_string(i) + "].minutes is more than total_minutes");
    }
  }
  for (std::size_t i = 0; i < draft.ingredients.size(); ++i) {
    if (is_used[i]) continue;
    findings.push_back("ingredients[" + std::to_string(i) + "] (" + draft.ingredients[i].food +
                       ") is in the uses of no step");
  }
  const int sum = draft.prep_minutes + draft.cook_minutes + draft.rest_minutes;
  if (sum != draft.total_minutes) {
    findings.push_back("total_minutes is " + std::to_string(draft.total_minutes) +
                       ", but prep_minutes, cook_minutes and rest_minutes make " +
                       std::to_string(sum));
  } else if (sum == 0) {
    findings.emplace_back("total_minutes is 0");
  }
  if (findings.size() > model_api::kMostFindings) findings.resize(model_api::kMostFindings);
  return findings;
}

std::optional<FoodId> KnownFood(const FoodFinder& finder, std::string_view text) {
  const std::vector<Word> words = WordsOf(text);
  const auto mentions = finder.Find(words, Misspellings::kIgnore);
  if (mentions.size() != 1 || mentions[0].foods.size() != 1) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_name = i >= mentions[0].first_word && i < mentions[0].end_word;
    if (!is_name && !base::Contains(kSameFood, std::string_view(StemOf(words[i].text)))) {
      return std::nullopt;
    }
  }
  return mentions[0].foods[0];
}

std::string UnitNamed(std::string_view text) {
  std::string unit = base::InLowerCase(text);
  if (unit.ends_with('.')) unit.pop_back();
  for (const bool is_plural : {false, true}) {
    if (is_plural) {
      if (unit.size() < 3 || !unit.ends_with('s') || unit.ends_with("ss")) break;
      unit.pop_back();
    }
    for (const UnitName& name : kUnits) {
      if (name.said == unit) return std::string(name.unit);
    }
  }
  return unit;
}

Dish DishOf(const RecipeDraft& draft, const knowledge::KnowledgeBase& knowledge,
            const FoodFinder& finder) {
  Dish dish;
  dish.title = WithoutLinks(draft.title);
  dish.description = WithoutLinks(draft.description);
  bool is_all_known = true;
  for (const auto& each : draft.ingredients) {
    DishIngredient ingredient{.quantity = each.quantity,
                              .unit = UnitNamed(WithoutLinks(each.unit)),
                              .food = WithoutLinks(each.food),
                              .preparation = WithoutLinks(each.preparation),
                              .is_optional = each.is_optional,
                              .known = KnownFood(finder, each.food)};
    if (!ingredient.quantity) ingredient.unit.clear();
    is_all_known = is_all_known && ingredient.known;
    dish.ingredients.push_back(std::move(ingredient));
  }
  for (const auto& each : draft.steps) {
    dish.steps.push_back({.text = WithBothScales(WithoutLinks(each.text)),
                          .minutes = each.minutes,
                          .uses = each.uses});
  }
  dish.prep_minutes = draft.prep_minutes;
  dish.cook_minutes = draft.cook_minutes;
  dish.rest_minutes = draft.rest_minutes;
  dish.servings = draft.servings;
  dish.category = knowledge::MealNamed(draft.category).value_or(knowledge::Meal::kDinner);
  dish.cuisine = WithoutLinks(draft.cuisine);
  for (const std::string& each : draft.equipment) dish.equipment.push_back(WithoutLinks(each));
  for (const std::string& each : draft.tips)
    dish.tips.push_back(WithBothScales(WithoutLinks(each)));
  if (is_all_known) LabelWhole(knowledge, dish);
  return dish;
}

}  // namespace flavorbot::app::chef
