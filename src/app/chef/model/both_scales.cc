#include "app/chef/model/both_scales.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/chef/dish.h"
#include "base/ascii_case.h"

namespace flavorbot::app::chef {
namespace {

enum class Scale : std::uint8_t { kCelsius, kFahrenheit };

struct Temperature {
  int degrees = 0;
  Scale scale = Scale::kCelsius;
  std::size_t end = 0;  // in the text
};

// What a kitchen has; others are no temperatures.
constexpr int kColdest = -40;
constexpr int kHottest = 600;
constexpr int kOvenFrom = 120;  // from there on cookers are marked in steps of 5

constexpr std::string_view kDegreeSigns[] = {"°", "º", "degrees", "degree", "deg"};
constexpr std::string_view kCelsius[] = {"celsius", "c"};
constexpr std::string_view kFahrenheit[] = {"fahrenheit", "f"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetterOrDigit(char c) {
  const char lower = base::AsciiLower(c);
  return IsDigit(c) || (lower >= 'a' && lower <= 'z');
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  // At a number's first digit.
  std::optional<Temperature> Read() {
    const bool is_negative = at_ > 0 && text_[at_ - 1] == '-' && (at_ < 2 || text_[at_ - 2] == ' ');
    int degrees = 0;
    const auto [end, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), degrees);
    if (error != std::errc()) return std::nullopt;
    at_ = static_cast<std::size_t>(end - text_.data());
    if (is_negative) degrees = -degrees;
    SkipBlanks();
    bool has_sign = false;
    for (const std::string_view sign : kDegreeSigns) has_sign = has_sign || Take(sign);
    SkipBlanks();
    // "180 C", but not "2 c of flour".
    if (!has_sign && (at_ >= text_.size() || (text_[at_] != 'C' && text_[at_] != 'F'))) {
      return std::nullopt;
    }
    const auto scale = TakeScale();
    if (!scale || degrees < kColdest || degrees > kHottest) return std::nullopt;
    return Temperature{degrees, *scale, at_};
  }

 private:
  void SkipBlanks() {
    constexpr std::string_view kNoBreak = "\u00a0";
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        ++at_;
      } else if (text_.substr(at_).starts_with(kNoBreak)) {
        at_ += kNoBreak.size();
      } else {
        return;
      }
    }
  }

  bool Take(std::string_view word) {
    if (base::InLowerCase(text_.substr(at_, word.size())) != word) return false;
    at_ += word.size();
    return true;
  }

  bool TakeWord(std::string_view word) {
    const std::size_t before = at_;
    if (Take(word) && (at_ >= text_.size() || !IsLetterOrDigit(text_[at_]))) return true;
    at_ = before;
    return false;
  }

  std::optional<Scale> TakeScale() {
    for (const std::string_view word : kCelsius) {
      if (TakeWord(word)) return Scale::kCelsius;
    }
    for (const std::string_view word : kFahrenheit) {
      if (TakeWord(word)) return Scale::kFahrenheit;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_;
};

std::vector<Temperature> TemperaturesIn(std::string_view text) {
  std::vector<Temperature> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text[at]) || (at > 0 && (IsLetterOrDigit(text[at - 1]) || text[at - 1] == '.'))) {
      continue;
    }
    if (const auto temperature = Reader(text, at).Read()) {
      found.push_back(*temperature);
      at = temperature->end - 1;
    }
  }
  return found;
}

std::string InTheOther(const Temperature& temperature) {
  if (temperature.scale == Scale::kCelsius) {
    return std::to_string(FahrenheitOf(temperature.degrees)) + " °F";
  }
  const double exact = (temperature.degrees - 32) * 5.0 / 9;
  const double step = exact >= kOvenFrom ? 5 : 1;
  return std::to_string(std::lround(exact / step) * static_cast<long>(step)) + " °C";
}

}  // namespace

std::string WithBothScales(std::string_view text) {
  const std::vector<Temperature> found = TemperaturesIn(text);
  for (const Temperature& temperature : found) {
    if (temperature.scale != found.front().scale) return std::string(text);
  }
  std::string both;
  std::size_t begin = 0;
  for (const Temperature& temperature : found) {
    both += text.substr(begin, temperature.end - begin);
    both += " (" + InTheOther(temperature) + ")";
    begin = temperature.end;
  }
  both += text.substr(begin);
  return both;
}

}  // namespace flavorbot::app::chef
