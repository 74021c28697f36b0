// DishTemplate: a way to make a dish of what there is: slots that foods of some kinds fill, what
// always goes with them, and steps that fit whatever fills the slots.
//
// Source: knowledge/README.md has the meaning of every field.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/recipe.h"

namespace flavorbot::knowledge {

struct Slot {
  std::string name;
  FoodCategories categories;
  double grams = 0;  // of all foods in it together
  int most = 1;      // foods
  Role role = Role::kMain;
  std::string preparation;
  std::optional<FoodId> default_food;  // nullopt: it may stay empty
};

// A step that is there only when a slot holds a food of some kind.
struct StepCondition {
  std::size_t slot = 0;
  FoodCategories categories;
  bool when_empty = false;  // also when nothing is in the slot
};

struct TemplateStep {
  // Places are those of the slots, and behind them those of the ingredients.
  Step step;
  std::optional<StepCondition> condition;
};

struct DishTemplate {
  std::string id;
  std::string title;  // "{mains}" stands for what fills its slots
  std::string description;
  Meal category = Meal::kDinner;
  Meals meals;
  std::string technique;
  EquipmentSet equipment;
  int servings = 2;
  std::vector<Slot> slots;
  std::vector<Ingredient> ingredients;
  std::vector<TemplateStep> steps;
};

}  // namespace flavorbot::knowledge
