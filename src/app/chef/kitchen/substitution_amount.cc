#include "app/chef/kitchen/substitution_amount.h"

#include <cmath>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "knowledge/amount.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::MillilitresOf;

constexpr double kTspInTbsp = 3;
constexpr double kMostSpoons = 8;
constexpr double kMostPinches = 4;
constexpr double kTspInPinch = 1.0 / 16;

constexpr double kRoundedMl = 50;
constexpr double kRoundingMl = 5;

// Of the measures that people have: quarters and thirds.
double NearestFraction(double cups) {
  const double quarters = std::round(cups * 4) / 4;
  const double thirds = std::round(cups * 3) / 3;
  return std::abs(cups - quarters) <= std::abs(cups - thirds) ? quarters : thirds;
}

bool IsNiceInCups(double cups) {
  constexpr double kLeastCups = 0.24;
  constexpr double kMostOff = 0.04;
  return cups >= kLeastCups && std::abs(NearestFraction(cups) - cups) <= kMostOff * cups;
}

// Many spoons are few cups.
void MakeBigger(double& quantity, std::string& unit) {
  if (unit == "pinch" && quantity > kMostPinches) {
    unit = "tsp";
    quantity *= kTspInPinch;
  }
  if (unit == "tsp" && quantity >= kTspInTbsp) {
    unit = "tbsp";
    quantity /= kTspInTbsp;
  }
  if (unit == "tbsp" && quantity > kMostSpoons) {
    unit = "ml";
    quantity *= knowledge::kTablespoonMl;
  }
}

}  // namespace

std::optional<double> FactorFor(const Food& replaced, const knowledge::Substitution& substitution,
                                const AskedAmount& asked) {
  const auto& amount = substitution.amount;
  const std::string unit = asked.unit.empty() ? "piece" : asked.unit;
  if (asked.least <= 0) return std::nullopt;
  if (unit == amount.unit) return asked.least / amount.quantity;
  const auto asked_ml = MillilitresOf(unit);
  const auto amount_ml = MillilitresOf(amount.unit);
  if (asked_ml && amount_ml) return asked.least * *asked_ml / (amount.quantity * *amount_ml);
  const auto asked_grams = knowledge::GramsOf(replaced, {asked.least, unit});
  const auto amount_grams = knowledge::GramsOf(replaced, amount);
  if (!asked_grams || !amount_grams || *amount_grams <= 0) return std::nullopt;
  return *asked_grams / *amount_grams;
}

std::string UseText(const Food& food, const knowledge::Substitute& use, double factor) {
  double quantity = use.amount.quantity * factor;
  std::string unit = use.amount.unit;
  MakeBigger(quantity, unit);
  const double cups = quantity / knowledge::kCupMl;
  const bool is_cups = unit == "ml" && IsNiceInCups(cups);
  if (unit == "ml" && !is_cups && quantity >= kRoundedMl) {
    quantity = std::round(quantity / kRoundingMl) * kRoundingMl;
  }
  std::string text = unit == "piece" ? MeasureText(quantity, "") : MeasureText(quantity, unit);
  if (is_cups) text += " (" + MeasureText(NearestFraction(cups), "cup") + ")";
  text += " " + (unit == "piece" && quantity <= 1 ? food.name : food.plural);
  if (!use.preparation.empty()) text += ", " + use.preparation;
  return text;
}

std::string ReplacedText(const Food& food, double quantity, std::string_view unit) {
  if (unit == "piece" || unit.empty()) {
    return MeasureText(quantity, "") + " " + (quantity > 1 ? food.plural : food.name);
  }
  return MeasureText(quantity, unit) + " of " + food.plural;
}

}  // namespace flavorbot::app::chef
