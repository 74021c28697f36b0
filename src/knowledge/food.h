// Food: a thing that people cook with: what it comes from, what is in it, what it weighs.
//
// Source: knowledge/README.md has the meaning of every field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/enum_set.h"

namespace flavorbot::knowledge {

// A food's place in its knowledge base. Ids are not kept: another version has others.
using FoodId = std::uint16_t;

enum class FoodCategory : std::uint8_t {
  kVegetable,
  kLeaf,
  kRoot,
  kAllium,
  kHerb,
  kMushroom,
  kFruit,
  kBerry,
  kCitrus,
  kDriedFruit,
  kLegume,
  kGrain,
  kPasta,
  kBread,
  kFlour,
  kNut,
  kSeed,
  kPlantProtein,
  kMilk,
  kPlantMilk,
  kCheese,
  kEgg,
  kMeat,
  kPoultry,
  kSausage,
  kFish,
  kSeafood,
  kFat,
  kOil,
  kSweetener,
  kSpice,
  kCondiment,
  kSauce,
  kStock,
  kBaking,
  kAlcohol,
  kDrink,
  kSweet,
  kPrepared
};
using FoodCategories = EnumSet<FoodCategory>;

enum class Origin : std::uint8_t {
  kPlant,
  kFungus,
  kAlga,
  kMineral,
  kMicrobe,
  kHoney,
  kEgg,
  kMilk,
  kRennet,
  kFish,
  kCrustacean,
  kMollusc,
  kPork,
  kBeef,
  kLamb,
  kGoat,
  kPoultry,
  kGame,
  kRabbit,
  kGelatin,
  kAlcohol
};
using Origins = EnumSet<Origin>;

// The 14 of the European Union, and wheat, which the United States name by itself.
// Source: Regulation (EU) 1169/2011, annex II; FALCPA and the FASTER Act (sesame).
enum class Allergen : std::uint8_t {
  kGluten,
  kWheat,
  kCrustaceans,
  kEgg,
  kFish,
  kPeanut,
  kSoy,
  kMilk,
  kTreeNuts,
  kCelery,
  kMustard,
  kSesame,
  kSulphites,
  kLupin,
  kMolluscs
};
using Allergens = EnumSet<Allergen>;
inline constexpr int kAllergenCount = 15;

// In 100 g of the edible part. Carbohydrates are without fibre.
struct Nutrition {
  double kcal = 0;
  double protein_g = 0;
  double fat_g = 0;
  double saturates_g = 0;
  double carbs_g = 0;
  double sugars_g = 0;
  double fibre_g = 0;
  double sodium_mg = 0;
};

// How long it stays good; nullopt: it isn't kept there.
struct Keeping {
  std::optional<int> pantry_days;
  std::optional<int> fridge_days;
  std::optional<int> freezer_months;
};

// Grams of one "piece", "clove", "can" ...
struct UnitWeight {
  std::string unit;
  double grams = 0;
};

struct Food {
  std::string name;    // singular, lower case
  std::string plural;  // equal to `name` for what isn't counted
  std::vector<std::string> also;
  FoodCategory category = FoodCategory::kVegetable;
  std::string aisle;
  Origins origin;
  Origins origin_may;
  Allergens allergens;
  Allergens allergens_may;
  std::vector<FoodId> made_of;
  std::vector<UnitWeight> units;
  std::optional<double> density;  // grams a millilitre; nullopt: never measured by volume
  std::uint16_t season = 0;       // bit 1 is January ... bit 12 December; 0: all year
  Keeping keeps;
  Nutrition nutrition;

  // nullopt: people don't count it so.
  std::optional<double> GramsOf(std::string_view unit) const;
};

}  // namespace flavorbot::knowledge
