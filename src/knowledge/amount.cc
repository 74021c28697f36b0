#include "knowledge/amount.h"

#include <algorithm>

namespace flavorbot::knowledge {
namespace {

struct Measure {
  std::string_view unit;
  double size;
};

constexpr Measure kVolumes[] = {{"ml", 1},
                                {"cl", 10},
                                {"dl", 100},
                                {"l", 1000},
                                {"tsp", kTeaspoonMl},
                                {"tbsp", kTablespoonMl},
                                {"cup", kCupMl},
                                {"fl oz", kFluidOunceMl},
                                {"pint", 473.176},
                                {"quart", 946.353},
                                {"gallon", 3785.41}};
constexpr Measure kWeights[] = {
    {"g", 1}, {"kg", 1000}, {"oz", kOunceGrams}, {"lb", kPoundGrams}, {"pinch", kPinchGrams}};

std::optional<double> SizeOf(std::span<const Measure> measures, std::string_view unit) {
  const auto found = std::ranges::find(measures, unit, &Measure::unit);
  if (found == measures.end()) return std::nullopt;
  return found->size;
}

// What is poured or spooned in small amounts: a spoon tells it better than the scales.
constexpr double kMostGramsBySpoon = 60;

}  // namespace

std::optional<double> Food::GramsOf(std::string_view unit) const {
  const auto found = std::ranges::find(units, unit, &UnitWeight::unit);
  if (found == units.end()) return std::nullopt;
  return found->grams;
}

std::optional<double> MillilitresOf(std::string_view unit) { return SizeOf(kVolumes, unit); }

std::optional<double> WeightOf(std::string_view unit) { return SizeOf(kWeights, unit); }

std::optional<double> GramsOf(const Food& food, const Amount& amount) {
  if (const auto own = food.GramsOf(amount.unit)) return *own * amount.quantity;
  if (const auto weight = WeightOf(amount.unit)) return *weight * amount.quantity;
  const auto millilitres = MillilitresOf(amount.unit);
  if (!millilitres || !food.density) return std::nullopt;
  return *millilitres * *food.density * amount.quantity;
}

Amount AmountOf(const Food& food, double grams, std::string_view unit) {
  if (const auto one = GramsOf(food, {1, std::string(unit)})) {
    return {grams / *one, std::string(unit)};
  }
  if (const auto piece = food.GramsOf("piece"); piece && grams >= *piece / 2) {
    return {grams / *piece, "piece"};
  }
  if (food.density && grams <= kMostGramsBySpoon) {
    const double spoon = *food.density * kTablespoonMl;
    if (grams >= spoon) return {grams / spoon, "tbsp"};
    return {grams / (*food.density * kTeaspoonMl), "tsp"};
  }
  return {grams, "g"};
}

}  // namespace flavorbot::knowledge
