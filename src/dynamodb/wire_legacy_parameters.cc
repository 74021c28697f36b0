#include "dynamodb/wire_legacy_parameters.h"

#include <map>

#include "dynamodb/wire_message.h"

namespace flavorbot::dynamodb {
namespace {

constexpr std::size_t kMaxAttributesToGet = 255;

// Of an update or an expectation; a scalar is refused in other words than as an AttributeValue
// elsewhere.
void ReadValue(const MemberReader& members, std::optional<AttributeValue>& out) {
  const auto* json = members.Find("Value");
  if (json != nullptr && !json->is_object() && !json->is_array()) {
    return members.faults().Serialization("Unexpected field type");
  }
  members.Read("Value", out);
}

void ReadMembers(const MemberReader& members, LegacyCondition& out) {
  members.Read("AttributeValueList", out.attribute_value_list);
  members.Require("ComparisonOperator", out.comparison_operator);
}

void ReadMembers(const MemberReader& members, ExpectedAttributeValue& out) {
  members.Read("AttributeValueList", out.attribute_value_list);
  members.Read("ComparisonOperator", out.comparison_operator);
  members.Read("Exists", out.exists);
  ReadValue(members, out.value);
}

void ReadMembers(const MemberReader& members, AttributeValueUpdate& out) {
  members.Read("Action", out.action);
  ReadValue(members, out.value);
}

// Structures by attribute name; each stands at "expected.NAME.member".
template <typename Map>
void ReadStructures(WireCursor cursor, std::string_view java_name, Map& out) {
  const std::string java_type = "com.amazonaws.dynamodb.v20120810." + std::string(java_name);
  const auto* map = MapOf(cursor, "java.util.Map<java.lang.String, " + java_type + ">");
  if (map == nullptr) return;
  for (const auto& [name, json] : *map) {
    const WirePath name_path{.parent = &cursor.path, .key = name};
    const WirePath path{&name_path, "member"};
    const WireCursor member{json, cursor.faults, path};
    if (const auto* object = StructureOf(member, java_type)) {
      ReadMembers(MemberReader(*object, member), out[std::string(name)]);
    }
  }
}

std::string Join(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

std::vector<std::string_view> Present(const MemberReader& members,
                                      std::initializer_list<std::string_view> names) {
  std::vector<std::string_view> present;
  for (const auto name : names) {
    if (members.Find(name) != nullptr) present.push_back(name);
  }
  return present;
}

}  // namespace

void ReadJson(WireCursor cursor, LegacyConditions& out) {
  ReadStructures(cursor, "Condition", out);
}

void ReadJson(WireCursor cursor, Expected& out) {
  ReadStructures(cursor, "ExpectedAttributeValue", out);
}

void ReadJson(WireCursor cursor, AttributeUpdates& out) {
  ReadStructures(cursor, "AttributeValueUpdate", out);
}

void ReadAttributesToGet(const MemberReader& members,
                         std::optional<std::vector<std::string>>& out) {
  members.Read("AttributesToGet", out);
  if (!out || !members.Find("AttributesToGet")->is_array()) return;
  members.CheckNotEmpty("AttributesToGet", out->size(), "[]");
  if (out->size() <= kMaxAttributesToGet) return;
  members.AddConstraint("AttributesToGet", "'[" + Join({out->begin(), out->end()}) + "]'",
                        "Member must have length less than or equal to 255");
}

void CheckNotMixed(const MemberReader& members, std::initializer_list<std::string_view> legacy,
                   std::initializer_list<std::string_view> expressions) {
  const auto old_ones = Present(members, legacy);
  if (old_ones.empty()) return;
  const auto new_ones = Present(members, expressions);
  if (new_ones.empty()) return;
  members.faults().Invalid(
      "Can not use both expression and non-expression parameters in the same request: "
      "Non-expression parameters: {" +
      Join(old_ones) + "} Expression parameters: {" + Join(new_ones) + "}");
}

void AppendJson(std::string& out, const LegacyCondition& condition) {
  ObjectWriter object(out);
  object.Member("ComparisonOperator", condition.comparison_operator);
  object.Member("AttributeValueList", condition.attribute_value_list);
  object.End();
}

void AppendJson(std::string& out, const ExpectedAttributeValue& expected) {
  ObjectWriter object(out);
  object.Member("Value", expected.value);
  object.Member("Exists", expected.exists);
  object.Member("ComparisonOperator", expected.comparison_operator);
  object.Member("AttributeValueList", expected.attribute_value_list);
  object.End();
}

void AppendJson(std::string& out, const AttributeValueUpdate& update) {
  ObjectWriter object(out);
  object.Member("Value", update.value);
  object.Member("Action", update.action);
  object.End();
}

}  // namespace flavorbot::dynamodb
