#include "app/chef/kitchen/nutrition_answer.h"

#include <algorithm>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "base/contains.h"
#include "knowledge/amount.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodCategory;
using knowledge::Nutrition;

struct Nutrient {
  std::string_view stem;
  std::string_view name;
  std::string_view unit;
  double Nutrition::* amount;
  bool is_food = false;  // the word may be a food as well
};

constexpr double kSaltInSodium = 2.5;
constexpr Nutrient kNutrients[] = {{"saturated fat", "saturated fat", "g", &Nutrition::saturates_g},
                                   {"saturate", "saturated fat", "g", &Nutrition::saturates_g},
                                   {"protein", "protein", "g", &Nutrition::protein_g},
                                   {"calory", "kcal", "", &Nutrition::kcal},
                                   {"calorie", "kcal", "", &Nutrition::kcal},
                                   {"kcal", "kcal", "", &Nutrition::kcal},
                                   {"energy", "kcal", "", &Nutrition::kcal},
                                   {"carb", "carbohydrates", "g", &Nutrition::carbs_g},
                                   {"carbohydrate", "carbohydrates", "g", &Nutrition::carbs_g},
                                   {"fiber", "fiber", "g", &Nutrition::fibre_g},
                                   {"fibre", "fiber", "g", &Nutrition::fibre_g},
                                   {"sodium", "sodium", "mg", &Nutrition::sodium_mg},
                                   {"sugar", "sugars", "g", &Nutrition::sugars_g, true},
                                   {"fat", "fat", "g", &Nutrition::fat_g, true},
                                   {"salt", "sodium", "mg", &Nutrition::sodium_mg, true}};

constexpr std::string_view kWhole[] = {"nutrition", "nutritional", "nutrient",
                                       "macro",     "nutritious",  "nutrition fact"};
constexpr std::string_view kAskings[] = {"in", "doe", "do",      "ha",  "has",  "have",    "of",
                                         "is", "are", "contain", "per", "from", "content", "count"};
constexpr knowledge::FoodCategories kBoughtDry = {FoodCategory::kGrain, FoodCategory::kPasta,
                                                  FoodCategory::kLegume};

// The first nutrient that the question asks for: its word stands before "in", "does" and the like.
const Nutrient* NutrientSaid(const KitchenQuestion& question) {
  for (const Nutrient& nutrient : kNutrients) {
    const auto after = question.WordAfter(nutrient.stem);
    if (!after) continue;
    if (!nutrient.is_food) return &nutrient;
    const bool asks = base::Contains(kAskings, question.StemAt(*after)) &&
                      question.MentionFrom(*after) != nullptr && !question.Says("instead of");
    if (asks) return &nutrient;
  }
  return nullptr;
}

// The food that is asked about: not the one that is the nutrient's own word.
const FoodMention* FoodSaid(const KitchenQuestion& question, const Nutrient* nutrient) {
  for (const FoodMention& mention : question.mentions()) {
    if (nutrient == nullptr || mention.said != nutrient->stem) return &mention;
  }
  return nullptr;
}

std::string ValueText(const Nutrient& nutrient, const Nutrition& nutrition, double grams) {
  const double amount = nutrition.*nutrient.amount * grams / 100;
  const bool is_whole = nutrient.unit == "mg" || nutrient.unit.empty();
  std::string text = MeasureText(is_whole ? static_cast<int>(amount + 0.5) : amount,
                                 is_whole ? "" : nutrient.unit);
  if (nutrient.unit == "mg") text += " mg";
  text += (nutrient.unit.empty() ? " " : " of ") + std::string(nutrient.name);
  if (nutrient.unit == "mg" && amount > 0) {
    text += " (" + MeasureText(amount * kSaltInSodium / 1000, "g") + " of salt)";
  }
  return text;
}

std::string WholeText(const Nutrition& nutrition, double grams) {
  constexpr double Nutrition::* kShown[] = {&Nutrition::kcal,    &Nutrition::protein_g,
                                            &Nutrition::fat_g,   &Nutrition::carbs_g,
                                            &Nutrition::fibre_g, &Nutrition::sodium_mg};
  std::vector<std::string> values;
  for (const auto shown : kShown) {
    values.push_back(
        ValueText(*std::ranges::find(kNutrients, shown, &Nutrient::amount), nutrition, grams));
  }
  return ListText(values, "and");
}

}  // namespace

std::optional<std::string> NutritionAnswer(const KitchenQuestion& question) {
  const Nutrient* nutrient = NutrientSaid(question);
  if (nutrient == nullptr && !question.SaysAny(kWhole)) return std::nullopt;
  const FoodMention* mention = FoodSaid(question, nutrient);
  if (mention == nullptr) return std::nullopt;
  const Food& food = question.knowledge().food(mention->foods[0]);
  double grams = 100;
  bool is_several = false;
  std::string portion = "100 g of " + food.plural;
  if (const AskedAmount* amount = question.AmountOf(*mention)) {
    const std::string unit = amount->unit.empty() ? "piece" : amount->unit;
    const auto weight = knowledge::GramsOf(food, {amount->least, unit});
    if (weight && *weight > 0) {
      grams = *weight;
      portion = unit == "piece" ? MeasureText(amount->least, "") + " " +
                                      (amount->least > 1 ? food.plural : food.name)
                                : MeasureText(amount->least, unit) + " of " + food.plural;
      is_several = unit == "piece" && amount->least > 1;
      if (unit != "g") portion += " (" + MeasureText(grams, "g") + ")";
    }
  }
  const std::string state = kBoughtDry.Has(food.category) ? ", weighed as bought," : "";
  const Nutrition& nutrition = food.nutrition;
  return Capitalized(portion) + state + (is_several ? " have about " : " has about ") +
         (nutrient != nullptr ? ValueText(*nutrient, nutrition, grams)
                              : WholeText(nutrition, grams)) +
         ".";
}

}  // namespace flavorbot::app::chef
