#include "base/iso8601.h"

#include <array>

namespace flavorbot::base {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::months;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

void PutDigits(char* at, unsigned value, unsigned count) {
  for (char* digit = at + count; digit != at; value /= 10) {
    *--digit = static_cast<char>('0' + value % 10);
  }
}

// Takes exactly `count` digits off the front of `text`.
std::optional<unsigned> TakeDigits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool Take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<year_month_day> TakeDate(std::string_view& text) {
  const auto y = TakeDigits(text, 4);
  if (!y || !Take(text, '-')) return std::nullopt;
  const auto m = TakeDigits(text, 2);
  if (!m || !Take(text, '-')) return std::nullopt;
  const auto d = TakeDigits(text, 2);
  if (!d) return std::nullopt;
  const year_month_day date{year{static_cast<int>(*y)}, month{*m}, day{*d}};
  if (!date.ok()) return std::nullopt;
  return date;
}

// ".5" is 500 ms; no fraction is none.
std::optional<milliseconds> TakeFraction(std::string_view& text) {
  if (!Take(text, '.')) return milliseconds{0};
  unsigned value = 0;
  unsigned scale = 100;
  std::size_t count = 0;
  while (count < 3) {
    const auto digit = TakeDigits(text, 1);
    if (!digit) break;
    value += *digit * scale;
    scale /= 10;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return milliseconds{value};
}

year_month_day DateOf(TimePoint time) { return year_month_day{std::chrono::floor<days>(time)}; }

}  // namespace

std::string FormatIso8601(TimePoint time) {
  const auto midnight = std::chrono::floor<days>(time);
  const year_month_day date{midnight};
  const auto ms = static_cast<unsigned>((time - midnight).count());
  std::string text = "0000-00-00T00:00:00.000Z";
  PutDigits(&text[0], static_cast<unsigned>(static_cast<int>(date.year())), 4);
  PutDigits(&text[5], static_cast<unsigned>(date.month()), 2);
  PutDigits(&text[8], static_cast<unsigned>(date.day()), 2);
  PutDigits(&text[11], ms / 3'600'000, 2);
  PutDigits(&text[14], ms / 60'000 % 60, 2);
  PutDigits(&text[17], ms / 1000 % 60, 2);
  PutDigits(&text[20], ms % 1000, 3);
  return text;
}

std::optional<TimePoint> ParseIso8601(std::string_view text) {
  const auto date = TakeDate(text);
  if (!date || !Take(text, 'T')) return std::nullopt;
  const auto hour = TakeDigits(text, 2);
  if (!hour || *hour > 23 || !Take(text, ':')) return std::nullopt;
  const auto minute = TakeDigits(text, 2);
  if (!minute || *minute > 59 || !Take(text, ':')) return std::nullopt;
  const auto second = TakeDigits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  const auto fraction = TakeFraction(text);
  if (!fraction || text != "Z") return std::nullopt;
  return TimePoint{sys_days{*date}} + hours{*hour} + minutes{*minute} + seconds{*second} +
         *fraction;
}

std::string FormatMonth(TimePoint time) { return FormatIso8601(time).substr(0, 7); }

std::optional<TimePoint> ParseMonth(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  const std::string first_day = std::string(text) + "-01";
  std::string_view rest = first_day;
  const auto date = TakeDate(rest);
  if (!date) return std::nullopt;
  return TimePoint{sys_days{*date}};
}

TimePoint NextMonth(TimePoint time) {
  const year_month_day date = DateOf(time);
  return TimePoint{sys_days{date.year() / date.month() / day{1} + months{1}}};
}

}  // namespace flavorbot::base
