#include "app/chef/kitchen/diet_verdict.h"

#include <algorithm>
#include <vector>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Allergen;
using knowledge::Allergens;
using knowledge::Food;
using knowledge::Origin;
using knowledge::Origins;

// In 100 g. Source: keto keeps to 20 to 50 g of carbohydrates a day; "low in sodium" is the
// European Union's claim, Regulation (EC) 1924/2006.
constexpr double kKetoCarbs = 5;
constexpr double kKetoCarbsInLittle = 15;
constexpr double kLowCarbs = 10;
constexpr double kLowCarbsInLittle = 25;
constexpr double kLowSodiumMg = 120;
constexpr double kLowSodiumMgInLittle = 400;

constexpr Origins kSlaughtered = {Origin::kBeef, Origin::kLamb, Origin::kGoat, Origin::kPoultry,
                                  Origin::kGame};

template <typename Enum>
std::string NamesText(knowledge::EnumSet<Enum> values, std::string_view last) {
  std::vector<std::string> names;
  values.ForEach([&](Enum value) {
    std::string name(knowledge::NameOf(value));
    std::ranges::replace(name, '-', ' ');
    names.push_back(std::move(name));
  });
  return ListText(names, last);
}

DietVerdict ByNumber(double amount, double most, double most_in_little, std::string_view what) {
  const std::string reason =
      "has " + MeasureText(amount, "g") + " of " + std::string(what) + " in 100 g";
  if (amount <= most) return {Verdict::kFine, reason};
  if (amount <= most_in_little)
    return {Verdict::kCantTell, reason + ", so it fits in small amounts only"};
  return {Verdict::kForbidden, reason};
}

std::string ContainsText(const Food& food, const DietRule& rule) {
  // An allergen says it already ("milk" of milk).
  if (const auto allergens = food.allergens & rule.allergens; !allergens.empty()) {
    return "contains " + AllergensText(allergens, "and");
  }
  return "contains " + OriginsText(food.origin & rule.origins, "and");
}

std::string MayContainText(const Food& food, const DietRule& rule) {
  if (const auto allergens = food.allergens_may & rule.allergens; !allergens.empty()) {
    return "may contain " + AllergensText(allergens, "or");
  }
  return "may contain " + OriginsText(food.origin_may & rule.origins, "or");
}

}  // namespace

std::string AllergensText(Allergens allergens, std::string_view last) {
  return NamesText(allergens, last);
}

std::string OriginsText(Origins origins, std::string_view last) { return NamesText(origins, last); }

DietVerdict VerdictOf(const Food& food, Diet diet) {
  if (diet == Diet::kKeto) {
    return ByNumber(food.nutrition.carbs_g, kKetoCarbs, kKetoCarbsInLittle, "carbohydrates");
  }
  if (diet == Diet::kLowCarb) {
    return ByNumber(food.nutrition.carbs_g, kLowCarbs, kLowCarbsInLittle, "carbohydrates");
  }
  if (diet == Diet::kLowSodium) {
    return ByNumber(food.nutrition.sodium_mg / 1000, kLowSodiumMg / 1000,
                    kLowSodiumMgInLittle / 1000, "sodium");
  }
  const DietRule rule = RuleOf(diet);
  switch (Judge(food, diet)) {
    case Verdict::kForbidden:
      return {Verdict::kForbidden, ContainsText(food, rule)};
    case Verdict::kCantTell:
      return {Verdict::kCantTell, MayContainText(food, rule)};
    case Verdict::kFine:
      break;
  }
  const bool is_by_slaughter = diet == Diet::kHalal || diet == Diet::kKosher;
  if (is_by_slaughter && food.origin.HasAny(kSlaughtered)) {
    return {Verdict::kCantTell, "depends on how it was slaughtered"};
  }
  return {};
}

}  // namespace flavorbot::app::chef
