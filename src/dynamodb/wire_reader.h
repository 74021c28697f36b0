// Reading the members of a request or response from parsed JSON, the way the service does.
//
// Reading goes on after a fault, so that all violated constraints are told at once; in the end the
// worst fault decides:
//
//   1. the JSON has a type the member can't have     SerializationException, the first one
//   2. members violate constraints of the API model  ValidationException, "2 validation errors
//                                                    detected: ...; ..."
//   3. a member no request may have, or a value that DynamoDB can't hold
//                                                    ValidationException, the first one
//
// Threads: one message, one reader.
// Source:  message texts as pinned by tests/conformance/wire_types_test.cc and constraints_test.cc.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "dynamodb/wire_enums.h"

namespace flavorbot::dynamodb {

class WireFaults {
 public:
  void Serialization(std::string message);
  void Constraint(std::string text);
  void Invalid(std::string message);

  bool has_invalid() const { return invalid_.has_value(); }
  // Puts `before` and `after` around the text of Invalid.
  void WrapInvalid(std::string_view before, std::string_view after);

  // The worst; nullopt when there was none.
  std::optional<Error> Take() &&;

 private:
  std::optional<std::string> serialization_;
  std::vector<std::string> constraints_;
  std::optional<std::string> invalid_;
};

// Where a member stands. A chain on the stack; text is made only for a fault.
struct WirePath {
  const WirePath* parent = nullptr;
  std::string_view member;  // as on the wire, "TableName"
  std::size_t index = 0;    // of a list's element, from 1; 0: not an element
  std::string_view key;     // of a map's entry

  // "transactItems.1.member.put.tableName".
  std::string ToString() const;
};

// A JSON value on its way to a member.
struct WireCursor {
  const boost::json::value& json;
  WireFaults& faults;
  const WirePath& path;
};

// The object of a structure or of a map; nullptr, and a serialization fault that names `java_type`,
// when it is something else.
const boost::json::object* StructureOf(WireCursor cursor, std::string_view java_type);
const boost::json::object* MapOf(WireCursor cursor, std::string_view java_type);
const boost::json::array* ListOf(WireCursor cursor);

// Each reads one type; on a fault `out` is as it was. For structures the files of their actions
// have more.
void ReadJson(WireCursor cursor, std::string& out);
void ReadJson(WireCursor cursor, bool& out);
void ReadJson(WireCursor cursor, std::int32_t& out);
void ReadJson(WireCursor cursor, std::int64_t& out);
void ReadJson(WireCursor cursor, double& out);
void ReadJson(WireCursor cursor, base::TimePoint& out);
void ReadJson(WireCursor cursor, AttributeValue& out);
void ReadJson(WireCursor cursor, AttributeMap& out);

// "Value 'x' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set:
// [NONE, ALL_OLD]".
void AddEnumConstraint(WireCursor cursor, std::string_view text,
                       const std::vector<std::string_view>& names);

template <WireEnum E>
void ReadJson(WireCursor cursor, E& out) {
  std::string text;
  ReadJson(cursor, text);
  if (!cursor.json.is_string()) return;
  if (const auto value = ParseWireName<E>(text)) {
    out = *value;
  } else {
    std::vector<std::string_view> names;
    for (const auto& [name, unused] : WireNames<E>::kNames) names.push_back(name);
    AddEnumConstraint(cursor, text, names);
  }
}

template <typename T>
void ReadJson(WireCursor cursor, std::optional<T>& out) {
  if (cursor.json.is_null()) return;
  ReadJson(cursor, out.emplace());
}

template <typename T>
void ReadJson(WireCursor cursor, std::vector<T>& out) {
  const boost::json::array* list = ListOf(cursor);
  if (list == nullptr) return;
  out.reserve(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    const WirePath path{&cursor.path, {}, i + 1};
    ReadJson(WireCursor{(*list)[i], cursor.faults, path}, out.emplace_back());
  }
}

template <typename T, typename Less>
void ReadJson(WireCursor cursor, std::map<std::string, T, Less>& out) {
  const boost::json::object* map =
      MapOf(cursor, "java.util.Map<java.lang.String, java.lang.String>");
  if (map == nullptr) return;
  for (const auto& [key, value] : *map) {
    const WirePath path{.parent = &cursor.path, .key = key};
    ReadJson(WireCursor{value, cursor.faults, path}, out[std::string(key)]);
  }
}

// How many bytes a text has.
struct TextLength {
  std::size_t least;
  std::size_t most;
};

// The members of one structure.
class MemberReader {
 public:
  // REQUIRES: `object`, and what `cursor` borrows, outlive the reader.
  MemberReader(const boost::json::object& object, WireCursor cursor)
      : object_(object), faults_(cursor.faults), path_(cursor.path) {}

  // The member, unless it is absent or null.
  const boost::json::value* Find(std::string_view member) const;

  // Leaves `out` alone when the member is absent or null.
  template <typename T>
  void Read(std::string_view member, T& out) const {
    const boost::json::value* json = Find(member);
    if (json == nullptr) return;
    const WirePath path{&path_, member};
    ReadJson(WireCursor{*json, faults_, path}, out);
  }

  // The same; absent or null violates "Member must not be null".
  template <typename T>
  void Require(std::string_view member, T& out) const {
    if (Find(member) == nullptr) AddConstraint(member, "null", "Member must not be null");
    Read(member, out);
  }

  // Reads a required TableName. The form of the name is checked after all constraints.
  void RequireTableName(std::string& out) const;
  // The same for a name that may be absent, such as IndexName.
  void ReadName(std::string_view member, std::optional<std::string>& out) const;

  // Bounds of an integer that is there.
  template <typename Integer>
  void CheckRange(std::string_view member, const std::optional<Integer>& value, Integer least,
                  Integer most) const {
    if (value && *value < least) {
      AddConstraint(member, "'" + std::to_string(*value) + "'",
                    "Member must have value greater than or equal to " + std::to_string(least));
    }
    if (value && *value > most) {
      AddConstraint(member, "'" + std::to_string(*value) + "'",
                    "Member must have value less than or equal to " + std::to_string(most));
    }
  }
  // The constraint of a text; none when the member is absent or no text.
  void CheckLength(std::string_view member, TextLength length, std::string_view text) const;
  // A list, map or text that is there and shorter than one; `shown` is its value in the message.
  void CheckNotEmpty(std::string_view member, std::size_t size, std::string_view shown) const;

  // "Value `value` at `member` failed to satisfy constraint: `constraint`".
  void AddConstraint(std::string_view member, std::string_view value,
                     std::string_view constraint) const;

  WireFaults& faults() const { return faults_; }
  const WirePath& path() const { return path_; }

 private:
  const boost::json::object& object_;
  WireFaults& faults_;
  const WirePath& path_;
};

// Whether `name` may name a table or an index: 3 to 255 of a-z, A-Z, 0-9, '_', '-', '.'.
bool IsTableName(std::string_view name);
std::string InvalidTableNameText();

}  // namespace flavorbot::dynamodb
