// Number: DynamoDB's N. An exact decimal of up to 38 significant digits; never a double.
//
//   value = (-1)^negative * coefficient * 10^exponent
//
// with coefficient < 10^38 and without trailing zeros, so equal values have one representation.
// Magnitudes are 0 and [1e-130, 9.9999999999999999999999999999999999999e125].
//
// 38 digits fit 127 bits: the coefficient is one machine integer of 128 bits, and copying a Number
// allocates nothing.
//
// Threads: a value type; pure functions.
// Source:  AWS Developer Guide, "Supported data types and naming rules", Number.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::dynamodb {

__extension__ using Uint128 = unsigned __int128;

inline constexpr int kMaxNumberDigits = 38;
inline constexpr int kMaxNumberMagnitude = 125;   // of the first digit
inline constexpr int kMinNumberMagnitude = -130;  // of the first digit

// Why a text or a sum is no Number; error_text.h has the service's words for each.
enum class NumberError { kNotANumber, kTooManyDigits, kOverflow, kUnderflow };

class Number {
 public:
  Number() = default;  // 0
  explicit Number(std::int64_t value);

  // Reads an optional sign, digits with an optional point, and an optional exponent; blanks around
  // it are refused.
  static std::expected<Number, NumberError> Parse(std::string_view text);

  // The service's canonical text: plain decimal without exponent, without leading or trailing zeros
  // ("0", "-1.5", "1000"); at most 169 characters.
  std::string ToString() const;

  // The value as a machine integer; nullopt when it has a fraction or doesn't fit.
  std::optional<std::int64_t> ToInt64() const;

  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return negative_; }
  Uint128 coefficient() const { return coefficient_; }
  int exponent() const { return exponent_; }

  // Exact; Errors: kTooManyDigits, kOverflow, kUnderflow when the result is no Number.
  static std::expected<Number, NumberError> Add(const Number& a, const Number& b);
  static std::expected<Number, NumberError> Subtract(const Number& a, const Number& b);

  friend bool operator==(const Number&, const Number&) = default;
  friend std::strong_ordering operator<=>(const Number& a, const Number& b);

 private:
  Uint128 coefficient_ = 0;
  std::int16_t exponent_ = 0;
  bool negative_ = false;
};

}  // namespace flavorbot::dynamodb
