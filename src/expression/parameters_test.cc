#include "expression/parameters.h"

#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

using Names = std::optional<dynamodb::ExpressionAttributeNames>;
using Values = std::optional<dynamodb::ExpressionAttributeValues>;

constexpr ExpressionPresence kUpdate{ExpressionKind::kUpdate, true};
constexpr ExpressionPresence kNoUpdate{ExpressionKind::kUpdate, false};
constexpr ExpressionPresence kNoCondition{ExpressionKind::kCondition, false};
constexpr ExpressionPresence kNoFilter{ExpressionKind::kFilter, false};
constexpr ExpressionPresence kNoKeyCondition{ExpressionKind::kKeyCondition, false};
constexpr ExpressionPresence kProjection{ExpressionKind::kProjection, true};

std::string Fault(const dynamodb::Result<void>& result) {
  return result ? "" : result.error().message;
}

std::string FaultOfCheck(const Names& names, const Values& values,
                         std::initializer_list<ExpressionPresence> expressions) {
  return Fault(CheckParameters(Parameters(names, values), expressions));
}

TEST(Parameters, NamesNeedAnExpression) {
  EXPECT_EQ(FaultOfCheck(Names{{{"#a", "a"}}}, {}, {kNoUpdate, kNoCondition}),
            "ExpressionAttributeNames can only be specified when using expressions");
  EXPECT_EQ(FaultOfCheck(Names{{{"#a", "a"}}}, {}, {kProjection}), "");
}

TEST(Parameters, ValuesNeedAnExpressionThatCanUseThem) {
  const Values values{{{":v", N("1")}}};
  const std::string only =
      "ExpressionAttributeValues can only be specified when using expressions: ";
  EXPECT_EQ(FaultOfCheck({}, values, {kNoUpdate, kNoCondition}),
            only + "UpdateExpression and ConditionExpression are null");
  EXPECT_EQ(FaultOfCheck({}, values, {kNoCondition}), only + "ConditionExpression is null");
  EXPECT_EQ(FaultOfCheck({}, values, {kNoFilter, kNoKeyCondition, kProjection}),
            only + "FilterExpression and KeyConditionExpression are null");
  EXPECT_EQ(FaultOfCheck({}, values, {kUpdate, kNoCondition}), "");
}

TEST(Parameters, EmptyMapsAreRefusedOnlyBesideAnExpression) {
  EXPECT_EQ(FaultOfCheck(Names{{}}, Values{{}}, {kNoUpdate}), "");
  EXPECT_EQ(FaultOfCheck(Names{{}}, {}, {kUpdate}), "ExpressionAttributeNames must not be empty");
  EXPECT_EQ(FaultOfCheck({}, Values{{}}, {kUpdate}), "ExpressionAttributeValues must not be empty");
}

TEST(Parameters, PlaceholdersAreAMarkAndWordCharacters) {
  for (const auto* key : {"a", "#", "#a-b", "#é", "##a", ":a"}) {
    EXPECT_EQ(FaultOfCheck(Names{{{key, "b"}}}, {}, {kUpdate}),
              "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" +
                  std::string(key) + "\"");
  }
  for (const auto* key : {"#1", "#_", "#A9"}) {
    EXPECT_EQ(FaultOfCheck(Names{{{key, "b"}}}, {}, {kUpdate}), "");
  }
  EXPECT_EQ(FaultOfCheck({}, Values{{{"a", N("1")}}}, {kUpdate}),
            "ExpressionAttributeValues contains invalid key: Syntax error; key: \"a\"");
  EXPECT_EQ(FaultOfCheck(Names{{{"", "b"}}}, {}, {kUpdate}),
            "ExpressionAttributeNames contains invalid key: The expression attribute map contains "
            "an empty key;");
}

TEST(Parameters, PlaceholdersHaveAtMost255Bytes) {
  EXPECT_EQ(FaultOfCheck(Names{{{"#" + std::string(254, 'a'), "b"}}}, {}, {kUpdate}), "");
  EXPECT_EQ(FaultOfCheck(Names{{{"#" + std::string(255, 'a'), "b"}}}, {}, {kUpdate}),
            "ExpressionAttributeNames contains invalid key: The expression attribute map contains "
            "a key that is too long; size of key: 256");
}

TEST(Parameters, NamesHaveOneTo65535Bytes) {
  EXPECT_EQ(FaultOfCheck(Names{{{"#a", ""}}}, {}, {kUpdate}),
            "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
  EXPECT_EQ(FaultOfCheck(Names{{{"#a", std::string(65535, 'x')}}}, {}, {kUpdate}), "");
  EXPECT_EQ(FaultOfCheck(Names{{{"#a", std::string(65536, 'x')}}}, {}, {kUpdate}),
            "ExpressionAttributeNames contains invalid value: Attribute name is too large, must be "
            "less than 65536 bytes for key #a");
}

TEST(Parameters, EachMustBeUsedByOneOfTheExpressions) {
  const Names names{{{"#a", "a"}, {"#b", "b"}, {"#c", "c"}}};
  const Values values{{{":v", N("1")}, {":w", N("2")}}};
  Parameters parameters(names, values);
  ASSERT_TRUE(ParseUpdate("SET #b = :w", parameters));
  EXPECT_EQ(Fault(CheckAllUsed(parameters)),
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #c}");
  ASSERT_TRUE(ParseCondition("#a = #c", parameters));
  EXPECT_EQ(Fault(CheckAllUsed(parameters)),
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}");
  ASSERT_TRUE(ParseCondition("a = :v AND b = :v", parameters));
  EXPECT_EQ(Fault(CheckAllUsed(parameters)), "");
}

}  // namespace
}  // namespace flavorbot::expression
