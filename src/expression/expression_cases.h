// For tests: parses a text of any kind with the placeholders that the tests share, and tells how
// that went.
#pragma once

#include <string>
#include <string_view>

#include "expression/parse.h"

namespace flavorbot::expression {

inline dynamodb::AttributeValue S(std::string text) {
  return dynamodb::AttributeValue::S(std::move(text));
}
inline dynamodb::AttributeValue N(std::string_view digits) {
  return dynamodb::AttributeValue::N(dynamodb::Number::Parse(digits).value());
}
inline dynamodb::AttributeValue B(std::string bytes) {
  return dynamodb::AttributeValue::B(std::move(bytes));
}
inline dynamodb::AttributeValue L(dynamodb::List list) {
  return dynamodb::AttributeValue::L(std::move(list));
}
inline dynamodb::AttributeValue M(dynamodb::AttributeMap map) {
  return dynamodb::AttributeValue::M(std::move(map));
}
// Members in order and each once.
inline dynamodb::AttributeValue SS(std::vector<std::string> members) {
  return dynamodb::AttributeValue(dynamodb::StringSet{std::move(members)});
}
inline dynamodb::AttributeValue NS(std::vector<std::string_view> digits) {
  dynamodb::NumberSet set;
  for (const auto text : digits) set.members.push_back(dynamodb::Number::Parse(text).value());
  return dynamodb::AttributeValue(std::move(set));
}

// :n is a number, :s a string and so on, each named by its type.
inline dynamodb::ExpressionAttributeValues SharedValues() {
  return {{":n", N("5")},
          {":nine", N("9")},
          {":s", S("x")},
          {":b", B("\1\2")},
          {":bool", dynamodb::AttributeValue::Bool(true)},
          {":null", dynamodb::AttributeValue::MakeNull()},
          {":l", L({S("z")})},
          {":m", M({{"k", N("1")}})},
          {":ss", SS({"a"})},
          {":ns", NS({"1"})},
          {":bs", dynamodb::AttributeValue(dynamodb::BinarySet{{"\1"}})}};
}
inline dynamodb::ExpressionAttributeNames SharedNames() {
  return {{"#a", "a"}, {"#dotted", "m.x"}, {"#name", "name"}};
}

// Parses `text` by `parse` (ParseUpdate ...) with the shared placeholders.
template <typename Tree>
dynamodb::Result<Tree> ParseShared(dynamodb::Result<Tree> (*parse)(std::string_view, Parameters&),
                                   std::string_view text) {
  const std::optional names = SharedNames();
  const std::optional values = SharedValues();
  Parameters parameters(names, values);
  return parse(text, parameters);
}

// "" when the text parses, else the message of the error.
template <typename Tree>
std::string FaultOf(dynamodb::Result<Tree> (*parse)(std::string_view, Parameters&),
                    std::string_view text) {
  const auto tree = ParseShared(parse, text);
  return tree ? "" : tree.error().message;
}

struct FaultCase {
  std::string_view text;
  std::string_view fault;  // without "Invalid <Kind>Expression: "
};

// `count` times "part", with `separator` between.
inline std::string Repeat(int count, std::string_view part, std::string_view separator = "") {
  std::string text;
  for (int i = 0; i < count; ++i) text.append(i == 0 ? "" : separator).append(part);
  return text;
}

}  // namespace flavorbot::expression
