#include "cli/plain_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::cli {
namespace {

using dynamodb::AttributeValue;
using testing::HasSubstr;

std::string Plain(const AttributeValue& value) {
  std::string json;
  AppendPlainJson(json, value);
  return json;
}

TEST(PlainJson, HasAFormForEveryType) {
  EXPECT_EQ(Plain(AttributeValue::S("a \"b\"")), "\"a \\\"b\\\"\"");
  EXPECT_EQ(
      Plain(AttributeValue::N(*dynamodb::Number::Parse("12345678901234567890123456789012345678"))),
      "12345678901234567890123456789012345678");
  EXPECT_EQ(Plain(AttributeValue::B("\xde\xad")), "\"3q0=\"");
  EXPECT_EQ(Plain(AttributeValue::Bool(true)), "true");
  EXPECT_EQ(Plain(AttributeValue::MakeNull()), "null");
  EXPECT_EQ(Plain(AttributeValue::L({AttributeValue::N(1), AttributeValue::S("x")})), "[1, \"x\"]");
  EXPECT_EQ(Plain(AttributeValue::M({{"a", AttributeValue::N(1)}, {"b", AttributeValue::L({})}})),
            "{\"a\": 1, \"b\": []}");
  EXPECT_EQ(Plain(AttributeValue(dynamodb::StringSet{{"a", "b"}})), "[\"a\", \"b\"]");
  EXPECT_EQ(Plain(AttributeValue(dynamodb::NumberSet{{dynamodb::Number(1), dynamodb::Number(2)}})),
            "[1, 2]");
  EXPECT_EQ(Plain(AttributeValue(dynamodb::BinarySet{{"\xde\xad"}})), "[\"3q0=\"]");
}

TEST(PlainJson, ParametersAreWhatTheyLookLike) {
  const auto values = ParseParameters(
      R"(["text", 12, -1.5, true, null, {"S": "s"}, {"SS": ["a"]}, {"N": "1e20"}])");
  ASSERT_TRUE(values) << values.error();
  const std::vector<AttributeValue> expected = {
      AttributeValue::S("text"),
      AttributeValue::N(12),
      AttributeValue::N(*dynamodb::Number::Parse("-1.5")),
      AttributeValue::Bool(true),
      AttributeValue::MakeNull(),
      AttributeValue::S("s"),
      AttributeValue(dynamodb::StringSet{{"a"}}),
      AttributeValue::N(*dynamodb::Number::Parse("100000000000000000000"))};
  EXPECT_EQ(*values, expected);
}

TEST(PlainJson, WhatIsNoArrayOfValuesIsTold) {
  EXPECT_THAT(ParseParameters("{}").error(), HasSubstr("no JSON array"));
  EXPECT_THAT(ParseParameters("[1").error(), HasSubstr("no JSON array"));
  EXPECT_THAT(ParseParameters(R"([1, {"X": 1}])").error(), HasSubstr("parameter 2 is no value"));
}

}  // namespace
}  // namespace flavorbot::cli
