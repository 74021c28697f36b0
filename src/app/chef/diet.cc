#include "app/chef/diet.h"

#include "app/chef/words.h"

namespace flavorbot::app::chef {
namespace {

using enum knowledge::Origin;
using knowledge::Allergen;
using knowledge::Origins;

constexpr Origins kFlesh = {kFish, kCrustacean, kMollusc, kPork,   kBeef,    kLamb,
                            kGoat, kPoultry,    kGame,    kRabbit, kGelatin, kRennet};
constexpr Origins kFromWater = {kFish, kCrustacean, kMollusc};

struct DietName {
  std::string_view stems;
  Diet diet;
};

// In stems, as StemsOf writes them. The first of each is its name.
constexpr DietName kNames[] = {
    {"vegan", Diet::kVegan},
    {"plant based", Diet::kVegan},
    {"vegetarian", Diet::kVegetarian},
    {"veggie", Diet::kVegetarian},
    {"meatless", Diet::kVegetarian},
    {"meat free", Diet::kVegetarian},
    {"pescatarian", Diet::kPescatarian},
    {"pescetarian", Diet::kPescatarian},
    {"gluten free", Diet::kGlutenFree},
    {"gf", Diet::kGlutenFree},
    {"df", Diet::kDairyFree},
    {"celiac", Diet::kGlutenFree},
    {"coeliac", Diet::kGlutenFree},
    {"wheat free", Diet::kGlutenFree},
    {"dairy free", Diet::kDairyFree},
    {"milk free", Diet::kDairyFree},
    {"lactose free", Diet::kDairyFree},
    {"lactose intolerant", Diet::kDairyFree},
    {"nut free", Diet::kNutFree},
    {"egg free", Diet::kEggFree},
    {"eggless", Diet::kEggFree},
    {"halal", Diet::kHalal},
    {"kosher", Diet::kKosher},
    {"keto", Diet::kKeto},
    {"ketogenic", Diet::kKeto},
    {"low carb", Diet::kLowCarb},
    {"low carbohydrate", Diet::kLowCarb},
    {"low sodium", Diet::kLowSodium},
    {"low salt", Diet::kLowSodium},
};

// "glutenfree" is written as often.
std::string WithoutBlanks(std::string_view text) {
  std::string joined(text);
  std::erase(joined, ' ');
  return joined;
}

}  // namespace

std::string_view NameOf(Diet diet) {
  switch (diet) {
    case Diet::kVegan:
      return "vegan";
    case Diet::kVegetarian:
      return "vegetarian";
    case Diet::kPescatarian:
      return "pescatarian";
    case Diet::kGlutenFree:
      return "gluten-free";
    case Diet::kDairyFree:
      return "dairy-free";
    case Diet::kNutFree:
      return "nut-free";
    case Diet::kEggFree:
      return "egg-free";
    case Diet::kHalal:
      return "halal";
    case Diet::kKosher:
      return "kosher";
    case Diet::kKeto:
      return "keto";
    case Diet::kLowCarb:
      return "low-carb";
    case Diet::kLowSodium:
      return "low-sodium";
  }
  return "";
}

std::optional<Diet> DietNamed(std::string_view text) {
  const std::string stems = StemsOf(text);
  for (const DietName& name : kNames) {
    if (stems == name.stems || stems == WithoutBlanks(name.stems)) return name.diet;
  }
  return std::nullopt;
}

DietRule RuleOf(Diet diet) {
  switch (diet) {
    case Diet::kVegan:
      return {kFlesh | Origins{kEgg, kMilk, kHoney}, {Allergen::kEgg, Allergen::kMilk}};
    case Diet::kVegetarian:
      return {kFlesh, {}};
    case Diet::kPescatarian:
      return {kFlesh - kFromWater, {}};
    case Diet::kGlutenFree:
      return {{}, {Allergen::kGluten, Allergen::kWheat}};
    case Diet::kDairyFree:
      return {{kMilk}, {Allergen::kMilk}};
    case Diet::kNutFree:
      return {{}, {Allergen::kTreeNuts, Allergen::kPeanut}};
    case Diet::kEggFree:
      return {{kEgg}, {Allergen::kEgg}};
    case Diet::kHalal:
      return {{kPork, kGelatin, knowledge::Origin::kAlcohol}, {}};
    case Diet::kKosher:
      return {{kPork, kCrustacean, kMollusc, kRabbit, kGelatin}, {}};
    case Diet::kKeto:
    case Diet::kLowCarb:
    case Diet::kLowSodium:
      return {};
  }
  return {};
}

Verdict Judge(const knowledge::Food& food, Diet diet) {
  const DietRule rule = RuleOf(diet);
  if (food.origin.HasAny(rule.origins) || food.allergens.HasAny(rule.allergens)) {
    return Verdict::kForbidden;
  }
  if (food.origin_may.HasAny(rule.origins) || food.allergens_may.HasAny(rule.allergens)) {
    return Verdict::kCantTell;
  }
  return Verdict::kFine;
}

}  // namespace flavorbot::app::chef
