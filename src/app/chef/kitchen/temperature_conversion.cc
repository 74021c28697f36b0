#include "app/chef/kitchen/temperature_conversion.h"

#include <algorithm>
#include <cmath>

#include "app/chef/dish.h"

namespace flavorbot::app::chef {
namespace {

struct GasMark {
  double mark;
  std::string_view text;
  int celsius;
};

// Source: the scale of British ovens.
constexpr GasMark kGasMarks[] = {{0.25, "¼", 110}, {0.5, "½", 120}, {1, "1", 140}, {2, "2", 150},
                                 {3, "3", 160},    {4, "4", 180},   {5, "5", 190}, {6, "6", 200},
                                 {7, "7", 220},    {8, "8", 230},   {9, "9", 240}};
constexpr double kCoolestOven = 105;
constexpr double kHottestOven = 250;
constexpr double kCoolest = -273.15;
constexpr double kHottest = 1000;  // no kitchen is hotter
constexpr double kFanDifference = 20;

constexpr std::string_view kCelsiusWords[] = {"celsiu", "celsius", "celcius", "celciu",
                                              "centigrade"};
constexpr std::string_view kFahrenheitWords[] = {"fahrenheit", "farenheit", "fahrenheid"};
constexpr std::string_view kAnyScale[] = {"gas mark", "in c",     "to c",   "in f",  "to f",
                                          "degree c", "degree f", "into c", "into f"};

std::string Degrees(double degrees, std::string_view scale) {
  return std::to_string(std::lround(degrees)) + " °" + std::string(scale);
}

double ToFahrenheit(double celsius) { return celsius * 9 / 5 + 32; }
double ToCelsius(double fahrenheit) { return (fahrenheit - 32) * 5 / 9; }

// How an oven is set to about this.
std::string OvenText(double celsius) {
  if (celsius < kCoolestOven || celsius > kHottestOven) return "";
  const int set = static_cast<int>(std::lround(celsius / 10) * 10);
  const auto nearest = std::ranges::min_element(
      kGasMarks, {}, [&](const GasMark& mark) { return std::abs(mark.celsius - celsius); });
  return " On an oven that is " + TemperatureText(set) + ", gas mark " +
         std::string(nearest->text) + "; with a fan about " + Degrees(set - kFanDifference, "C") +
         ".";
}

std::optional<std::string> FromGasMark(double mark) {
  const auto found = std::ranges::find(kGasMarks, mark, &GasMark::mark);
  if (found == std::end(kGasMarks)) return std::nullopt;
  return "Gas mark " + std::string(found->text) + " is " + TemperatureText(found->celsius) +
         "; with a fan about " + Degrees(found->celsius - kFanDifference, "C") + ".";
}

bool AsksForScale(const KitchenQuestion& question) {
  return question.SaysAny(kCelsiusWords) || question.SaysAny(kFahrenheitWords) ||
         question.SaysAny(kAnyScale);
}

bool IsDegrees(const AskedAmount& amount) {
  return amount.unit == kCelsiusUnit || amount.unit == kFahrenheitUnit ||
         amount.unit == kDegreeUnit || amount.unit == kGasMarkUnit;
}

// "400 in celsius" is 400 °F.
bool IsFahrenheit(const KitchenQuestion& question, const AskedAmount& amount) {
  if (amount.unit == kFahrenheitUnit) return true;
  if (amount.unit == kCelsiusUnit) return false;
  const bool to_celsius =
      question.SaysAny(kCelsiusWords) || question.Says("in c") || question.Says("to c");
  return to_celsius;
}

}  // namespace

std::optional<std::string> TemperatureConversion(const KitchenQuestion& question) {
  const bool asks_for_scale = AsksForScale(question);
  const auto amount = std::ranges::find_if(question.amounts(), [&](const AskedAmount& asked) {
    return IsDegrees(asked) || (asks_for_scale && asked.unit.empty() && !asked.is_article);
  });
  if (amount == question.amounts().end()) return std::nullopt;
  if (!question.mentions().empty() && !question.Says("convert")) return std::nullopt;
  if (amount->unit == kGasMarkUnit) return FromGasMark(amount->least);
  // 180 degrees of no scale, and none is asked for.
  if ((amount->unit == kDegreeUnit || amount->unit.empty()) && !asks_for_scale) return std::nullopt;
  const bool is_fahrenheit = IsFahrenheit(question, *amount);
  const double celsius = is_fahrenheit ? ToCelsius(amount->least) : amount->least;
  if (celsius < kCoolest || celsius > kHottest) return std::nullopt;
  const double other = is_fahrenheit ? celsius : ToFahrenheit(celsius);
  return Degrees(amount->least, is_fahrenheit ? "F" : "C") + " is " +
         Degrees(other, is_fahrenheit ? "C" : "F") + "." + OvenText(celsius);
}

}  // namespace flavorbot::app::chef
