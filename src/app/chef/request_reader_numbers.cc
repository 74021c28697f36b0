// What RequestReader reads of numbers: times, servings, amounts.
#include <cmath>

#include "app/chef/request_reader.h"
#include "app/chef/request_words.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Amount;

constexpr std::string_view kPeople[] = {"people", "person", "serving", "portion",   "guest",
                                        "adult",  "kid",    "child",   "children",  "of us",
                                        "plate",  "eater",  "friend",  "colleague", "in total"};
constexpr std::string_view kServes[] = {
    "for",      "serve",    "serves",   "feed",   "feeding", "serving",   "family of",
    "group of", "party of", "table of", "we are", "were",    "there are", "cooking for"};
constexpr std::string_view kCompanions[] = {
    "wife",   "husband", "partner", "girlfriend", "boyfriend", "friend",   "mom", "mum",
    "mother", "dad",     "father",  "sister",     "brother",   "daughter", "son", "roommate"};
constexpr std::string_view kMe[] = {"me", "i", "myself"};
constexpr std::string_view kMinutes[] = {"minute", "min", "mn"};
constexpr std::string_view kHours[] = {"hour", "hr", "h"};

struct Multiple {
  std::string_view stems;
  double times;
};
constexpr Multiple kMultiples[] = {
    {"double it", 2},      {"double that", 2},    {"double the recipe", 2}, {"twice as much", 2},
    {"twice that", 2},     {"triple it", 3},      {"halve it", 0.5},        {"half of it", 0.5},
    {"half of that", 0.5}, {"half as much", 0.5}, {"half the recipe", 0.5}, {"double", 2}};

constexpr int kMostServings = 100;
constexpr int kMostMinutes = 24 * 60;
constexpr double kTens = 20;

template <std::size_t kCount>
bool Contains(const std::string_view (&list)[kCount], std::string_view text) {
  return std::ranges::find(list, text) != std::end(list);
}

std::size_t WordCount(std::string_view stems) {
  return static_cast<std::size_t>(std::ranges::count(stems, ' ')) + 1;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<RequestReader::NumberRead> RequestReader::NumberAt(std::size_t at) const {
  if (at >= stems_.size()) return std::nullopt;
  const auto number = NumberCalled(stems_[at]);
  if (!number) return std::nullopt;
  NumberRead read{*number, at + 1};
  const std::string_view gap = GapBefore(at + 1);
  const bool is_decimal = IsDigits(words_[at].text) && (gap == "." || gap == ",") &&
                          at + 1 < words_.size() && IsDigits(words_[at + 1].text);
  if (is_decimal) {
    const std::string& digits = words_[at + 1].text;
    const double scale = std::pow(10, static_cast<double>(digits.size()));
    return NumberRead{*number + *NumberCalled(digits) / scale, at + 2};
  }
  // "thirty five", "a couple of"
  if (at + 1 < stems_.size() && !IsDigits(stems_[at])) {
    const auto next = NumberCalled(stems_[at + 1]);
    if (*number >= kTens && next && *next >= 1 && *next < 10 && !IsDigits(stems_[at + 1]) &&
        stems_[at + 1] != "a" && stems_[at + 1] != "an") {
      read = {*number + *next, at + 2};
    } else if (stems_[at] == "a" && stems_[at + 1] == "couple") {
      read = {2, at + 2};
    }
  }
  if (read.value == 2 && Stems(read.end, 1) == "of" && stems_[read.end - 1] == "couple") ++read.end;
  return read;
}

// "half an hour", "1.5 hours", "three quarters of an hour", "20 minutes", "1h30".
std::optional<RequestReader::NumberRead> RequestReader::MinutesAt(std::size_t at) const {
  if (at >= stems_.size()) return std::nullopt;
  std::size_t quarter = at;
  double quarters = 1;
  if (stems_[at] == "a" || stems_[at] == "three") {
    quarters = stems_[at] == "three" ? 3 : 1;
    ++quarter;
  }
  for (const auto& [phrase, minutes] :
       {std::pair<std::string_view, double>{"quarter of an hour", 15 * quarters},
        {"quarter hour", 15 * quarters},
        {"half an hour", 30},
        {"half a hour", 30},
        {"half hour", 30}}) {
    const std::size_t begin = minutes == 30 ? at : quarter;
    if (Stems(begin, WordCount(phrase)) == phrase)
      return NumberRead{minutes, begin + WordCount(phrase)};
  }
  if (const auto number = NumberAt(at); number && number->end < stems_.size()) {
    const std::string& unit = stems_[number->end];
    if (Contains(kMinutes, unit)) return NumberRead{number->value, number->end + 1};
    if (Contains(kHours, unit)) return NumberRead{number->value * 60, number->end + 1};
    return std::nullopt;
  }
  // One word: "30min", "1h", "1h30".
  const std::string_view word = words_[at].text;
  const std::size_t digits = word.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos || digits > 3) return std::nullopt;
  const double number = *NumberCalled(word.substr(0, digits));
  const std::string_view rest = word.substr(digits);
  if (Contains(kMinutes, StemOf(rest))) return NumberRead{number, at + 1};
  if (Contains(kHours, StemOf(rest))) return NumberRead{number * 60, at + 1};
  if (rest[0] != 'h') return std::nullopt;
  const std::size_t end = rest.find_first_not_of("0123456789", 1);
  const std::string_view minutes = rest.substr(1, end == std::string_view::npos ? end : end - 1);
  if (!IsDigits(minutes) || minutes.size() > 2) return std::nullopt;
  return NumberRead{number * 60 + *NumberCalled(minutes), at + 1};
}

// "20 minutes", "an hour and a half", "1 h 30 min".
bool RequestReader::TakeTime() {
  std::size_t at = at_;
  double minutes = 0;
  while (const auto part = MinutesAt(at)) {
    minutes += part->value;
    at = part->end;
    if (Stems(at, 3) == "and a half") {
      minutes += 30;
      at += 3;
    }
    if (at < stems_.size() && stems_[at] == "and" && MinutesAt(at + 1)) ++at;
  }
  if (minutes < 1 || minutes > kMostMinutes) return false;
  request_.most_minutes = static_cast<int>(std::lround(minutes));
  at_ = at;
  return true;
}

bool RequestReader::TakeMultiple() {
  for (const Multiple& multiple : kMultiples) {
    if (!At(multiple.stems)) continue;
    // "double cream"
    if (multiple.stems == "double" && at_ + 1 < words_.size()) continue;
    at_ += WordCount(multiple.stems);
    request_.times_servings = multiple.times;
    return true;
  }
  return false;
}

// "for six", "serves 4", "6 people", "a family of five", "we are seven", "2 adults and 2 kids";
// "for me" is one.
bool RequestReader::TakeServings() {
  std::size_t at = at_;
  bool is_said = false;
  for (const std::string_view phrase : kServes) {
    if (At(phrase)) {
      at += WordCount(phrase);
      is_said = true;
      break;
    }
  }
  if (at >= words_.size()) return false;
  if (is_said && (stems_[at] == "just" || stems_[at] == "only")) ++at;
  const bool is_one = is_said && (Stems(at, 1) == "me" || Stems(at, 1) == "myself");
  if (is_one && Stems(at + 1, 1) != "and") {
    request_.servings = 1;
    at_ = at + 1;
    return true;
  }
  int servings = 0;
  while (true) {
    const auto number = NumberAt(at);
    if (!number || number->value < 1 || number->value > kMostServings ||
        number->value != std::floor(number->value) || stems_[at] == "a" || stems_[at] == "an") {
      break;
    }
    const std::size_t next = number->end;
    const std::size_t named = next >= words_.size()               ? 0
                              : Contains(kPeople, Stems(next, 2)) ? 2
                              : Contains(kPeople, stems_[next])   ? 1
                                                                  : 0;
    // "for six, chicken"
    const bool is_apart = IsCommaBefore(next) || IsBreakBefore(next);
    const bool is_of_food = !is_apart && next < words_.size() &&
                            (MentionAt(next) != nullptr || UnitCalled(stems_[next]));
    if (named == 0 && (!is_said || is_of_food || servings != 0)) break;
    servings += static_cast<int>(number->value);
    at_ = next + named;
    if (named == 0 || at_ + 1 >= words_.size() || stems_[at_] != "and") break;
    at = at_ + 1;
  }
  if (servings == 0) return false;
  request_.servings = servings;
  return true;
}

// "my wife and me", "me and my boyfriend".
bool RequestReader::TakeCompany() {
  const bool is_first = stems_[at_] == "my" && Contains(kCompanions, Stems(at_ + 1, 1)) &&
                        Stems(at_ + 2, 1) == "and" && Contains(kMe, Stems(at_ + 3, 1));
  const bool is_second = stems_[at_] == "me" && Stems(at_ + 1, 2) == "and my" &&
                         Contains(kCompanions, Stems(at_ + 3, 1));
  if (!is_first && !is_second) return false;
  request_.servings = 2;
  at_ += 4;
  return true;
}

// "2 cans of chickpeas", "300 g spinach", "three eggs", "300g spinach".
bool RequestReader::TakeAmount() {
  std::size_t at = at_;
  double quantity = 0;
  std::string unit = "piece";
  if (const auto number = NumberAt(at_)) {
    quantity = number->value;
    at = number->end;
    if (at < words_.size() && UnitCalled(stems_[at])) unit = *UnitCalled(stems_[at++]);
  } else {
    const std::string_view word = words_[at_].text;
    const std::size_t digits = word.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos) return false;
    const auto glued = UnitCalled(StemOf(word.substr(digits)));
    const auto read = NumberCalled(word.substr(0, digits));
    if (!glued || !read) return false;
    quantity = *read;
    unit = *glued;
    ++at;
  }
  if (at < words_.size() && stems_[at] == "of") ++at;
  const FoodMention* mention = MentionAt(at);
  if (mention == nullptr || RulesOut(mention->end_word) || quantity <= 0) return false;
  const bool is_article = stems_[at_] == "a" || stems_[at_] == "an";
  // "a bread": a way to cook, no amount of it.
  if (is_article && unit == "piece" &&
      (TechniqueCalled(mention->said) ||
       finder_.dish_names().LongestAt(std::span(stems_).subspan(at)))) {
    return false;
  }
  Want(*mention, is_article && unit == "piece" ? std::nullopt
                                               : std::optional(Amount{quantity, std::move(unit)}));
  at_ = mention->end_word;
  return true;
}

}  // namespace flavorbot::app::chef
