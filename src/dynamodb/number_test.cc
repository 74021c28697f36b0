#include "dynamodb/number.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace flavorbot::dynamodb {
namespace {

const std::string kNines38(38, '9');

Number N(std::string_view text) {
  const auto number = Number::Parse(text);
  EXPECT_TRUE(number.has_value()) << text;
  return number.value_or(Number{});
}

std::string Canonical(std::string_view text) { return N(text).ToString(); }

NumberError ErrorOf(std::string_view text) {
  const auto number = Number::Parse(text);
  EXPECT_FALSE(number.has_value()) << text;
  return number.error();
}

TEST(Number, TextsOfOneValueAreOneNumber) {
  for (const char* text : {"12.5", "00012.500", "1.25e1", "125E-1", "+12.5", ".125e+2", "12.5e0"}) {
    EXPECT_EQ(Canonical(text), "12.5") << text;
    EXPECT_EQ(N(text), N("12.5")) << text;
  }
}

TEST(Number, CanonicalTextHasNoExponent) {
  EXPECT_EQ(Canonical("5."), "5");
  EXPECT_EQ(Canonical("-1.20e-5"), "-0.000012");
  EXPECT_EQ(Canonical("1e5"), "100000");
  EXPECT_EQ(Canonical("-1234567890.0987654321"), "-1234567890.0987654321");
  EXPECT_EQ(Canonical("1e125"), "1" + std::string(125, '0'));
  EXPECT_EQ(Canonical("1e-130"), "0." + std::string(129, '0') + "1");
}

TEST(Number, ZeroIsOneValueWithoutSign) {
  for (const char* text : {"0", "-0", "0.000e5", "0e999", "+.0"}) {
    EXPECT_EQ(N(text), Number{}) << text;
    EXPECT_EQ(Canonical(text), "0") << text;
  }
}

TEST(Number, WhatIsNoDecimalIsNotANumber) {
  for (const char* text : {"", " 1", "1 ", "abc", "1_0", "1e", "1e+", "e5", ".", "-", "0x10", "NaN",
                           "Infinity", "1.2.3", "--1", "1e5.0", "1,5", "\xd9\xa1"}) {
    EXPECT_EQ(ErrorOf(text), NumberError::kNotANumber) << text;
  }
}

TEST(Number, Takes38SignificantDigitsAndNoMore) {
  EXPECT_EQ(Canonical(kNines38), kNines38);
  EXPECT_EQ(Canonical(kNines38 + "0"), kNines38 + "0");
  EXPECT_EQ(Canonical("0.000" + kNines38 + "000"), "0.000" + kNines38);
  EXPECT_EQ(ErrorOf(kNines38 + "9"), NumberError::kTooManyDigits);
  EXPECT_EQ(ErrorOf("1" + std::string(37, '0') + ".1"), NumberError::kTooManyDigits);
}

TEST(Number, MagnitudesOutsideTheRangeAreRefused) {
  EXPECT_EQ(Canonical("9." + std::string(37, '9') + "e125"), kNines38 + std::string(88, '0'));
  EXPECT_EQ(ErrorOf("1e126"), NumberError::kOverflow);
  EXPECT_EQ(ErrorOf("-1e126"), NumberError::kOverflow);
  EXPECT_EQ(ErrorOf("1e99999999999999999999999"), NumberError::kOverflow);
  EXPECT_EQ(Canonical("1.5e-130"), "0." + std::string(129, '0') + "15");
  EXPECT_EQ(ErrorOf("9.9e-131"), NumberError::kUnderflow);
  EXPECT_EQ(ErrorOf("1e-99999999999999999999999"), NumberError::kUnderflow);
}

TEST(Number, OrderIsByValue) {
  const std::vector<std::string> ascending = {
      "-1e125", "-" + kNines38, "-100",   "-99.5", "-99",  "-1e-130", "0",
      "1e-130", "1e-129",       "0.1",    "0.11",  "1",    "1.00001", "9",
      "10",     "1e37",         kNines38, "1e38",  "1e125"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(N(ascending[i]) <=> N(ascending[j]), i <=> j)
          << ascending[i] << " " << ascending[j];
    }
  }
}

TEST(Number, MachineIntegersGoInAndOut) {
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{-7}, std::int64_t{1000},
        std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
    EXPECT_EQ(Number{value}.ToString(), std::to_string(value));
    EXPECT_EQ(Number{value}.ToInt64(), value);
    EXPECT_EQ(Number{value}, N(std::to_string(value)));
  }
  EXPECT_EQ(N("1.5").ToInt64(), std::nullopt);
  EXPECT_EQ(N("9223372036854775808").ToInt64(), std::nullopt);
  EXPECT_EQ(N("-9223372036854775809").ToInt64(), std::nullopt);
  EXPECT_EQ(N("1e18").ToInt64(), 1'000'000'000'000'000'000);
  EXPECT_EQ(N("1e19").ToInt64(), std::nullopt);
}

std::string Sum(std::string_view a, std::string_view b) {
  const auto sum = Number::Add(N(a), N(b));
  EXPECT_TRUE(sum.has_value()) << a << " + " << b;
  EXPECT_EQ(sum, Number::Add(N(b), N(a)));
  return sum.has_value() ? sum->ToString() : "";
}

NumberError SumError(std::string_view a, std::string_view b) {
  const auto sum = Number::Add(N(a), N(b));
  EXPECT_FALSE(sum.has_value()) << a << " + " << b;
  EXPECT_EQ(sum, Number::Add(N(b), N(a)));
  return sum.error();
}

TEST(Number, SumsAreExact) {
  EXPECT_EQ(Sum("1", "2"), "3");
  EXPECT_EQ(Sum("0.1", "0.2"), "0.3");
  EXPECT_EQ(Sum("5", "5"), "10");
  EXPECT_EQ(Sum("-1", "1"), "0");
  EXPECT_EQ(Sum("1.5", "-2"), "-0.5");
  EXPECT_EQ(Sum("0", "-2"), "-2");
  EXPECT_EQ(Sum("1e125", "1e88"), "1" + std::string(36, '0') + "1" + std::string(88, '0'));
  EXPECT_EQ(Sum(kNines38, "1"), "1" + std::string(38, '0'));
  EXPECT_EQ(Sum("1e38", "-1"), kNines38);
  EXPECT_EQ(Sum("15e37", "-6" + std::string(36, '0') + "1"), "8" + std::string(37, '9'));
}

// The service rounds nothing: it refuses what it can't keep.
TEST(Number, SumsOfMoreThan38DigitsAreRefused) {
  EXPECT_EQ(SumError("1e37", "0.1"), NumberError::kTooManyDigits);
  EXPECT_EQ(SumError("1e38", "1.5"), NumberError::kTooManyDigits);
  EXPECT_EQ(SumError("2e38", "-1"), NumberError::kTooManyDigits);
  EXPECT_EQ(SumError("1e125", "1e-130"), NumberError::kTooManyDigits);
  EXPECT_EQ(SumError(kNines38, "0.5"), NumberError::kTooManyDigits);
  EXPECT_EQ(SumError(kNines38, "2"), NumberError::kTooManyDigits);
  EXPECT_EQ(SumError("9." + std::string(37, '9') + "e125", "1e125"), NumberError::kTooManyDigits);
}

TEST(Number, SumsOutsideTheRangeAreRefused) {
  EXPECT_EQ(SumError("9e125", "1e125"), NumberError::kOverflow);
  EXPECT_EQ(SumError("-9e125", "-1e125"), NumberError::kOverflow);
  EXPECT_EQ(SumError("1e-130", "-1.5e-130"), NumberError::kUnderflow);
}

TEST(Number, SubtractTakesTheOther) {
  EXPECT_EQ(Number::Subtract(N("5"), N("7"))->ToString(), "-2");
  EXPECT_EQ(Number::Subtract(N("5"), N("-7"))->ToString(), "12");
  EXPECT_EQ(Number::Subtract(N("0"), N("7"))->ToString(), "-7");
  EXPECT_EQ(Number::Subtract(N("7"), N("7")), Number{});
  EXPECT_EQ(Number::Subtract(N("7"), N("0"))->ToString(), "7");
}

}  // namespace
}  // namespace flavorbot::dynamodb
