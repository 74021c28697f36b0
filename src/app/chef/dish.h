// Dish: a recipe as the chef gives it, whichever chef: the built-in one, or a model.
//
// Texts are plain: what shows them renders them as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/chef/diet.h"
#include "knowledge/food.h"
#include "knowledge/recipe.h"

namespace flavorbot::app::chef {

struct DishIngredient {
  std::optional<double> quantity;  // nullopt: as much as one likes
  std::string unit;                // "g", "tbsp", "clove", "piece" ...; empty: none
  std::string food;                // "red lentils", in the number that fits the quantity
  std::string preparation;         // "rinsed"; may be empty
  bool is_optional = false;
  std::optional<knowledge::FoodId> known;  // nullopt: nothing is known of it
};

struct DishStep {
  std::string text;
  std::optional<int> minutes;
  std::vector<std::size_t> uses;  // places in the dish's list of ingredients, ascending
};

// An estimate for one serving.
struct NutritionEstimate {
  double kcal = 0;
  double protein_g = 0;
  double fat_g = 0;
  double carbs_g = 0;
  double fibre_g = 0;
  double sodium_mg = 0;
};

// What was done for the sake of the constraints, or can't be told.
enum class GuardAction : std::uint8_t { kReplaced, kLeftOut, kCheckLabel };

struct GuardNote {
  GuardAction action = GuardAction::kReplaced;
  std::string food;         // "butter"
  std::string replacement;  // "olive oil"; empty unless kReplaced
  std::string reason;       // "contains milk"
  std::string change;       // what the cook should know; may be empty
};

struct Dish {
  std::string title;
  std::string description;
  std::vector<DishIngredient> ingredients;
  std::vector<DishStep> steps;
  int prep_minutes = 0;
  int cook_minutes = 0;
  int rest_minutes = 0;
  int servings = 4;
  knowledge::Meal category = knowledge::Meal::kDinner;
  std::string cuisine;
  Diets diets;  // that it certainly keeps to
  knowledge::Allergens allergens;
  knowledge::Allergens allergens_may;
  std::vector<std::string> equipment;
  std::vector<std::string> tips;
  std::optional<NutritionEstimate> per_serving;
  std::vector<GuardNote> notes;
  std::string known_recipe;  // the id of the recipe it was made from; empty: of none

  int total_minutes() const { return prep_minutes + cook_minutes + rest_minutes; }
};

// "250 g red lentils, rinsed"; "1½ cups flour"; "salt".
std::string LineOf(const DishIngredient& ingredient);

// "1½", "250", "0.7": as cooks write it.
std::string QuantityText(double quantity);

// As it is set or read: ovens are marked in steps of 25, thermometers are read to the degree.
int FahrenheitOf(int celsius);

// "180 °C (350 °F)".
std::string TemperatureText(int celsius);

}  // namespace flavorbot::app::chef
