#include "app/chef/kitchen/conversion_answer.h"

#include <algorithm>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "app/chef/plain_words.h"
#include "knowledge/amount.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;
using knowledge::MillilitresOf;
using knowledge::WeightOf;

constexpr std::string_view kPiece = "piece";
constexpr std::size_t kMostKinds = 3;
constexpr double kMostQuantity = 100000;
constexpr double kBySpoonMl = 60;  // less than that isn't told in cups

// What is poured: its ounces are ounces of volume when volume is asked for.
constexpr knowledge::FoodCategories kPoured = {
    knowledge::FoodCategory::kMilk,  knowledge::FoodCategory::kPlantMilk,
    knowledge::FoodCategory::kOil,   knowledge::FoodCategory::kStock,
    knowledge::FoodCategory::kDrink, knowledge::FoodCategory::kAlcohol};

constexpr std::string_view kWeighs[] = {"weigh", "weight", "heavy", "weight of", "how big"};
constexpr std::string_view kAsksPlainly[] = {
    "how much is", "how many is", "what is",     "convert",     "conversion",  "how much are",
    "equal",       "equivalent",  "how big is",  "what doe",    "in metric",   "to metric",
    "in us",       "to us",       "in imperial", "how much in", "how much doe"};

// Of what, how much, and into what.
struct Conversion {
  const AskedAmount* amount = nullptr;
  AskedAmount one;     // "how much does an egg weigh": where no amount is said
  std::string target;  // empty: whatever fits
  std::vector<FoodId> foods;

  const AskedAmount& from() const { return amount == nullptr ? one : *amount; }
};

// American measures are whole multiples of each other: 16 tbsp are a cup.
struct UsMeasure {
  std::string_view unit;
  double teaspoons;
};
constexpr UsMeasure kUsMeasures[] = {{"tsp", 1},   {"tbsp", 3},    {"fl oz", 6},   {"cup", 48},
                                     {"pint", 96}, {"quart", 192}, {"gallon", 768}};

std::optional<double> TeaspoonsOf(std::string_view unit) {
  const auto found = std::ranges::find(kUsMeasures, unit, &UsMeasure::unit);
  if (found == std::end(kUsMeasures)) return std::nullopt;
  return found->teaspoons;
}

bool IsVolume(std::string_view unit) { return MillilitresOf(unit).has_value(); }
bool IsWeight(std::string_view unit) { return WeightOf(unit).has_value(); }

// The measure that is said at `word`: "grams", "fluid ounces".
std::string MeasureAt(const KitchenQuestion& question, std::size_t word) {
  const std::string_view stem = question.StemAt(word);
  if (stem == "fl" || stem == "fluid") return "fl oz";
  return std::string(MeasureCalled(stem).value_or(""));
}

// "how many GRAMS", "in GRAMS", "to GRAMS".
std::string TargetOf(const KitchenQuestion& question) {
  if (const auto word = question.WordAfter("how many")) {
    if (std::string unit = MeasureAt(question, *word); !unit.empty()) return unit;
    const FoodMention* mention = question.MentionAt(*word);
    if (mention != nullptr && !question.amounts().empty()) return std::string(kPiece);
  }
  for (const std::string_view into : {"into", "in", "to"}) {
    const auto word = question.WordAfter(into);
    if (!word) continue;
    const std::size_t at = question.StemAt(*word) == "the" ? *word + 1 : *word;
    if (std::string unit = MeasureAt(question, at); !unit.empty()) return unit;
  }
  return "";
}

bool HasUnit(const KitchenQuestion& question, const AskedAmount& amount,
             const std::vector<FoodId>& foods) {
  if (IsVolume(amount.unit) || IsWeight(amount.unit)) return true;
  return std::ranges::any_of(foods, [&](FoodId id) {
    return question.knowledge().food(id).GramsOf(amount.unit).has_value();
  });
}

// "2 cups of bicycles": of what isn't known.
bool IsOfTheUnknown(const KitchenQuestion& question) {
  const auto word = question.WordAfter("of");
  if (!word || *word >= question.words().size()) return false;
  const std::string_view stem = question.StemAt(*word);
  return question.mentions().empty() && !IsPlainWord(stem) && !MeasureCalled(stem);
}

std::optional<Conversion> Read(const KitchenQuestion& question) {
  if (IsOfTheUnknown(question)) return std::nullopt;
  Conversion conversion;
  conversion.target = TargetOf(question);
  if (const FoodMention* mention = question.MentionFrom(0)) conversion.foods = mention->foods;
  for (const AskedAmount& amount : question.amounts()) {
    if (!HasUnit(question, amount, conversion.foods)) continue;
    conversion.amount = &amount;
    break;
  }
  const bool is_plain = question.SaysAny(kAsksPlainly) || question.SaysAny(kWeighs) ||
                        (conversion.amount != nullptr && question.words().size() <= 5);
  if (conversion.amount == nullptr) {
    if (conversion.foods.empty() || (conversion.target.empty() && !question.SaysAny(kWeighs))) {
      return std::nullopt;
    }
    // "3 eggs in grams", "how heavy is an egg".
    conversion.one = {.least = 1, .most = 1, .unit = std::string(kPiece), .is_article = true};
    for (const AskedAmount& amount : question.amounts()) {
      if (!amount.unit.empty()) continue;
      conversion.one.least = amount.least;
      conversion.one.most = amount.most;
    }
  }
  if (conversion.target.empty() && !is_plain) return std::nullopt;
  const AskedAmount& from = conversion.from();
  if (from.least <= 0 || from.most > kMostQuantity) return std::nullopt;
  return conversion;
}

// The quantity of `target` that is `quantity` of `unit`; nullopt: that can't be told of this food.
std::optional<double> Convert(const Food* food, double quantity, std::string_view unit,
                              std::string_view target) {
  if (unit == "oz" && IsVolume(target) && (food == nullptr || kPoured.Has(food->category))) {
    unit = "fl oz";
  }
  if (target == "oz" && IsVolume(unit) && (food == nullptr || kPoured.Has(food->category))) {
    target = "fl oz";
  }
  const auto from_spoons = TeaspoonsOf(unit);
  const auto to_spoons = TeaspoonsOf(target);
  if (from_spoons && to_spoons) return quantity * *from_spoons / *to_spoons;
  if (IsVolume(unit) && IsVolume(target))
    return quantity * *MillilitresOf(unit) / *MillilitresOf(target);
  if (IsWeight(unit) && IsWeight(target)) return quantity * *WeightOf(unit) / *WeightOf(target);
  if (food == nullptr) return std::nullopt;
  const auto one = knowledge::GramsOf(*food, {1, std::string(target)});
  const auto grams = knowledge::GramsOf(*food, {quantity, std::string(unit)});
  if (!one || !grams) return std::nullopt;
  return *grams / *one;
}

// What one would want to know, where it isn't said.
std::vector<std::string_view> NaturalTargets(const Conversion& conversion, const Food* food) {
  const std::string_view unit = conversion.from().unit;
  if (IsVolume(unit)) {
    if (food != nullptr && food->density) return {"g", "oz"};
    const bool is_metric = unit == "ml" || unit == "l" || unit == "dl" || unit == "cl";
    if (!is_metric) return {"ml"};
    const double ml = conversion.from().least * *MillilitresOf(unit);
    return {ml < kBySpoonMl ? "tbsp" : "cup", "fl oz"};
  }
  if (!IsWeight(unit)) return {"g", "oz"};
  std::vector<std::string_view> targets = {unit == "g" || unit == "kg" ? "oz" : "g"};
  if (food != nullptr && food->density) {
    const double ml = conversion.from().least * *WeightOf(unit) / *food->density;
    targets.push_back(ml < kBySpoonMl ? "tbsp" : "cup");
  }
  return targets;
}

std::string_view WrittenTarget(std::string_view unit, std::string_view target, const Food* food) {
  const bool is_fluid =
      target == "oz" && IsVolume(unit) && (food == nullptr || kPoured.Has(food->category));
  return is_fluid ? "fl oz" : target;
}

std::optional<std::string> ResultText(const Conversion& conversion, const Food* food,
                                      std::string_view target) {
  const AskedAmount& from = conversion.from();
  const auto least = Convert(food, from.least, from.unit, target);
  const auto most = Convert(food, from.most, from.unit, target);
  if (!least || !most) return std::nullopt;
  const std::string_view written = WrittenTarget(from.unit, target, food);
  if (written == kPiece && food != nullptr) {
    return MeasureText(*least, *most, "") + " " + (*most > 1 ? food->plural : food->name);
  }
  return MeasureText(*least, *most, written);
}

std::string SourceText(const Conversion& conversion, const Food* food) {
  const AskedAmount& from = conversion.from();
  if (food == nullptr) return MeasureText(from.least, from.most, from.unit);
  if (from.unit == kPiece) {
    return MeasureText(from.least, from.most, "") + " " +
           (from.most > 1 ? food->plural : food->name);
  }
  return MeasureText(from.least, from.most, from.unit) + " of " + food->plural;
}

std::optional<std::string> Sentence(const Conversion& conversion, const Food* food) {
  std::vector<std::string> results;
  if (!conversion.target.empty()) {
    if (auto text = ResultText(conversion, food, conversion.target))
      results.push_back(*std::move(text));
  } else {
    for (const std::string_view target : NaturalTargets(conversion, food)) {
      if (auto text = ResultText(conversion, food, target)) results.push_back(*std::move(text));
    }
  }
  if (results.empty()) return std::nullopt;
  std::string sentence = SourceText(conversion, food) +
                         (conversion.from().most > 1 ? " are about " : " is about ") + results[0];
  if (results.size() > 1) sentence += ", or " + results[1];
  return sentence + ".";
}

// "How many grams is a cup?": it depends, and these are examples.
std::optional<std::string> ItDepends(const KitchenQuestion& question,
                                     const Conversion& conversion) {
  constexpr std::string_view kExamples[] = {"water", "granulated sugar", "all-purpose flour"};
  std::vector<std::string> examples;
  for (const std::string_view name : kExamples) {
    const Food* food = question.knowledge().FindFood(name);
    if (food == nullptr) continue;
    if (auto text = ResultText(conversion, food, conversion.target)) {
      examples.push_back(*std::move(text) + " of " + food->name);
    }
  }
  if (examples.empty()) return std::nullopt;
  return "That depends on the food: " + SourceText(conversion, nullptr) +
         (conversion.from().most > 1 ? " are about " : " is about ") + ListText(examples, "or") +
         ".";
}

}  // namespace

std::optional<std::string> ConversionAnswer(const KitchenQuestion& question) {
  const auto conversion = Read(question);
  if (!conversion) return std::nullopt;
  const std::string_view unit = conversion->from().unit;
  const bool needs_food = conversion->target.empty() ||
                          IsVolume(unit) != IsVolume(conversion->target) ||
                          IsWeight(unit) != IsWeight(conversion->target);
  if (conversion->foods.empty() || !needs_food) {
    const Food* food =
        conversion->foods.size() == 1 ? &question.knowledge().food(conversion->foods[0]) : nullptr;
    if (auto sentence = Sentence(*conversion, food)) return sentence;
    return conversion->foods.empty() ? ItDepends(question, *conversion) : std::nullopt;
  }
  std::string answer;
  std::size_t kinds = 0;
  for (const FoodId id : conversion->foods) {
    const auto sentence = Sentence(*conversion, &question.knowledge().food(id));
    if (!sentence || kinds++ == kMostKinds) continue;
    answer += (answer.empty() ? "" : "\n") + *sentence;
  }
  if (answer.empty()) return std::nullopt;
  return answer;
}

}  // namespace flavorbot::app::chef
