#include "app/chef/kitchen/asked_amount.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "app/chef/request_words.h"
#include "app/chef/words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

enum class TokenKind : std::uint8_t { kNumber, kFraction, kWord, kSlash, kDash, kDegree, kBreak };

struct Token {
  TokenKind kind = TokenKind::kBreak;
  double value = 0;
  std::string stem;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Sign {
  std::string_view text;
  TokenKind kind;
  double value = 0;
};

constexpr Sign kSigns[] = {{"¼", TokenKind::kFraction, 0.25},
                           {"½", TokenKind::kFraction, 0.5},
                           {"¾", TokenKind::kFraction, 0.75},
                           {"⅓", TokenKind::kFraction, 1.0 / 3},
                           {"⅔", TokenKind::kFraction, 2.0 / 3},
                           {"⅛", TokenKind::kFraction, 0.125},
                           {"⅜", TokenKind::kFraction, 0.375},
                           {"⅝", TokenKind::kFraction, 0.625},
                           {"⅞", TokenKind::kFraction, 0.875},
                           {"⁄", TokenKind::kSlash},
                           {"/", TokenKind::kSlash},
                           {"-", TokenKind::kDash},
                           {"–", TokenKind::kDash},
                           {"−", TokenKind::kDash},
                           {"°", TokenKind::kDegree},
                           {"º", TokenKind::kDegree}};

struct Named {
  std::string_view stem;
  std::string_view unit;
};

constexpr Named kMoreMeasures[] = {
    {"gm", "g"},          {"tb", "tbsp"},       {"tbs", "tbsp"},      {"tblsp", "tbsp"},
    {"tbl", "tbsp"},      {"ts", "tsp"},        {"cc", "ml"},         {"mil", "ml"},
    {"mls", "ml"},        {"cl", "cl"},         {"centiliter", "cl"}, {"centilitre", "cl"},
    {"pt", "pint"},       {"qt", "quart"},      {"gallon", "gallon"}, {"gal", "gallon"},
    {"deciliter", "dl"},  {"decilitre", "dl"},  {"leave", "leaf"},    {"loave", "loaf"},
    {"bottle", "bottle"}, {"spoonful", "tbsp"}, {"dash", "pinch"}};
constexpr Named kTimes[] = {{"hour", kHourUnit}, {"hr", kHourUnit}, {"h", kHourUnit}};

struct Days {
  std::string_view stem;
  double days;
};
constexpr Days kDays[] = {{"day", 1}, {"night", 1},  {"week", 7},
                          {"wk", 7},  {"month", 30}, {"year", 365}};

constexpr std::string_view kSizes[] = {"large",   "small", "medium", "big", "level", "heaped",
                                       "heaping", "whole", "fluid",  "fl",  "us"};

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte | 0x20) >= 'a' ? (byte | 0x20) <= 'z' || byte >= 0x80 : c == '\'';
}

class TokenCutter {
 public:
  explicit TokenCutter(std::string_view text) : text_(text) {}

  std::vector<Token> Cut() {
    while (at_ < text_.size()) {
      if (!TakeNumber() && !TakeSign() && !TakeWord()) TakeOther();
    }
    return std::move(tokens_);
  }

 private:
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }
  bool IsDigitAt(std::size_t at) const { return at < text_.size() && IsDigit(text_[at]); }

  Token& Add(TokenKind kind, std::size_t length) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.begin = at_;
    token.end = at_ += length;
    return token;
  }

  bool TakeNumber() {
    if (!IsDigitAt(at_)) return false;
    std::string digits;
    std::size_t end = at_;
    while (IsDigitAt(end)) digits += text_[end++];
    if (end < text_.size() && (text_[end] == '.' || text_[end] == ',') && IsDigitAt(end + 1)) {
      // "1,000" is a thousand, "1,5" is one and a half.
      const bool is_thousands = text_[end] == ',' && IsDigitAt(end + 2) && IsDigitAt(end + 3);
      if (!is_thousands) digits += '.';
      for (++end; IsDigitAt(end);) digits += text_[end++];
    }
    Token& token = Add(TokenKind::kNumber, end - at_);
    std::from_chars(digits.data(), digits.data() + digits.size(), token.value);
    return true;
  }

  bool TakeSign() {
    const std::string_view rest = text_.substr(at_);
    const auto sign = std::ranges::find_if(
        kSigns, [&](const Sign& known) { return rest.starts_with(known.text); });
    if (sign == std::end(kSigns)) return false;
    Add(sign->kind, sign->text.size()).value = sign->value;
    return true;
  }

  bool TakeWord() {
    std::size_t end = at_;
    std::string word;
    for (; end < text_.size() && IsWordByte(text_[end]); ++end) {
      const char c = text_[end];
      if (c != '\'') word += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    if (end == at_) return false;
    Add(TokenKind::kWord, end - at_).stem = StemOf(word);
    return true;
  }

  void TakeOther() {
    const char c = text_[at_];
    if (c == ' ' || c == '.' || c == '\t') {
      ++at_;
    } else {
      Add(TokenKind::kBreak, 1);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

class AmountReader {
 public:
  explicit AmountReader(std::string_view text) : tokens_(TokenCutter(text).Cut()) {}

  std::vector<AskedAmount> Read() {
    for (at_ = 0; at_ < tokens_.size();) {
      AskedAmount amount;
      const std::size_t first = at_;
      if (!TakeGasMark(amount) && !TakeAmount(amount)) {
        at_ = first + 1;
        continue;
      }
      amount.begin = tokens_[first].begin;
      amount.end = tokens_[at_ - 1].end;
      amounts_.push_back(std::move(amount));
    }
    return std::move(amounts_);
  }

 private:
  bool Is(std::size_t at, TokenKind kind) const {
    return at < tokens_.size() && tokens_[at].kind == kind;
  }
  bool IsWord(std::size_t at, std::string_view stem) const {
    return Is(at, TokenKind::kWord) && tokens_[at].stem == stem;
  }

  bool TakeGasMark(AskedAmount& amount) {
    const std::size_t mark = IsWord(at_, "gas") ? at_ + 1 : at_;
    if (!IsWord(mark, "mark") && !IsWord(mark, "mk")) return false;
    at_ = mark + 1;
    const auto number = TakeNumber();
    if (!number) return false;
    amount.least = amount.most = *number;
    amount.unit = kGasMarkUnit;
    return true;
  }

  bool TakeAmount(AskedAmount& amount) {
    const bool is_negative = Is(at_, TokenKind::kDash) && Is(at_ + 1, TokenKind::kNumber) &&
                             tokens_[at_].end == tokens_[at_ + 1].begin &&
                             (at_ == 0 || tokens_[at_ - 1].end != tokens_[at_].begin);
    if (is_negative) ++at_;
    amount.is_article = IsArticle(at_);
    const auto number = TakeNumber();
    if (!number) return false;
    amount.least = amount.most = is_negative ? -*number : *number;
    TakeRange(amount);
    TakeUnit(amount);
    return true;
  }

  bool IsArticle(std::size_t at) const { return IsWord(at, "a") || IsWord(at, "an"); }

  // "3/4", "1 1/2", "1-1/2", "1½", "one and a half", "half a dozen".
  std::optional<double> TakeNumber() {
    const std::size_t first = at_;
    if (IsArticle(at_)) ++at_;
    if (const auto part = TakePart()) {
      if (IsWord(at_, "of")) ++at_;
      if (IsArticle(at_)) ++at_;
      return IsWord(at_, "dozen") ? (++at_, *part * 12) : *part;
    }
    if (at_ != first && !IsWord(at_, "dozen") && !IsWord(at_, "couple")) return 1;
    auto whole = TakeWhole();
    if (!whole) return std::nullopt;
    if (IsWord(at_, "of") && tokens_[at_ - 1].stem == "couple") ++at_;
    if (IsWord(at_, "dozen")) ++at_, *whole *= 12;
    std::size_t rest = at_;
    if (IsWord(at_, "and")) rest += IsArticle(at_ + 1) ? 2 : 1;
    if (Is(at_, TokenKind::kDash) && IsFraction(at_ + 1)) ++rest;
    const std::size_t before = std::exchange(at_, rest);
    if (const auto part = TakePart()) return *whole + *part;
    at_ = before;
    return whole;
  }

  bool IsFraction(std::size_t at) const {
    return Is(at, TokenKind::kFraction) ||
           (Is(at, TokenKind::kNumber) && Is(at + 1, TokenKind::kSlash) &&
            Is(at + 2, TokenKind::kNumber));
  }

  // Less than one, or as a fraction.
  std::optional<double> TakePart() {
    if (Is(at_, TokenKind::kFraction)) return tokens_[at_++].value;
    if (IsFraction(at_)) {
      const double below = tokens_[at_ + 2].value;
      if (below == 0) return std::nullopt;
      at_ += 3;
      return tokens_[at_ - 3].value / below;
    }
    if (IsWord(at_, "half")) return ++at_, 0.5;
    std::optional<double> times;
    if (Is(at_, TokenKind::kWord)) times = NumberCalled(tokens_[at_].stem);
    const std::size_t part = times ? at_ + 1 : at_;
    for (const auto& [stem, value] :
         {std::pair("half", 0.5), std::pair("quarter", 0.25), std::pair("third", 1.0 / 3)}) {
      if (IsWord(part, stem)) return at_ = part + 1, times.value_or(1) * value;
    }
    return std::nullopt;
  }

  std::optional<double> TakeWhole() {
    if (Is(at_, TokenKind::kNumber)) return tokens_[at_++].value;
    if (!Is(at_, TokenKind::kWord)) return std::nullopt;
    const auto number = NumberCalled(tokens_[at_].stem);
    if (number) ++at_;
    return number;
  }

  // "2-3", "2 to 3".
  void TakeRange(AskedAmount& amount) {
    if (!Is(at_, TokenKind::kDash) && !IsWord(at_, "to") && !IsWord(at_, "or")) return;
    if (IsArticle(at_ + 1)) return;
    const std::size_t before = at_++;
    const auto most = TakeNumber();
    if (most && *most > amount.least) {
      amount.most = *most;
    } else {
      at_ = before;
    }
  }

  void TakeUnit(AskedAmount& amount) {
    const std::size_t before = at_;
    const bool is_degree =
        Is(at_, TokenKind::kDegree) || IsWord(at_, "degree") || IsWord(at_, "deg");
    if (is_degree) ++at_;
    if (Is(at_, TokenKind::kWord) && TakeScale(amount, is_degree)) return;
    if (is_degree) {
      amount.unit = kDegreeUnit;
      return;
    }
    // "2 large eggs", "8 fl oz", "a 2-pound roast".
    while (Is(at_, TokenKind::kWord) && base::Contains(kSizes, tokens_[at_].stem)) ++at_;
    const bool is_fluid = at_ > before && tokens_[at_ - 1].stem.starts_with("fl");
    if (Is(at_, TokenKind::kDash)) ++at_;
    if (Is(at_, TokenKind::kWord) && TakeMeasure(amount)) {
      if (is_fluid && amount.unit == "oz") amount.unit = "fl oz";
      return;
    }
    at_ = before;
  }

  bool TakeScale(AskedAmount& amount, bool is_degree) {
    const std::string& stem = tokens_[at_].stem;
    constexpr double kMostCups = 30;
    if (stem == "celsiu" || stem == "celsius" || stem == "centigrade" || stem == "c" ||
        stem == "celcius" || stem == "celcous") {
      const bool is_cup = stem == "c" && !is_degree && amount.least <= kMostCups;
      amount.unit = is_cup ? "cup" : kCelsiusUnit;
    } else if (stem == "fahrenheit" || stem == "f" || stem == "farenheit" || stem == "fahrenheid") {
      amount.unit = kFahrenheitUnit;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool TakeMeasure(AskedAmount& amount) {
    const std::string& stem = tokens_[at_].stem;
    const auto days = std::ranges::find(kDays, stem, &Days::stem);
    const auto time = std::ranges::find(kTimes, stem, &Named::stem);
    if (days != std::end(kDays)) {
      amount.unit = kDayUnit;
      amount.least *= days->days;
      amount.most *= days->days;
    } else if (time != std::end(kTimes)) {
      amount.unit = time->unit;
    } else if (const auto measure = MeasureCalled(stem)) {
      amount.unit = *measure;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<AskedAmount> amounts_;
};

}  // namespace

std::optional<std::string_view> MeasureCalled(std::string_view stem) {
  if (const auto unit = UnitCalled(stem)) return unit;
  const auto found = std::ranges::find(kMoreMeasures, stem, &Named::stem);
  if (found == std::end(kMoreMeasures)) return std::nullopt;
  return found->unit;
}

std::vector<AskedAmount> AmountsIn(std::string_view text) { return AmountReader(text).Read(); }

}  // namespace flavorbot::app::chef
