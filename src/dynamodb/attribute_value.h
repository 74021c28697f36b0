// AttributeValue: one DynamoDB value of the ten types, as a tree that owns everything in it.
//
// This is the form that requests carry and expressions work on. Items read from disk travel as
// PackedItem (packed_item.h), which needs no tree.
//
// Threads: value types.
// Source:  API reference, AttributeValue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "dynamodb/number.h"

namespace flavorbot::dynamodb {

class AttributeValue;

// DynamoDB's type descriptors, in the order of AttributeValue's alternatives.
enum class AttributeType { kS, kN, kB, kBool, kNull, kL, kM, kSs, kNs, kBs };

// "S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS".
std::string_view TypeDescriptor(AttributeType type);
std::optional<AttributeType> ParseTypeDescriptor(std::string_view descriptor);

struct Binary {
  base::Bytes bytes;
  friend bool operator==(const Binary&, const Binary&) = default;
};

struct Null {
  friend bool operator==(const Null&, const Null&) = default;
};

// Sets hold their members sorted and without duplicates; MakeSet in attribute_sets.h makes them so.
struct StringSet {
  std::vector<std::string> members;
  friend bool operator==(const StringSet&, const StringSet&) = default;
};
struct NumberSet {
  std::vector<Number> members;
  friend bool operator==(const NumberSet&, const NumberSet&) = default;
};
struct BinarySet {
  std::vector<base::Bytes> members;
  friend bool operator==(const BinarySet&, const BinarySet&) = default;
};

using List = std::vector<AttributeValue>;

struct Attribute;

// Names to values, sorted by the bytes of the name, each name once.
class AttributeMap {
 public:
  using const_iterator = std::vector<Attribute>::const_iterator;

  AttributeMap();
  AttributeMap(std::initializer_list<Attribute> attributes);  // a later one of the same name wins
  AttributeMap(const AttributeMap&);
  AttributeMap(AttributeMap&&) noexcept;
  AttributeMap& operator=(const AttributeMap&);
  AttributeMap& operator=(AttributeMap&&) noexcept;
  ~AttributeMap();

  // The value of `name`; nullptr when there is none. Borrowed until the map changes.
  const AttributeValue* Find(std::string_view name) const;
  AttributeValue* Find(std::string_view name);

  // Inserts or replaces; returns the stored value, borrowed until the map changes.
  AttributeValue& Set(std::string name, AttributeValue value);

  // Whether there was one.
  bool Erase(std::string_view name);

  std::size_t size() const;
  bool empty() const;
  const_iterator begin() const;
  const_iterator end() const;

  friend bool operator==(const AttributeMap& a, const AttributeMap& b);

 private:
  std::vector<Attribute> attributes_;
};

class AttributeValue {
 public:
  using Variant = std::variant<std::string, Number, Binary, bool, Null, List, AttributeMap,
                               StringSet, NumberSet, BinarySet>;

  AttributeValue() : value_(Null{}) {}
  AttributeValue(Variant value) : value_(std::move(value)) {}  // NOLINT: a value is its variant

  static AttributeValue S(std::string text) { return Variant{std::move(text)}; }
  static AttributeValue N(std::int64_t number) { return Variant{Number{number}}; }
  static AttributeValue N(Number number) { return Variant{number}; }
  static AttributeValue B(base::Bytes bytes) { return Variant{Binary{std::move(bytes)}}; }
  static AttributeValue Bool(bool truth) { return Variant{truth}; }
  static AttributeValue MakeNull() { return Variant{Null{}}; }
  static AttributeValue L(List list) { return Variant{std::move(list)}; }
  static AttributeValue M(AttributeMap map) { return Variant{std::move(map)}; }

  AttributeType type() const { return static_cast<AttributeType>(value_.index()); }

  // The alternative T; nullptr when the value is of another type.
  template <typename T>
  const T* As() const {
    return std::get_if<T>(&value_);
  }
  template <typename T>
  T* As() {
    return std::get_if<T>(&value_);
  }
  const Variant& variant() const { return value_; }

  // Equal type and equal value: numbers by value, sets and maps without order, lists with it.
  friend bool operator==(const AttributeValue&, const AttributeValue&) = default;

 private:
  Variant value_;
};

struct Attribute {
  std::string name;
  AttributeValue value;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

inline std::size_t AttributeMap::size() const { return attributes_.size(); }
inline bool AttributeMap::empty() const { return attributes_.empty(); }
inline AttributeMap::const_iterator AttributeMap::begin() const { return attributes_.begin(); }
inline AttributeMap::const_iterator AttributeMap::end() const { return attributes_.end(); }

// A whole item, or the key attributes of one.
using Item = AttributeMap;

}  // namespace flavorbot::dynamodb
