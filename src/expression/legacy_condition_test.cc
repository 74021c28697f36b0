#include "expression/legacy_condition.h"

#include <gtest/gtest.h>

#include "expression/evaluate.h"
#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeValue;
using dynamodb::ComparisonOperator;
using dynamodb::ConditionalOperator;
using dynamodb::Expected;
using dynamodb::LegacyConditions;
using enum ComparisonOperator;

const dynamodb::Item& TheItem() {
  static const dynamodb::Item item{{"n", N("5")},
                                   {"s", S("hello")},
                                   {"a.b", S("dot")},
                                   {"ss", SS({"x", "y"})},
                                   {"l", L({S("x"), N("1")})}};
  return item;
}

bool Holds(std::string name, ComparisonOperator op, std::vector<AttributeValue> arguments = {}) {
  const LegacyConditions filter{{std::move(name), {op, std::move(arguments)}}};
  const auto condition = FromFilter(&filter, std::nullopt);
  if (!condition) ADD_FAILURE() << condition.error().message;
  return condition && *condition && Matches(**condition, TheItem());
}

TEST(LegacyCondition, ADotIsPartOfTheName) { EXPECT_TRUE(Holds("a.b", kEq, {S("dot")})); }

TEST(LegacyCondition, AbsentAttributesSatisfyNeAndNullOnly) {
  EXPECT_TRUE(Holds("absent", kNe, {S("x")}));
  EXPECT_TRUE(Holds("absent", kNull));
  EXPECT_FALSE(Holds("absent", kNotNull));
  EXPECT_FALSE(Holds("absent", kNotContains, {S("x")}));
  EXPECT_FALSE(Holds("absent", kEq, {S("x")}));
  EXPECT_FALSE(Holds("absent", kBetween, {S("a"), S("z")}));
}

TEST(LegacyCondition, ValuesOfOtherTypesHaveNoOrder) {
  EXPECT_FALSE(Holds("n", kLt, {S("z")}));
  EXPECT_FALSE(Holds("n", kGe, {S("z")}));
  EXPECT_TRUE(Holds("n", kNe, {S("5")}));
}

TEST(LegacyCondition, ContainsLooksIntoTextsSetsAndLists) {
  EXPECT_TRUE(Holds("s", kContains, {S("ell")}));
  EXPECT_TRUE(Holds("ss", kContains, {S("x")}));
  EXPECT_TRUE(Holds("l", kContains, {N("1")}));
  EXPECT_FALSE(Holds("ss", kNotContains, {S("x")}));
  EXPECT_TRUE(Holds("n", kNotContains, {N("5")}));
}

TEST(LegacyCondition, OrNeedsOneOfAllTerms) {
  const LegacyConditions filter{{"n", {kEq, {{N("6")}}}}, {"s", {kBeginsWith, {{S("he")}}}}};
  EXPECT_TRUE(Matches(**FromFilter(&filter, ConditionalOperator::kOr), TheItem()));
  EXPECT_FALSE(Matches(**FromFilter(&filter, ConditionalOperator::kAnd), TheItem()));
  EXPECT_FALSE(Matches(**FromFilter(&filter, std::nullopt), TheItem()));
}

TEST(LegacyCondition, ExistsFalseIsAnAbsentAttribute) {
  const Expected expected{{"n", {.exists = false}}};
  const Expected absent{{"absent", {.exists = false}}};
  EXPECT_FALSE(Matches(**FromExpected(&expected, std::nullopt), TheItem()));
  EXPECT_TRUE(Matches(**FromExpected(&absent, std::nullopt), TheItem()));
}

TEST(LegacyCondition, NoConditionsAreNoCondition) {
  const Expected none;
  EXPECT_FALSE(FromExpected(&none, std::nullopt)->has_value());
  EXPECT_FALSE(FromExpected(nullptr, std::nullopt)->has_value());
  EXPECT_EQ(FromExpected(&none, ConditionalOperator::kOr).error().message,
            "ConditionalOperator cannot be used without Filter or Expected");
}

}  // namespace
}  // namespace flavorbot::expression
