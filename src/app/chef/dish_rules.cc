#include "app/chef/dish_rules.h"

#include <algorithm>

namespace flavorbot::app::chef {
namespace {

using enum knowledge::Origin;
using knowledge::Food;
using knowledge::KnowledgeBase;
using knowledge::Nutrition;
using knowledge::Origins;

constexpr Origins kMeat = {kBeef, kLamb, kGoat, kPoultry, kGame};

double Sum(const KnowledgeBase& knowledge, std::span<const WeighedFood> foods,
           double Nutrition::* nutrient) {
  double sum = 0;
  for (const WeighedFood& part : foods) {
    sum += knowledge.food(part.food).nutrition.*nutrient * part.grams / 100;
  }
  return sum;
}

bool HasMeatWithMilk(const KnowledgeBase& knowledge, std::span<const WeighedFood> foods) {
  Origins all;
  for (const WeighedFood& part : foods) all |= knowledge.food(part.food).origin;
  return all.HasAny(kMeat) && all.Has(kMilk);
}

Verdict JudgeWhole(const KnowledgeBase& knowledge, std::span<const WeighedFood> foods, int servings,
                   Diet diet) {
  const auto carbs = [&] { return Sum(knowledge, foods, &Nutrition::carbs_g) / servings; };
  bool is_kept = true;
  if (diet == Diet::kKosher) is_kept = !HasMeatWithMilk(knowledge, foods);
  if (diet == Diet::kKeto) is_kept = carbs() <= kKetoCarbsPerServing;
  if (diet == Diet::kLowCarb) is_kept = carbs() <= kLowCarbPerServing;
  if (diet == Diet::kLowSodium) {
    is_kept = SodiumPer100g(knowledge, foods) <= kLowSodiumMgPer100g;
  }
  return is_kept ? Verdict::kFine : Verdict::kForbidden;
}

}  // namespace

NutritionEstimate EstimatePerServing(const KnowledgeBase& knowledge,
                                     std::span<const WeighedFood> foods, int servings) {
  const auto of = [&](double Nutrition::* nutrient) {
    return Sum(knowledge, foods, nutrient) / servings;
  };
  return {.kcal = of(&Nutrition::kcal),
          .protein_g = of(&Nutrition::protein_g),
          .fat_g = of(&Nutrition::fat_g),
          .carbs_g = of(&Nutrition::carbs_g),
          .fibre_g = of(&Nutrition::fibre_g),
          .sodium_mg = of(&Nutrition::sodium_mg)};
}

double SodiumPer100g(const KnowledgeBase& knowledge, std::span<const WeighedFood> foods) {
  double grams = 0;
  for (const WeighedFood& part : foods) grams += part.grams;
  return grams > 0 ? Sum(knowledge, foods, &Nutrition::sodium_mg) * 100 / grams : 0;
}

Verdict JudgeDish(const KnowledgeBase& knowledge, std::span<const WeighedFood> foods, int servings,
                  Diet diet) {
  Verdict verdict = JudgeWhole(knowledge, foods, servings, diet);
  for (const WeighedFood& part : foods) {
    verdict = std::max(verdict, Judge(knowledge.food(part.food), diet));
  }
  return verdict;
}

void Label(const KnowledgeBase& knowledge, std::span<const WeighedFood> foods, Dish& dish) {
  dish.diets = {};
  for (const Diet diet : kAllDiets) {
    if (JudgeDish(knowledge, foods, dish.servings, diet) == Verdict::kFine) dish.diets.Add(diet);
  }
  dish.allergens = {};
  dish.allergens_may = {};
  for (const WeighedFood& part : foods) {
    dish.allergens |= knowledge.food(part.food).allergens;
    dish.allergens_may |= knowledge.food(part.food).allergens_may;
  }
  dish.allergens_may = dish.allergens_may - dish.allergens;
  dish.per_serving = EstimatePerServing(knowledge, foods, dish.servings);
}

}  // namespace flavorbot::app::chef
