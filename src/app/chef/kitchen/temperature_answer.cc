#include "app/chef/kitchen/temperature_answer.h"

#include <algorithm>
#include <map>

#include "app/chef/dish.h"
#include "app/chef/kitchen/cooking_ways.h"
#include "app/chef/kitchen/kitchen_phrases.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::CookingTime;
using knowledge::Food;
using knowledge::FoodCategory;
using knowledge::FoodId;
using knowledge::Origin;

constexpr std::string_view kSigns[] = {"temperature", "temp",     "temperatur",
                                       "temperture",  "how hot",  "how cold",
                                       "degree",      "internal", "core"};
constexpr std::string_view kInside[] = {"internal", "core",   "safe",   "inside", "done",
                                        "middle",   "center", "centre", "minimum"};
constexpr std::string_view kAmounts[] = {"is", "enough", "ok", "okay", "safe at", "done at"};

constexpr int kFridgeCelsius = 5;
constexpr int kFreezerCelsius = -18;
constexpr int kReheatedCelsius = 74;
constexpr int kPoultryCelsius = 74;
constexpr int kGroundCelsius = 71;
constexpr int kEggCelsius = 71;
constexpr int kWholeMeatCelsius = 63;
constexpr int kFishCelsius = 63;

// nullopt: it isn't cooked to be safe.
std::optional<int> SafeCelsius(const Food& food) {
  using enum Origin;
  constexpr knowledge::FoodCategories kFlesh = {FoodCategory::kMeat,    FoodCategory::kPoultry,
                                                FoodCategory::kSausage, FoodCategory::kFish,
                                                FoodCategory::kSeafood, FoodCategory::kEgg};
  if (!kFlesh.Has(food.category)) return std::nullopt;
  if (food.origin.Has(kPoultry)) return kPoultryCelsius;
  if (food.category == FoodCategory::kEgg) return kEggCelsius;
  if (food.category == FoodCategory::kSausage || food.name.contains("ground"))
    return kGroundCelsius;
  if (food.origin.HasAny({kFish, kCrustacean, kMollusc})) return kFishCelsius;
  if (food.origin.HasAny({kPork, kBeef, kLamb, kGoat})) return kWholeMeatCelsius;
  if (food.origin.HasAny({kGame, kRabbit})) return kGroundCelsius;
  return std::nullopt;
}

std::string RestText(const Food& food) {
  const bool rests =
      food.category == FoodCategory::kMeat && !food.name.contains("ground") &&
      food.origin.HasAny({Origin::kPork, Origin::kBeef, Origin::kLamb, Origin::kGoat});
  return rests ? ", and let it rest for 3 minutes" : "";
}

// "Cook ground beef to 71 °C (160 °F) in the middle."
std::optional<std::string> SafeText(const KitchenQuestion& question, const FoodMention& mention) {
  std::map<int, const Food*> by_celsius;  // one food stands for those of one temperature
  for (const FoodId id : mention.foods) {
    const Food& food = question.knowledge().food(id);
    if (const auto celsius = SafeCelsius(food)) by_celsius.try_emplace(*celsius, &food);
  }
  if (by_celsius.empty()) return std::nullopt;
  std::string text;
  for (const auto& [celsius, food] : by_celsius) {
    const bool is_kind = mention.foods.size() == 1;
    std::string what = is_kind ? food->plural : mention.said;
    if (!is_kind && by_celsius.size() > 1) {
      what = celsius == kWholeMeatCelsius ? "whole cuts"
             : celsius == kGroundCelsius  ? "ground meat and sausages"
                                          : "poultry";
      if (mention.said == "fish" || mention.said == "seafood") what = food->plural;
    }
    if (!text.empty()) text += ' ';
    text += Capitalized(what) + ": cook to " + TemperatureText(celsius) + " in the thickest part" +
            RestText(*food) + ".";
  }
  return text;
}

// "Is 60 C enough for chicken?"
std::optional<std::string> HotEnoughText(const KitchenQuestion& question,
                                         const FoodMention& mention) {
  const auto asked = std::ranges::find_if(question.amounts(), [](const AskedAmount& amount) {
    return amount.unit == kCelsiusUnit || amount.unit == kFahrenheitUnit;
  });
  if (asked == question.amounts().end() || !question.SaysAny(kAmounts)) return std::nullopt;
  const double celsius =
      asked->unit == kFahrenheitUnit ? (asked->least - 32) * 5 / 9 : asked->least;
  constexpr double kHottestInside = 110;  // what is more is an oven's
  if (celsius > kHottestInside) return std::nullopt;
  int most = 0;
  for (const FoodId id : mention.foods) {
    most = std::max(most, SafeCelsius(question.knowledge().food(id)).value_or(0));
  }
  if (most == 0) return std::nullopt;
  return celsius + 0.6 >= most ? "Yes, that is hot enough. " : "No, that isn't hot enough. ";
}

std::optional<std::string> OvenText(const KitchenQuestion& question) {
  const MeantTimes meant = TimesMeant(question);
  if (meant.is_other_technique) return std::nullopt;
  std::string text;
  for (const CookingTime* time : meant.times) {
    if (!time->celsius) continue;
    if (!text.empty()) text += '\n';
    text += Capitalized(std::string(GerundOf(time->technique))) + " " +
            question.knowledge().food(time->food).plural;
    if (!time->variant.empty()) text += " (" + time->variant + ")";
    text += ": " + TemperatureText(*time->celsius) + ", " +
            MinutesText(time->least_minutes, time->most_minutes);
    if (time->core_celsius)
      text += ", until " + TemperatureText(*time->core_celsius) + " in the middle";
    text += ".";
  }
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> PlaceText(const KitchenQuestion& question) {
  if (question.Says("fridge") || question.Says("refrigerator")) {
    return "A fridge should be at " + TemperatureText(kFridgeCelsius) + " or a little below.";
  }
  if (question.Says("freezer"))
    return "A freezer should be at " + TemperatureText(kFreezerCelsius) + ".";
  if (question.Says("leftover") || question.Says("reheat") || question.Says("reheating")) {
    return "Reheat leftovers to " + TemperatureText(kReheatedCelsius) +
           " all through, and only once.";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> TemperatureAnswer(const KitchenQuestion& question) {
  const bool has_degrees = std::ranges::any_of(question.amounts(), [](const AskedAmount& amount) {
    return amount.unit == kCelsiusUnit || amount.unit == kFahrenheitUnit;
  });
  const bool asks_time = question.Says("how long");
  if (asks_time || (!question.SaysAny(kSigns) && !(has_degrees && question.SaysAny(kAmounts)))) {
    return std::nullopt;
  }
  if (auto text = PlaceText(question)) return text;
  if (question.mentions().empty()) return std::nullopt;
  const FoodMention& mention = question.mentions().front();
  const auto verdict = HotEnoughText(question, mention);
  const bool asks_oven = question.Says("oven");
  if (!verdict && (asks_oven || !TechniqueOf(question).empty()) && !question.SaysAny(kInside)) {
    if (auto text = OvenText(question)) return text;
  }
  auto text = SafeText(question, mention);
  if (!text) return OvenText(question);
  return verdict.value_or("") + *text;
}

}  // namespace flavorbot::app::chef
