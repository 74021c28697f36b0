#include "app/chef/food_groups.h"

#include <algorithm>

namespace flavorbot::app::chef {
namespace {

using enum knowledge::Origin;
using knowledge::Allergen;
using knowledge::FoodCategory;
using knowledge::Origins;
using Category = FoodCategory;

constexpr std::string_view kNightshades[] = {
    "tomato",   "potato",      "eggplant", "tomatillo", "bell",      "chili",    "cayenne",
    "paprika",  "jalapeno",    "habanero", "serrano",   "poblano",   "pimiento", "goji",
    "ketchup",  "harissa",     "sriracha", "gochujang", "salsa",     "capsicum", "ancho",
    "chipotle", "peperoncino", "padron",   "shishito",  "gochugaru", "marinara", "passata"};
constexpr std::string_view kAlliums[] = {"onion", "garlic",   "shallot", "leek",
                                         "chive", "scallion", "ramp"};
constexpr Origins kAnimals = {kHoney,   knowledge::Origin::kEgg,
                              kMilk,    kRennet,
                              kFish,    kCrustacean,
                              kMollusc, kPork,
                              kBeef,    kLamb,
                              kGoat,    kPoultry,
                              kGame,    kRabbit,
                              kGelatin};

constexpr FoodGroup kGroups[] = {
    {.stems = "nightshade", .words = kNightshades},
    {.stems = "allium", .categories = {Category::kAllium}, .words = kAlliums},
    {.stems = "animal product",
     .origins = kAnimals,
     .allergens = {Allergen::kEgg, Allergen::kMilk}},
    {.stems = "animal", .origins = kAnimals, .allergens = {Allergen::kEgg, Allergen::kMilk}},
    {.stems = "alpha gal", .origins = {kPork, kBeef, kLamb, kGoat, kGame, kRabbit, kGelatin}},
    {.stems = "casein", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "caseinate", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "lactalbumin", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "ovalbumin", .origins = {knowledge::Origin::kEgg}, .allergens = {Allergen::kEgg}},
    {.stems = "albumin", .origins = {knowledge::Origin::kEgg}, .allergens = {Allergen::kEgg}},
    {.stems = "pnut", .allergens = {Allergen::kPeanut}},
    {.stems = "groundnut", .allergens = {Allergen::kPeanut}},
    {.stems = "shell fish",
     .origins = {kCrustacean, kMollusc},
     .allergens = {Allergen::kCrustaceans, Allergen::kMolluscs}},
    {.stems = "see food",
     .origins = {kFish, kCrustacean, kMollusc},
     .allergens = {Allergen::kFish, Allergen::kCrustaceans, Allergen::kMolluscs}},
    {.stems = "meat", .origins = {kPork, kBeef, kLamb, kGoat, kPoultry, kGame, kRabbit}},
    {.stems = "red meat", .origins = {kPork, kBeef, kLamb, kGoat, kGame}},
    {.stems = "poultry", .origins = {kPoultry}},
    {.stems = "pork", .origins = {kPork}},
    {.stems = "pig", .origins = {kPork, kGelatin}},
    {.stems = "swine", .origins = {kPork, kGelatin}},
    {.stems = "beef", .origins = {kBeef}},
    {.stems = "lamb", .origins = {kLamb}},
    {.stems = "game", .origins = {kGame, kRabbit}},
    {.stems = "sausage", .categories = {Category::kSausage}},
    {.stems = "fishy", .origins = {kFish}, .allergens = {Allergen::kFish}},
    {.stems = "fish", .origins = {kFish}, .allergens = {Allergen::kFish}},
    {.stems = "seafood",
     .origins = {kFish, kCrustacean, kMollusc},
     .allergens = {Allergen::kFish, Allergen::kCrustaceans, Allergen::kMolluscs}},
    {.stems = "shellfish",
     .origins = {kCrustacean, kMollusc},
     .allergens = {Allergen::kCrustaceans, Allergen::kMolluscs}},
    {.stems = "crustacean", .origins = {kCrustacean}, .allergens = {Allergen::kCrustaceans}},
    {.stems = "mollusc", .origins = {kMollusc}, .allergens = {Allergen::kMolluscs}},
    {.stems = "mollusk", .origins = {kMollusc}, .allergens = {Allergen::kMolluscs}},
    {.stems = "dairy", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "milk", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "dairy product", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "milk product", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "lactose", .origins = {kMilk}, .allergens = {Allergen::kMilk}},
    {.stems = "cheese", .categories = {Category::kCheese}},
    {.stems = "egg", .origins = {knowledge::Origin::kEgg}, .allergens = {Allergen::kEgg}},
    {.stems = "nut", .allergens = {Allergen::kTreeNuts, Allergen::kPeanut}},
    {.stems = "tree nut", .allergens = {Allergen::kTreeNuts}},
    {.stems = "peanut", .allergens = {Allergen::kPeanut}},
    {.stems = "seed", .categories = {Category::kSeed}},
    {.stems = "gluten", .allergens = {Allergen::kGluten, Allergen::kWheat}},
    {.stems = "wheat", .allergens = {Allergen::kWheat}},
    {.stems = "soy", .allergens = {Allergen::kSoy}},
    {.stems = "soya", .allergens = {Allergen::kSoy}},
    {.stems = "sesame", .allergens = {Allergen::kSesame}},
    {.stems = "mustard", .allergens = {Allergen::kMustard}},
    {.stems = "celery", .allergens = {Allergen::kCelery}},
    {.stems = "sulphite", .allergens = {Allergen::kSulphites}},
    {.stems = "sulfite", .allergens = {Allergen::kSulphites}},
    {.stems = "lupin", .allergens = {Allergen::kLupin}},
    {.stems = "alcohol", .origins = {kAlcohol}},
    {.stems = "gelatin", .origins = {kGelatin}},
    {.stems = "gelatine", .origins = {kGelatin}},
    {.stems = "mushroom", .categories = {Category::kMushroom}},
    {.stems = "citru", .categories = {Category::kCitrus}},
    {.stems = "citrus", .categories = {Category::kCitrus}},
    {.stems = "berry", .categories = {Category::kBerry}},
    {.stems = "pasta", .categories = {Category::kPasta}},
    {.stems = "noodle", .categories = {Category::kPasta}},
    {.stems = "bread", .categories = {Category::kBread}},
    {.stems = "legume",
     .categories = {Category::kLegume},
     .allergens = {Allergen::kSoy, Allergen::kPeanut, Allergen::kLupin}},
    {.stems = "pulse",
     .categories = {Category::kLegume},
     .allergens = {Allergen::kSoy, Allergen::kPeanut, Allergen::kLupin}},
    {.stems = "bean", .categories = {Category::kLegume}},
    {.stems = "herb", .categories = {Category::kHerb}},
    {.stems = "spice", .categories = {Category::kSpice}},
    {.stems = "vegetable", .categories = {Category::kVegetable, Category::kLeaf, Category::kRoot}},
    {.stems = "veg", .categories = {Category::kVegetable, Category::kLeaf, Category::kRoot}},
    {.stems = "fruit", .categories = {Category::kFruit, Category::kBerry, Category::kCitrus}},
};

}  // namespace

std::span<const FoodGroup> FoodGroups() { return kGroups; }

std::optional<Constraints> ConstraintsOfGroup(std::string_view stems) {
  const auto group = std::ranges::find(kGroups, stems, &FoodGroup::stems);
  if (group == std::end(kGroups)) return std::nullopt;
  Constraints constraints;
  constraints.allergens = group->allergens;
  constraints.origins = group->origins;
  constraints.categories = group->categories;
  return constraints;
}

bool IsNamedByWords(std::string_view stems) {
  const auto group = std::ranges::find(kGroups, stems, &FoodGroup::stems);
  return group != std::end(kGroups) && !group->words.empty();
}

}  // namespace flavorbot::app::chef
