#include "app/chef/dish.h"

#include <array>
#include <charconv>
#include <cmath>

namespace flavorbot::app::chef {
namespace {

struct Fraction {
  double value;
  std::string_view text;
};

constexpr Fraction kFractions[] = {
    {0.25, "¼"}, {1.0 / 3, "⅓"}, {0.5, "½"}, {2.0 / 3, "⅔"}, {0.75, "¾"}};
constexpr double kClose = 0.02;
constexpr double kWholeFrom = 10;

std::string Decimal(double number) {
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 1)
          .ptr;
  std::string decimal(text.data(), end);
  if (decimal.ends_with(".0")) decimal.resize(decimal.size() - 2);
  return decimal;
}

// Units are written out, in the plural where there are several.
std::string UnitText(const std::string& unit, double quantity) {
  if (unit == "g" || unit == "kg" || unit == "ml" || unit == "l" || unit == "tsp" ||
      unit == "tbsp" || unit == "oz" || unit == "lb" || quantity <= 1) {
    return unit;
  }
  if (unit == "leaf") return "leaves";
  if (unit == "loaf") return "loaves";
  if (unit.ends_with("ch")) return unit + "es";
  return unit + "s";
}

constexpr double kOvenFrom = 120;

}  // namespace

std::string QuantityText(double quantity) {
  if (quantity >= kWholeFrom) return std::to_string(std::lround(quantity));
  const double whole = std::floor(quantity + kClose);
  const double rest = quantity - whole;
  const std::string before = whole >= 1 ? std::to_string(std::lround(whole)) : "";
  if (std::abs(rest) <= kClose && whole >= 1) return before;
  for (const Fraction& fraction : kFractions) {
    if (std::abs(rest - fraction.value) <= kClose) return before + std::string(fraction.text);
  }
  return Decimal(quantity);
}

std::string LineOf(const DishIngredient& ingredient) {
  std::string line;
  if (ingredient.quantity) {
    line = QuantityText(*ingredient.quantity) + " ";
    if (!ingredient.unit.empty() && ingredient.unit != "piece") {
      line += UnitText(ingredient.unit, *ingredient.quantity) + " ";
    }
  }
  std::string_view food = ingredient.food;
  constexpr std::string_view kCanned = "canned ";
  if (ingredient.unit == "can" && food.starts_with(kCanned)) food.remove_prefix(kCanned.size());
  line += food;
  if (!ingredient.preparation.empty()) line += ", " + ingredient.preparation;
  if (ingredient.is_optional) line += " (optional)";
  return line;
}

int FahrenheitOf(int celsius) {
  const double exact = celsius * 9.0 / 5 + 32;
  const double step = celsius >= kOvenFrom ? 25 : 1;
  return static_cast<int>(std::lround(exact / step) * static_cast<long>(step));
}

std::string TemperatureText(int celsius) {
  return std::to_string(celsius) + " °C (" + std::to_string(FahrenheitOf(celsius)) + " °F)";
}

}  // namespace flavorbot::app::chef
