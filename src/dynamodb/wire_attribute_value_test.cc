#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <string>

#include "dynamodb/wire.h"

namespace flavorbot::dynamodb {
namespace {

// Reads an item, and writes it from the tree and from its packed bytes, which must be the same
// text.
std::string RoundTrip(const std::string& text) {
  const auto item = ItemFromJson(boost::json::parse(text));
  if (!item) return item.error().message;
  std::string from_tree;
  AppendJson(from_tree, *item);
  std::string from_bytes;
  AppendJson(from_bytes, Pack(*item));
  EXPECT_EQ(from_tree, from_bytes);
  return from_tree;
}

Error ErrorOf(const std::string& value) {
  boost::json::parse_options options;
  options.max_depth = 200;
  const auto read = AttributeValueFromJson(boost::json::parse(value, {}, options));
  EXPECT_FALSE(read.has_value()) << value;
  return read.has_value() ? Error{} : read.error();
}

TEST(WireAttributeValue, EveryTypeGoesBothWays) {
  for (const char* text : {
           R"({})",
           R"({"a":{"S":"text"},"b":{"S":""}})",
           R"({"a":{"N":"-12.5"},"b":{"N":"0"}})",
           R"({"a":{"B":"AP8="},"b":{"B":""}})",
           R"({"a":{"BOOL":true},"b":{"BOOL":false},"c":{"NULL":true}})",
           R"({"a":{"L":[]},"b":{"L":[{"S":"x"},{"L":[{"N":"1"}]}]}})",
           R"({"a":{"M":{}},"b":{"M":{"x":{"M":{"y":{"S":"z"}}}}}})",
           R"({"a":{"SS":["a","b"]},"b":{"NS":["9","10"]},"c":{"BS":["AQ==","Ag=="]}})",
           R"({"a\"b\\":{"S":"\" \\ \n \t \u0001 \u0000"}})",
           "{\"\u00e9\":{\"S\":\"\u20ac \U0001F373\"}}",
       }) {
    EXPECT_EQ(RoundTrip(text), text);
  }
}

TEST(WireAttributeValue, NumbersBecomeCanonicalAndSetsSorted) {
  EXPECT_EQ(RoundTrip(R"({"a":{"N":"1.50e1"},"b":{"NS":["2e1","-3"]},"c":{"SS":["b","a"]}})"),
            R"({"a":{"N":"15"},"b":{"NS":["-3","20"]},"c":{"SS":["a","b"]}})");
}

TEST(WireAttributeValue, UnknownAndNullMembersAreIgnored) {
  EXPECT_EQ(RoundTrip(R"({"a":{"S":"x","X":1,"N":null}})"), R"({"a":{"S":"x"}})");
  EXPECT_EQ(RoundTrip(R"({"a":{"BOOL":"TRUE"}})"), R"({"a":{"BOOL":true}})");
}

TEST(WireAttributeValue, WrongTypesAreSerializationExceptions) {
  const std::pair<const char*, const char*> cases[] = {
      {R"(1)", "Unexpected value type in payload"},
      {R"("x")", "Unexpected value type in payload"},
      {R"([])",
       "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"},
      {R"({"S":1})", "NUMBER_VALUE cannot be converted to String"},
      {R"({"S":1.5})", "DECIMAL_VALUE cannot be converted to String"},
      {R"({"S":true})", "TRUE_VALUE cannot be converted to String"},
      {R"({"S":false})", "FALSE_VALUE cannot be converted to String"},
      {R"({"S":[]})", "Unrecognized collection type class java.lang.String"},
      {R"({"S":{}})", "Start of structure or map found where not expected"},
      {R"({"N":1})", "NUMBER_VALUE cannot be converted to String"},
      {R"({"B":1})", "only base-64-encoded strings are convertible to bytes"},
      {R"({"B":"AA"})", "Base64 encoded length is expected a multiple of 4 bytes but found: 2"},
      {R"({"B":"AAA%"})", "Invalid last non-pad Base64 character dectected"},
      {R"({"B":"AB=="})", "Invalid last non-pad Base64 character dectected"},
      {R"({"BOOL":"x"})", "Unexpected token received from parser"},
      {R"({"BOOL":1})", "NUMBER_VALUE cannot be converted to Boolean"},
      {R"({"BOOL":[]})", "Unrecognized collection type class java.lang.Boolean"},
      {R"({"SS":"x"})", "Unexpected field type"},
      {R"({"SS":{}})", "Start of structure or map found where not expected"},
      {R"({"SS":[1]})", "NUMBER_VALUE cannot be converted to String"},
      {R"({"L":{}})", "Start of structure or map found where not expected"},
      {R"({"L":[1]})", "Unexpected value type in payload"},
      {R"({"M":1})", "Unexpected field type"},
      {R"({"M":[]})",
       "Unrecognized collection type java.util.Map<java.lang.String, "
       "com.amazonaws.dynamodb.v20120810.AttributeValue>"},
  };
  for (const auto& [json, message] : cases) {
    const Error error = ErrorOf(json);
    EXPECT_EQ(error.code, ErrorCode::kSerializationException) << json;
    EXPECT_EQ(error.message, message) << json;
  }
}

TEST(WireAttributeValue, WhatDynamoDbCannotHoldIsValidationException) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({})",
       "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"},
      {R"({"S":null})",
       "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"},
      {R"({"L":[{"M":{"a":{}}}]})",
       "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"},
      {R"({"S":"a","N":"1"})",
       "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
       "supported datatypes"},
      {R"({"NULL":false})",
       "One or more parameter values were invalid: Null attribute value types must have the value "
       "of true"},
      {R"({"N":"x"})", "The parameter cannot be converted to a numeric value: x"},
      {R"({"N":"1e126"})",
       "Number overflow. Attempting to store a number with magnitude larger than supported range"},
      {R"({"N":"1e-131"})",
       "Number underflow. Attempting to store a number with magnitude smaller than supported "
       "range"},
      {R"({"SS":[]})",
       "One or more parameter values were invalid: An string set  may not be empty"},
      {R"({"NS":[]})",
       "One or more parameter values were invalid: An number set  may not be empty"},
      {R"({"BS":[]})",
       "One or more parameter values were invalid: Binary sets should not be empty"},
      {R"({"SS":["b","a","b"]})",
       "One or more parameter values were invalid: Input collection [b, a, b] contains "
       "duplicates."},
      {R"({"NS":["1","1.0"]})", "Input collection contains duplicates"},
      {R"({"BS":["AA==","AA=="]})",
       "One or more parameter values were invalid: Input collection [AA==, AA==]of type BS "
       "contains duplicates."},
      {R"({"SS":["a",null]})",
       "One or more parameter values were invalid: An string set may not have a null string as a "
       "member"},
  };
  for (const auto& [json, message] : cases) {
    const Error error = ErrorOf(json);
    EXPECT_EQ(error.code, ErrorCode::kValidationException) << json;
    EXPECT_EQ(error.message, message) << json;
  }
}

std::string Nested(int depth, const std::string& before, const std::string& after) {
  std::string text = R"({"S":"x"})";
  for (int i = 0; i < depth; ++i) text.insert(0, before).append(after);
  return text;
}

TEST(WireAttributeValue, DocumentsNest31DeepAndNoDeeper) {
  for (const auto& [before, after] : {std::pair{R"({"L":[)", "]}"}, {R"({"M":{"a":)", "}}"}}) {
    boost::json::parse_options options;
    options.max_depth = 200;
    EXPECT_TRUE(AttributeValueFromJson(boost::json::parse(Nested(31, before, after), {}, options)));
    EXPECT_EQ(ErrorOf(Nested(32, before, after)).message,
              "Nesting Levels have exceeded supported limits: Attributes in the item have nested "
              "levels beyond supported limit");
  }
}

}  // namespace
}  // namespace flavorbot::dynamodb
