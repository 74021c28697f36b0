// Dish rules: what follows from a dish's foods and their weights: its diets, allergens and
// nutrition, and the diets that are rules on the whole dish.
//
// Source: keto and low-carb as commonly set (10 g and 25 g of net carbohydrates a serving);
// low-sodium
//         is 140 mg in 100 g, as 21 CFR 101.61(b)(5) has it for meals; kosher: meat with milk.
// Threads: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "app/chef/dish.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct WeighedFood {
  knowledge::FoodId food = 0;
  double grams = 0;
};

inline constexpr double kKetoCarbsPerServing = 10;
inline constexpr double kLowCarbPerServing = 25;
inline constexpr double kLowSodiumMgPer100g = 140;

NutritionEstimate EstimatePerServing(const knowledge::KnowledgeBase& knowledge,
                                     std::span<const WeighedFood> foods, int servings);

// mg in 100 g of the whole.
double SodiumPer100g(const knowledge::KnowledgeBase& knowledge, std::span<const WeighedFood> foods);

// Does it keep to this diet, food by food and as a whole?
Verdict JudgeDish(const knowledge::KnowledgeBase& knowledge, std::span<const WeighedFood> foods,
                  int servings, Diet diet);

// Sets the diets, allergens and nutrition of a dish of which every ingredient is known.
void Label(const knowledge::KnowledgeBase& knowledge, std::span<const WeighedFood> foods,
           Dish& dish);

}  // namespace flavorbot::app::chef
