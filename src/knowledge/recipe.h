// Recipe: a dish of the knowledge base, written with its foods, so that it can be scaled, adapted
// and judged. Diets, allergens, times and nutrition follow from what is here.
//
// Source: knowledge/README.md has the meaning of every field.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "knowledge/amount.h"
#include "knowledge/enum_set.h"
#include "knowledge/food.h"

namespace flavorbot::knowledge {

enum class Meal : std::uint8_t {
  kBreakfast,
  kLunch,
  kDinner,
  kSnacks,
  kDessert,
  kAppetizer,
  kBeverage
};
using Meals = EnumSet<Meal>;

enum class Skill : std::uint8_t { kEasy, kMedium, kHard };

enum class Mood : std::uint8_t {
  kQuick,
  kComforting,
  kLight,
  kFresh,
  kSpicy,
  kHearty,
  kCheap,
  kFestive,
  kKidFriendly,
  kMakeAhead,
  kOnePot,
  kHighProtein,
  kRomantic,
  kPicnic
};
using Moods = EnumSet<Mood>;

enum class Equipment : std::uint8_t {
  kOven,
  kPot,
  kPan,
  kWok,
  kBlender,
  kMixer,
  kMicrowave,
  kGrill,
  kBakingSheet,
  kBakingDish,
  kCakeTin,
  kMuffinTin,
  kLoafTin,
  kCasserole,
  kSteamer,
  kSieve,
  kRollingPin,
  kSkewers,
  kWaffleIron
};
using EquipmentSet = EnumSet<Equipment>;

// What an ingredient does in its dish; a substitute must do the same.
enum class Role : std::uint8_t {
  kMain,
  kProtein,
  kStarch,
  kVegetable,
  kAromatic,
  kLiquid,
  kFat,
  kBinder,
  kLeavening,
  kThickener,
  kSweetener,
  kAcid,
  kSeasoning,
  kSauce,
  kBase,
  kFilling,
  kTopping,
  kGarnish
};
using Roles = EnumSet<Role>;

struct Ingredient {
  FoodId food = 0;
  Amount amount;
  std::string preparation;  // "diced"; may be empty
  Role role = Role::kMain;
  bool is_optional = false;
};

// Foods that a step names together: places in the recipe's list of ingredients.
struct NamedIngredients {
  std::vector<std::uint8_t> ingredients;
};

struct Temperature {
  int celsius = 0;
};

using StepPiece = std::variant<std::string, NamedIngredients, Temperature>;

enum class Phase : std::uint8_t { kPrep, kCook, kRest };

struct Step {
  // A sentence is a list of pieces; one that would name nothing any more is left out whole.
  std::vector<std::vector<StepPiece>> sentences;
  int minutes = 0;
  Phase phase = Phase::kCook;
  bool is_meanwhile = false;  // goes on during the step before
};

struct Recipe {
  std::string id;
  std::string title;
  std::vector<std::string> also;  // what people call it, too: "mac and cheese"
  std::string description;
  Meal category = Meal::kDinner;
  Meals meals;
  std::string cuisine;
  std::string technique;
  Skill skill = Skill::kEasy;
  Moods moods;
  int servings = 4;
  EquipmentSet equipment;
  std::vector<Ingredient> ingredients;
  std::vector<Step> steps;
  std::vector<std::string> tips;

  // Minutes of the steps of a phase that aren't done meanwhile.
  int MinutesOf(Phase phase) const;
  int TotalMinutes() const;
};

}  // namespace flavorbot::knowledge
