#include "knowledge/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace flavorbot::knowledge {
namespace {

// Each in the order of its enumeration.
constexpr std::string_view kFoodCategories[] = {
    "vegetable", "leaf",      "root",        "allium",        "herb",  "mushroom",   "fruit",
    "berry",     "citrus",    "dried-fruit", "legume",        "grain", "pasta",      "bread",
    "flour",     "nut",       "seed",        "plant-protein", "milk",  "plant-milk", "cheese",
    "egg",       "meat",      "poultry",     "sausage",       "fish",  "seafood",    "fat",
    "oil",       "sweetener", "spice",       "condiment",     "sauce", "stock",      "baking",
    "alcohol",   "drink",     "sweet",       "prepared"};
constexpr std::string_view kOrigins[] = {
    "plant", "fungus", "alga",    "mineral",    "microbe", "honey",   "egg",
    "milk",  "rennet", "fish",    "crustacean", "mollusc", "pork",    "beef",
    "lamb",  "goat",   "poultry", "game",       "rabbit",  "gelatin", "alcohol"};
constexpr std::string_view kAllergens[] = {
    "gluten",    "wheat",  "crustaceans", "egg",    "fish",      "peanut", "soy",     "milk",
    "tree-nuts", "celery", "mustard",     "sesame", "sulphites", "lupin",  "molluscs"};
constexpr std::string_view kMeals[] = {"breakfast", "lunch",     "dinner",  "snacks",
                                       "dessert",   "appetizer", "beverage"};
constexpr std::string_view kSkills[] = {"easy", "medium", "hard"};
constexpr std::string_view kMoods[] = {
    "quick",   "comforting",   "light",      "fresh",   "spicy",        "hearty",   "cheap",
    "festive", "kid-friendly", "make-ahead", "one-pot", "high-protein", "romantic", "picnic"};
constexpr std::string_view kEquipment[] = {
    "oven",    "pot",          "pan",         "wok",      "blender",    "mixer",    "microwave",
    "grill",   "baking-sheet", "baking-dish", "cake-tin", "muffin-tin", "loaf-tin", "casserole",
    "steamer", "sieve",        "rolling-pin", "skewers",  "waffle-iron"};
constexpr std::string_view kRoles[] = {
    "main",      "protein", "starch",    "vegetable", "aromatic",  "liquid",
    "fat",       "binder",  "leavening", "thickener", "sweetener", "acid",
    "seasoning", "sauce",   "base",      "filling",   "topping",   "garnish"};
constexpr std::string_view kPhases[] = {"prep", "cook", "rest"};

template <typename Enum, std::size_t kCount>
std::optional<Enum> Named(const std::string_view (&names)[kCount], std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(names));
}

template <typename Enum, std::size_t kCount>
std::string_view Name(const std::string_view (&names)[kCount], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

static_assert(std::size(kFoodCategories) == static_cast<std::size_t>(FoodCategory::kPrepared) + 1);
static_assert(std::size(kOrigins) == static_cast<std::size_t>(Origin::kAlcohol) + 1);
static_assert(std::size(kAllergens) == kAllergenCount);
static_assert(std::size(kMeals) == static_cast<std::size_t>(Meal::kBeverage) + 1);
static_assert(std::size(kMoods) == static_cast<std::size_t>(Mood::kPicnic) + 1);
static_assert(std::size(kEquipment) == static_cast<std::size_t>(Equipment::kWaffleIron) + 1);
static_assert(std::size(kRoles) == static_cast<std::size_t>(Role::kGarnish) + 1);

}  // namespace

std::optional<FoodCategory> FoodCategoryNamed(std::string_view name) {
  return Named<FoodCategory>(kFoodCategories, name);
}
std::optional<Origin> OriginNamed(std::string_view name) { return Named<Origin>(kOrigins, name); }
std::optional<Allergen> AllergenNamed(std::string_view name) {
  return Named<Allergen>(kAllergens, name);
}
std::optional<Meal> MealNamed(std::string_view name) { return Named<Meal>(kMeals, name); }
std::optional<Skill> SkillNamed(std::string_view name) { return Named<Skill>(kSkills, name); }
std::optional<Mood> MoodNamed(std::string_view name) { return Named<Mood>(kMoods, name); }
std::optional<Equipment> EquipmentNamed(std::string_view name) {
  return Named<Equipment>(kEquipment, name);
}
std::optional<Role> RoleNamed(std::string_view name) { return Named<Role>(kRoles, name); }
std::optional<Phase> PhaseNamed(std::string_view name) { return Named<Phase>(kPhases, name); }

std::string_view NameOf(FoodCategory category) { return Name(kFoodCategories, category); }
std::string_view NameOf(Origin origin) { return Name(kOrigins, origin); }
std::string_view NameOf(Allergen allergen) { return Name(kAllergens, allergen); }
std::string_view NameOf(Meal meal) { return Name(kMeals, meal); }
std::string_view NameOf(Skill skill) { return Name(kSkills, skill); }
std::string_view NameOf(Mood mood) { return Name(kMoods, mood); }
std::string_view NameOf(Equipment equipment) { return Name(kEquipment, equipment); }

}  // namespace flavorbot::knowledge
