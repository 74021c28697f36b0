#include "cli/plain_json.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <charconv>
#include <utility>
#include <variant>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "dynamodb/wire.h"

namespace flavorbot::cli {
namespace {

using dynamodb::AttributeValue;

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void operator()(const std::string& text) { base::AppendJsonString(out_, text); }
  void operator()(const dynamodb::Number& number) { out_ += number.ToString(); }
  void operator()(const dynamodb::Binary& binary) { Bytes(binary.bytes); }
  void operator()(bool truth) { out_ += truth ? "true" : "false"; }
  void operator()(const dynamodb::Null&) { out_ += "null"; }
  void operator()(const dynamodb::List& list) {
    Array(list, [this](const AttributeValue& each) { AppendPlainJson(out_, each); });
  }
  void operator()(const dynamodb::StringSet& set) {
    Array(set.members, [this](const std::string& each) { (*this)(each); });
  }
  void operator()(const dynamodb::NumberSet& set) {
    Array(set.members, [this](const dynamodb::Number& each) { (*this)(each); });
  }
  void operator()(const dynamodb::BinarySet& set) {
    Array(set.members, [this](const base::Bytes& each) { Bytes(each); });
  }
  void operator()(const dynamodb::AttributeMap& map) {
    out_ += '{';
    bool is_first = true;
    for (const auto& [name, value] : map) {
      if (!std::exchange(is_first, false)) out_ += ", ";
      base::AppendJsonString(out_, name);
      out_ += ": ";
      AppendPlainJson(out_, value);
    }
    out_ += '}';
  }

 private:
  void Bytes(const base::Bytes& bytes) { base::AppendJsonString(out_, base::Base64Encode(bytes)); }

  template <typename Elements, typename Write>
  void Array(const Elements& elements, Write write) {
    out_ += '[';
    bool is_first = true;
    for (const auto& each : elements) {
      if (!std::exchange(is_first, false)) out_ += ", ";
      write(each);
    }
    out_ += ']';
  }

  std::string& out_;
};

// A number as JSON's parser has it: exact up to 64 bits or 15 digits.
std::string NumberText(const boost::json::value& json) {
  char digits[32];
  const auto end =
      json.is_double()  ? std::to_chars(digits, digits + sizeof digits, json.get_double()).ptr
      : json.is_int64() ? std::to_chars(digits, digits + sizeof digits, json.get_int64()).ptr
                        : std::to_chars(digits, digits + sizeof digits, json.get_uint64()).ptr;
  return {digits, end};
}

dynamodb::Result<AttributeValue> ValueOf(const boost::json::value& json) {
  if (json.is_string()) return AttributeValue::S(std::string(json.get_string()));
  if (json.is_bool()) return AttributeValue::Bool(json.get_bool());
  if (json.is_null()) return AttributeValue::MakeNull();
  if (!json.is_number()) return dynamodb::AttributeValueFromJson(json);
  return dynamodb::AttributeValueFromJson(boost::json::object{{"N", NumberText(json)}});
}

}  // namespace

base::Result<std::vector<AttributeValue>, std::string> ParseParameters(std::string_view json) {
  boost::system::error_code error;
  const auto parsed = boost::json::parse(json, error);
  if (error || !parsed.is_array()) {
    return std::unexpected(
        "the parameters are no JSON array such as [\"text\", 12, {\"S\": \"text\"}]" +
        (error ? ": " + error.message() : ""));
  }
  std::vector<AttributeValue> values;
  for (const auto& each : parsed.get_array()) {
    auto value = ValueOf(each);
    if (!value) {
      return std::unexpected("parameter " + std::to_string(values.size() + 1) +
                             " is no value: " + value.error().message);
    }
    values.push_back(*std::move(value));
  }
  return values;
}

void AppendPlainJson(std::string& out, const AttributeValue& value) {
  std::visit(Writer(out), value.variant());
}

}  // namespace flavorbot::cli
