// Attribute values and items, from JSON and to it.
#include <boost/json/value.hpp>

#include "base/encoding.h"
#include "base/json_writer.h"
#include "dynamodb/attribute_sets.h"
#include "dynamodb/error_text.h"
#include "dynamodb/wire.h"
#include "dynamodb/wire_reader.h"

namespace flavorbot::dynamodb {
namespace {

namespace json = boost::json;

constexpr int kMaxDepth = 32;  // a value inside 31 documents is the deepest
constexpr std::string_view kTooDeep =
    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
    "beyond supported limit";
constexpr std::string_view kNoType =
    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
constexpr std::string_view kManyTypes =
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
    "supported datatypes";
constexpr std::string_view kJavaValue = "com.amazonaws.dynamodb.v20120810.AttributeValue";
constexpr std::string_view kJavaValueMap =
    "java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>";
constexpr std::string_view kInvalidParameters = "One or more parameter values were invalid: ";

void ReadValue(WireCursor cursor, AttributeValue& out, int depth);

void ReadBinary(WireCursor cursor, base::Bytes& out) {
  const auto* text = cursor.json.if_string();
  if (text == nullptr) {
    if (cursor.json.is_object()) {
      cursor.faults.Serialization("Start of structure or map found where not expected");
    } else if (cursor.json.is_array()) {
      cursor.faults.Serialization("Unrecognized collection type class java.nio.ByteBuffer");
    } else {
      cursor.faults.Serialization("only base-64-encoded strings are convertible to bytes");
    }
    return;
  }
  if (text->size() % 4 != 0) {
    return cursor.faults.Serialization(
        "Base64 encoded length is expected a multiple of 4 bytes but found: " +
        std::to_string(text->size()));
  }
  if (auto bytes = base::Base64Decode(*text)) {
    out = *std::move(bytes);
  } else {
    cursor.faults.Serialization("Invalid last non-pad Base64 character dectected");
  }
}

void ReadNumber(WireCursor cursor, Number& out) {
  const auto* text = cursor.json.if_string();
  if (text == nullptr) {
    std::string unused;
    return ReadJson(cursor, unused);
  }
  if (const auto number = Number::Parse(*text)) {
    out = *number;
  } else {
    cursor.faults.Invalid(NumberErrorText(number.error(), *text));
  }
}

// The members of a set, each read by `read_member`; a null among them is refused.
template <typename T, typename ReadMember>
std::vector<T> ReadMembers(WireCursor cursor, std::string_view kind, ReadMember read_member) {
  std::vector<T> members;
  const json::array* list = ListOf(cursor);
  if (list == nullptr) return members;
  members.reserve(list->size());
  for (const json::value& member : *list) {
    if (member.is_null()) {
      std::string message(kInvalidParameters);
      message.append("An ").append(kind).append(" set may not have a null ").append(kind);
      cursor.faults.Invalid(message.append(" as a member"));
    } else {
      read_member(WireCursor{member, cursor.faults, cursor.path}, members.emplace_back());
    }
  }
  return members;
}

std::string Listed(const json::value& list) {
  std::string text = "[";
  for (const json::value& member : list.get_array()) {
    if (text.size() > 1) text += ", ";
    if (const auto* string = member.if_string()) text.append(string->data(), string->size());
  }
  return text + "]";
}

void ReadStringSet(WireCursor cursor, AttributeValue& out) {
  auto members = ReadMembers<std::string>(
      cursor, "string", [](WireCursor at, std::string& member) { ReadJson(at, member); });
  if (!cursor.json.is_array()) return;
  if (members.empty()) {
    cursor.faults.Invalid(std::string(kInvalidParameters) + "An string set  may not be empty");
  }
  const std::size_t count = members.size();
  StringSet set = MakeStringSet(std::move(members));
  if (set.members.size() < count) {
    cursor.faults.Invalid(std::string(kInvalidParameters) + "Input collection " +
                          Listed(cursor.json) + " contains duplicates.");
  }
  out = AttributeValue::Variant{std::move(set)};
}

void ReadNumberSet(WireCursor cursor, AttributeValue& out) {
  auto members = ReadMembers<Number>(cursor, "number", ReadNumber);
  if (!cursor.json.is_array()) return;
  if (members.empty()) {
    cursor.faults.Invalid(std::string(kInvalidParameters) + "An number set  may not be empty");
  }
  const std::size_t count = members.size();
  NumberSet set = MakeNumberSet(std::move(members));
  if (set.members.size() < count) cursor.faults.Invalid("Input collection contains duplicates");
  out = AttributeValue::Variant{std::move(set)};
}

void ReadBinarySet(WireCursor cursor, AttributeValue& out) {
  auto members = ReadMembers<base::Bytes>(cursor, "binary", ReadBinary);
  if (!cursor.json.is_array()) return;
  if (members.empty()) {
    cursor.faults.Invalid(std::string(kInvalidParameters) + "Binary sets should not be empty");
  }
  const std::size_t count = members.size();
  BinarySet set = MakeBinarySet(std::move(members));
  if (set.members.size() < count) {
    cursor.faults.Invalid(std::string(kInvalidParameters) + "Input collection " +
                          Listed(cursor.json) + "of type BS contains duplicates.");
  }
  out = AttributeValue::Variant{std::move(set)};
}

void ReadMap(WireCursor cursor, AttributeMap& out, int depth) {
  const json::object* map = MapOf(cursor, kJavaValueMap);
  if (map == nullptr) return;
  for (const auto& [name, value] : *map) {
    if (name.empty()) cursor.faults.Invalid("Empty attribute name");
    AttributeValue read;
    ReadValue(WireCursor{value, cursor.faults, cursor.path}, read, depth);
    out.Set(std::string(name), std::move(read));
  }
}

void ReadList(WireCursor cursor, AttributeValue& out, int depth) {
  const json::array* array = ListOf(cursor);
  if (array == nullptr) return;
  List list;
  list.reserve(array->size());
  for (const json::value& element : *array) {
    ReadValue(WireCursor{element, cursor.faults, cursor.path}, list.emplace_back(), depth);
  }
  out = AttributeValue::L(std::move(list));
}

void ReadTyped(WireCursor cursor, AttributeType type, AttributeValue& out, int depth) {
  switch (type) {
    case AttributeType::kS: {
      std::string text;
      ReadJson(cursor, text);
      out = AttributeValue::S(std::move(text));
      return;
    }
    case AttributeType::kN: {
      Number number;
      ReadNumber(cursor, number);
      out = AttributeValue::N(number);
      return;
    }
    case AttributeType::kB: {
      base::Bytes bytes;
      ReadBinary(cursor, bytes);
      out = AttributeValue::B(std::move(bytes));
      return;
    }
    case AttributeType::kBool: {
      bool truth = false;
      ReadJson(cursor, truth);
      out = AttributeValue::Bool(truth);
      return;
    }
    case AttributeType::kNull: {
      bool truth = true;
      ReadJson(cursor, truth);
      if (!truth) {
        cursor.faults.Invalid(std::string(kInvalidParameters) +
                              "Null attribute value types must have the value of true");
      }
      out = AttributeValue::MakeNull();
      return;
    }
    case AttributeType::kL:
      return ReadList(cursor, out, depth + 1);
    case AttributeType::kM: {
      AttributeMap map;
      ReadMap(cursor, map, depth + 1);
      out = AttributeValue::M(std::move(map));
      return;
    }
    case AttributeType::kSs:
      return ReadStringSet(cursor, out);
    case AttributeType::kNs:
      return ReadNumberSet(cursor, out);
    case AttributeType::kBs:
      return ReadBinarySet(cursor, out);
  }
}

void ReadValue(WireCursor cursor, AttributeValue& out, int depth) {
  if (depth > kMaxDepth) return cursor.faults.Invalid(std::string(kTooDeep));
  if (cursor.json.is_null()) return cursor.faults.Invalid(std::string(kNoType));
  const json::object* object = StructureOf(cursor, kJavaValue);
  if (object == nullptr) return;
  int types = 0;
  for (const auto& [descriptor, value] : *object) {
    const auto type = ParseTypeDescriptor(descriptor);
    if (!type || value.is_null()) continue;
    if (++types > 1) return cursor.faults.Invalid(std::string(kManyTypes));
    ReadTyped(WireCursor{value, cursor.faults, cursor.path}, *type, out, depth);
  }
  if (types == 0) cursor.faults.Invalid(std::string(kNoType));
}

// Runs one reader over `json` as a message of its own.
template <typename T>
Result<T> ReadAlone(const json::value& value) {
  T out;
  WireFaults faults;
  const WirePath path;
  ReadJson(WireCursor{value, faults, path}, out);
  if (auto error = std::move(faults).Take()) return std::unexpected(*std::move(error));
  return out;
}

void AppendName(std::string& out, std::string_view name, bool& first) {
  if (!first) out += ',';
  first = false;
  base::AppendJsonString(out, name);
  out += ':';
}

// Appends the payload of each alternative, between {"<type>": and }.
struct PayloadWriter {
  std::string& out;

  void operator()(const std::string& text) const { base::AppendJsonString(out, text); }
  void operator()(const Number& number) const { AppendQuoted(number.ToString()); }
  void operator()(const Binary& binary) const { AppendBinary(binary.bytes); }
  void operator()(bool truth) const { out += truth ? "true" : "false"; }
  void operator()(const Null&) const { out += "true"; }
  void operator()(const AttributeMap& map) const { AppendJson(out, map); }
  void operator()(const List& list) const {
    AppendList(list, [this](const AttributeValue& element) { AppendJson(out, element); });
  }
  void operator()(const StringSet& set) const {
    AppendList(set.members, [this](const std::string& m) { base::AppendJsonString(out, m); });
  }
  void operator()(const NumberSet& set) const {
    AppendList(set.members, [this](const Number& m) { AppendQuoted(m.ToString()); });
  }
  void operator()(const BinarySet& set) const {
    AppendList(set.members, [this](const base::Bytes& m) { AppendBinary(m); });
  }

  void AppendQuoted(std::string_view plain) const { out.append("\"").append(plain).append("\""); }
  void AppendBinary(base::BytesView bytes) const {
    out += '"';
    base::AppendBase64(out, bytes);
    out += '"';
  }
  template <typename T, typename Append>
  void AppendList(const std::vector<T>& members, Append append) const {
    out += '[';
    bool first = true;
    for (const T& member : members) {
      if (!first) out += ',';
      first = false;
      append(member);
    }
    out += ']';
  }
};

}  // namespace

void ReadJson(WireCursor cursor, AttributeValue& out) { ReadValue(cursor, out, 1); }
void ReadJson(WireCursor cursor, AttributeMap& out) { ReadMap(cursor, out, 1); }

Result<AttributeValue> AttributeValueFromJson(const json::value& value) {
  return ReadAlone<AttributeValue>(value);
}

Result<Item> ItemFromJson(const json::value& value) { return ReadAlone<Item>(value); }

void AppendJson(std::string& out, const AttributeValue& value) {
  out.append("{\"").append(TypeDescriptor(value.type())).append("\":");
  std::visit(PayloadWriter{out}, value.variant());
  out += '}';
}

void AppendJson(std::string& out, const Item& item) {
  out += '{';
  bool first = true;
  for (const Attribute& attribute : item) {
    AppendName(out, attribute.name, first);
    AppendJson(out, attribute.value);
  }
  out += '}';
}

}  // namespace flavorbot::dynamodb
