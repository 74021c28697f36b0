// RecipeDraft: a recipe as a model gave it, in the form that was asked for; not yet held against
// what is known of foods.
//
// recipe_schema.h has its JSON; read_recipe.cc the bounds of every text and list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace flavorbot::model_api {

struct DraftIngredient {
  std::optional<double> quantity;  // nullopt: as much as one likes
  std::string unit;                // "g", "tbsp", "clove" ...; empty: pieces, or none
  std::string food;                // "red lentils"
  std::string preparation;         // "rinsed"; may be empty
  bool is_optional = false;
};

struct DraftStep {
  std::string text;
  std::optional<int> minutes;
  std::vector<std::size_t> uses;  // places in the list of ingredients, ascending
};

// The model's own estimate, for one serving.
struct DraftNutrition {
  double kcal = 0;
  double protein_g = 0;
  double fat_g = 0;
  double carbs_g = 0;
  double fibre_g = 0;
  double sodium_mg = 0;
};

struct RecipeDraft {
  std::string title;
  std::string description;
  std::vector<DraftIngredient> ingredients;
  std::vector<DraftStep> steps;
  int prep_minutes = 0;
  int cook_minutes = 0;
  int rest_minutes = 0;
  int total_minutes = 0;
  int servings = 0;
  std::string category;  // "dinner"; one of the schema's
  std::string cuisine;
  std::vector<std::string> diets;      // what the model claims
  std::vector<std::string> allergens;  // what the model claims
  std::vector<std::string> equipment;
  std::vector<std::string> tips;
  DraftNutrition nutrition;
};

}  // namespace flavorbot::model_api
