#include "app/chef/kitchen/kitchen_phrases.h"

#include <array>
#include <charconv>
#include <cmath>

#include "app/chef/dish.h"

namespace flavorbot::app::chef {
namespace {

constexpr int kDaysAWeek = 7;
constexpr int kDaysAMonth = 30;
constexpr int kDaysAYear = 365;
constexpr int kMinutesAnHour = 60;

std::string Decimal(double number, int places) {
  std::array<char, 48> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                 std::chars_format::fixed, places)
                       .ptr;
  std::string decimal(text.data(), end);
  if (!decimal.contains('.')) return decimal;
  while (decimal.ends_with('0')) decimal.pop_back();
  if (decimal.ends_with('.')) decimal.pop_back();
  return decimal;
}

bool IsMetricOrWeight(std::string_view unit) {
  return unit == "g" || unit == "kg" || unit == "ml" || unit == "cl" || unit == "dl" ||
         unit == "l" || unit == "oz" || unit == "fl oz" || unit == "lb";
}

std::string QuantityOf(double quantity, std::string_view unit) {
  if (unit == "g" || unit == "ml") return Decimal(quantity, quantity < 10 ? 1 : 0);
  if (unit == "oz" || unit == "fl oz") return Decimal(quantity, 1);
  if (IsMetricOrWeight(unit)) return Decimal(quantity, 2);
  constexpr double kLeastFraction = 0.23;
  constexpr double kEighth = 0.125;
  constexpr double kEighths[] = {kEighth, 3 * kEighth, 5 * kEighth, 7 * kEighth};
  constexpr std::string_view kEighthTexts[] = {"⅛", "⅜", "⅝", "⅞"};
  const double whole = std::floor(quantity);
  for (std::size_t i = 0; i < std::size(kEighths); ++i) {
    if (std::abs(quantity - whole - kEighths[i]) > 0.01) continue;
    return (whole > 0 ? Decimal(whole, 0) : "") + std::string(kEighthTexts[i]);
  }
  if (quantity < kLeastFraction) return Decimal(quantity, 2);
  return quantity >= 10 ? Decimal(quantity, 1) : QuantityText(quantity);
}

std::string UnitText(std::string_view unit, bool is_plural) {
  std::string text(unit);
  if (IsMetricOrWeight(unit) || unit == "tsp" || unit == "tbsp" || !is_plural) return text;
  if (unit == "leaf") return "leaves";
  if (unit == "loaf") return "loaves";
  return text + (text.ends_with("ch") ? "es" : "s");
}

}  // namespace

std::string ListText(std::span<const std::string> items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) text += i + 1 == items.size() ? " " + std::string(last) + " " : ", ";
    text += items[i];
  }
  return text;
}

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string MeasureText(double quantity, std::string_view unit) {
  std::string text = QuantityOf(quantity, unit);
  if (unit.empty()) return text;
  const std::string number = text;
  return text + " " + UnitText(unit, quantity > 1 && number != "1");
}

std::string MeasureText(double least, double most, std::string_view unit) {
  if (least == most) return MeasureText(least, unit);
  return QuantityOf(least, unit) + " to " + MeasureText(most, unit);
}

std::string MinutesText(int least, int most) {
  constexpr int kWrittenInHours = 120;
  if (most < kWrittenInHours || least < kMinutesAnHour) {
    if (least == most) return CountText(least, "minute");
    return std::to_string(least) + " to " + CountText(most, "minute");
  }
  const double from = least / double{kMinutesAnHour};
  const double to = most / double{kMinutesAnHour};
  if (least == most) return MeasureText(to, "hour");
  return QuantityText(from) + " to " + MeasureText(to, "hour");
}

std::string CountText(int count, std::string_view unit) {
  return std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s");
}

std::string DaysText(int days) {
  constexpr int kMostDays = 13;
  constexpr int kMostWeeks = 8;
  if (days <= kMostDays) return CountText(days, "day");
  if (days <= kMostWeeks * kDaysAWeek) return CountText((days + 3) / kDaysAWeek, "week");
  if (days < kDaysAYear) return CountText((days + kDaysAMonth / 2) / kDaysAMonth, "month");
  return CountText((days + kDaysAYear / 2) / kDaysAYear, "year");
}

std::string WithTemperatures(std::string_view text) {
  std::string written;
  while (!text.empty()) {
    const std::size_t begin = text.find("{@");
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('}', begin);
    if (end == std::string_view::npos) break;
    written += text.substr(0, begin);
    int celsius = 0;
    std::from_chars(text.data() + begin + 2, text.data() + end, celsius);
    written += TemperatureText(celsius);
    text.remove_prefix(end + 1);
  }
  return written += text;
}

const std::string& SubjectOf(const knowledge::Food& food) { return food.plural; }

bool IsPlural(const knowledge::Food& food) {
  const std::string& name = food.plural;
  return name != food.name ||
         (name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("us"));
}

}  // namespace flavorbot::app::chef
