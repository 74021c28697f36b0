#include "dynamodb/number.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace flavorbot::dynamodb {
namespace {

// Any exponent beyond it is out of range whatever the digits are, and sums with it can't overflow.
constexpr std::int64_t kExponentBound = std::int64_t{1} << 40;

consteval std::array<Uint128, kMaxNumberDigits + 1> MakePowersOfTen() {
  std::array<Uint128, kMaxNumberDigits + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}
constexpr auto kPowersOfTen = MakePowersOfTen();  // 10^38 is below 2^127

Uint128 PowerOfTen(int exponent) { return kPowersOfTen[static_cast<std::size_t>(exponent)]; }

// Decimal digits of `value`; 39 from 10^38 on.
int CountDigits(Uint128 value) {
  const auto* above = std::upper_bound(kPowersOfTen.begin(), kPowersOfTen.end(), value);
  return static_cast<int>(above - kPowersOfTen.begin());
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Significant digits read so far, and where they stand.
struct Digits {
  Uint128 coefficient = 0;
  int count = 0;                   // significant digits in `coefficient`
  std::int64_t pending_zeros = 0;  // zeros after them, which count only if a digit follows
  bool too_many = false;

  void Take(int digit) {
    if (digit == 0) {
      if (count > 0) ++pending_zeros;
      return;
    }
    const std::int64_t new_count = count + pending_zeros + 1;
    if (new_count > kMaxNumberDigits) {
      too_many = true;
      pending_zeros = 0;
      return;
    }
    coefficient =
        coefficient * PowerOfTen(static_cast<int>(pending_zeros + 1)) + static_cast<Uint128>(digit);
    count = static_cast<int>(new_count);
    pending_zeros = 0;
  }
};

// Reads `[eE][+-]digits`, all of `text`; nullopt when it is something else.
std::optional<std::int64_t> ParseExponent(std::string_view text) {
  text.remove_prefix(1);
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !std::ranges::all_of(text, IsDigit)) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char c : text) exponent = std::min(exponent * 10 + (c - '0'), kExponentBound);
  return negative ? -exponent : exponent;
}

}  // namespace

Number::Number(std::int64_t value) : negative_(value < 0) {
  const auto bits = static_cast<std::uint64_t>(value);
  coefficient_ = value < 0 ? std::uint64_t{0} - bits : bits;
  while (coefficient_ != 0 && coefficient_ % 10 == 0) {
    coefficient_ /= 10;
    ++exponent_;
  }
}

std::expected<Number, NumberError> Number::Parse(std::string_view text) {
  Number number;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    number.negative_ = text.front() == '-';
    text.remove_prefix(1);
  }
  Digits digits;
  std::int64_t fraction_digits = 0;
  bool any_digit = false;
  bool in_fraction = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (IsDigit(c)) {
      any_digit = true;
      digits.Take(c - '0');
      if (in_fraction) ++fraction_digits;
    } else if (c == '.' && !in_fraction) {
      in_fraction = true;
    } else {
      break;
    }
  }
  if (!any_digit) return std::unexpected(NumberError::kNotANumber);
  std::int64_t exponent = 0;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::unexpected(NumberError::kNotANumber);
    const auto parsed = ParseExponent(text.substr(at));
    if (!parsed) return std::unexpected(NumberError::kNotANumber);
    exponent = *parsed;
  }
  if (digits.too_many) return std::unexpected(NumberError::kTooManyDigits);
  if (digits.count == 0) return Number{};
  exponent += digits.pending_zeros - fraction_digits;
  const std::int64_t magnitude = exponent + digits.count - 1;
  if (magnitude > kMaxNumberMagnitude) return std::unexpected(NumberError::kOverflow);
  if (magnitude < kMinNumberMagnitude) return std::unexpected(NumberError::kUnderflow);
  number.coefficient_ = digits.coefficient;
  number.exponent_ = static_cast<std::int16_t>(exponent);
  return number;
}

std::string Number::ToString() const {
  if (is_zero()) return "0";
  std::array<char, kMaxNumberDigits> buffer;
  auto* first = buffer.end();
  for (Uint128 rest = coefficient_; rest != 0; rest /= 10) {
    *--first = static_cast<char>('0' + static_cast<int>(rest % 10));
  }
  const std::string_view digits(first, static_cast<std::size_t>(buffer.end() - first));
  std::string text;
  if (negative_) text += '-';
  if (exponent_ >= 0) {
    text.append(digits).append(static_cast<std::size_t>(exponent_), '0');
    return text;
  }
  const auto fraction = static_cast<std::size_t>(-exponent_);
  if (digits.size() > fraction) {
    text.append(digits.substr(0, digits.size() - fraction)).append(".");
    text.append(digits.substr(digits.size() - fraction));
  } else {
    text.append("0.").append(fraction - digits.size(), '0').append(digits);
  }
  return text;
}

std::optional<std::int64_t> Number::ToInt64() const {
  if (exponent_ < 0 || exponent_ > 18) return std::nullopt;
  constexpr auto kMax = static_cast<Uint128>(std::numeric_limits<std::int64_t>::max());
  const Uint128 limit = negative_ ? kMax + 1 : kMax;
  if (coefficient_ > limit / PowerOfTen(exponent_)) return std::nullopt;
  const auto magnitude = static_cast<std::uint64_t>(coefficient_ * PowerOfTen(exponent_));
  return static_cast<std::int64_t>(negative_ ? std::uint64_t{0} - magnitude : magnitude);
}

std::expected<Number, NumberError> Number::Add(const Number& a, const Number& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const Number& high = a.exponent_ >= b.exponent_ ? a : b;
  const Number& low = a.exponent_ >= b.exponent_ ? b : a;
  const int shift = high.exponent_ - low.exponent_;
  const int aligned_digits = CountDigits(high.coefficient_) + shift;
  // With a shift the sum ends in low's last digit, which isn't 0, so nothing can be trimmed: from
  // 40 digits on, and with 39 unless the first is a 1 that a borrow may take, there are too many.
  // What remains is below 2*10^38 and fits 128 bits.
  if (shift > 0 && aligned_digits > kMaxNumberDigits) {
    const bool leading_one = high.coefficient_ < 2 * PowerOfTen(CountDigits(high.coefficient_) - 1);
    if (aligned_digits > kMaxNumberDigits + 1 || !leading_one) {
      return std::unexpected(NumberError::kTooManyDigits);
    }
  }
  Uint128 aligned = high.coefficient_;
  for (int i = 0; i < shift; ++i) aligned *= 10;

  Number sum;
  if (high.negative_ == low.negative_) {
    sum.coefficient_ = aligned + low.coefficient_;
    sum.negative_ = high.negative_;
  } else if (aligned >= low.coefficient_) {
    sum.coefficient_ = aligned - low.coefficient_;
    sum.negative_ = high.negative_;
  } else {
    sum.coefficient_ = low.coefficient_ - aligned;
    sum.negative_ = low.negative_;
  }
  if (sum.coefficient_ == 0) return Number{};
  sum.exponent_ = low.exponent_;
  while (sum.coefficient_ % 10 == 0) {
    sum.coefficient_ /= 10;
    ++sum.exponent_;
  }
  const int digits = CountDigits(sum.coefficient_);
  if (digits > kMaxNumberDigits) return std::unexpected(NumberError::kTooManyDigits);
  const int magnitude = sum.exponent_ + digits - 1;
  if (magnitude > kMaxNumberMagnitude) return std::unexpected(NumberError::kOverflow);
  if (magnitude < kMinNumberMagnitude) return std::unexpected(NumberError::kUnderflow);
  return sum;
}

std::expected<Number, NumberError> Number::Subtract(const Number& a, const Number& b) {
  Number minus_b = b;
  minus_b.negative_ = !b.negative_ && !b.is_zero();
  return Add(a, minus_b);
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
  const auto sign = [](const Number& n) { return n.is_zero() ? 0 : n.negative_ ? -1 : 1; };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  if (a.is_zero()) return std::strong_ordering::equal;
  const Number& small = a.negative_ ? b : a;  // by magnitude, if a < b
  const Number& large = a.negative_ ? a : b;
  const int small_digits = CountDigits(small.coefficient_);
  const int large_digits = CountDigits(large.coefficient_);
  const int small_magnitude = small.exponent_ + small_digits;
  const int large_magnitude = large.exponent_ + large_digits;
  if (small_magnitude != large_magnitude) return small_magnitude <=> large_magnitude;
  return small.coefficient_ * PowerOfTen(kMaxNumberDigits - small_digits) <=>
         large.coefficient_ * PowerOfTen(kMaxNumberDigits - large_digits);
}

}  // namespace flavorbot::dynamodb
