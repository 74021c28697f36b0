#include "expression/predicates.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "expression/order.h"

namespace flavorbot::expression {

using dynamodb::AttributeValue;
using dynamodb::Binary;
using dynamodb::Number;

namespace {

std::int64_t Utf16Length(std::string_view text) {
  std::int64_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) == 0x80) continue;  // inside a character
    length += byte >= 0xf0 ? 2 : 1;       // beyond the basic plane: a surrogate pair
  }
  return length;
}

template <typename Container>
std::int64_t Count(const Container& container) {
  return static_cast<std::int64_t>(container.size());
}

}  // namespace

bool Compare(Comparator comparator, const AttributeValue& left, const AttributeValue& right) {
  if (comparator == Comparator::kEqual) return left == right;
  if (comparator == Comparator::kNotEqual) return left != right;
  const auto order = Order(left, right);
  if (!order) return false;
  switch (comparator) {
    case Comparator::kLess:
      return *order < 0;
    case Comparator::kLessOrEqual:
      return *order <= 0;
    case Comparator::kGreater:
      return *order > 0;
    case Comparator::kGreaterOrEqual:
      return *order >= 0;
    case Comparator::kEqual:
    case Comparator::kNotEqual:
      break;
  }
  return false;
}

bool IsBetween(const AttributeValue& value, const AttributeValue& low, const AttributeValue& high) {
  return Compare(Comparator::kLessOrEqual, low, value) &&
         Compare(Comparator::kLessOrEqual, value, high);
}

bool HasPrefix(const AttributeValue& value, const AttributeValue& prefix) {
  if (const auto *s = value.As<std::string>(), *p = prefix.As<std::string>(); s && p) {
    return s->starts_with(*p);
  }
  if (const auto *b = value.As<Binary>(), *p = prefix.As<Binary>(); b && p) {
    return b->bytes.starts_with(p->bytes);
  }
  return false;
}

bool HasElement(const AttributeValue& container, const AttributeValue& element) {
  if (const auto* list = container.As<dynamodb::List>()) {
    return std::ranges::find(*list, element) != list->end();
  }
  if (const auto* s = element.As<std::string>()) {
    if (const auto* text = container.As<std::string>()) return text->find(*s) != text->npos;
    const auto* set = container.As<dynamodb::StringSet>();
    return set != nullptr && std::ranges::binary_search(set->members, *s);
  }
  if (const auto* n = element.As<Number>()) {
    const auto* set = container.As<dynamodb::NumberSet>();
    return set != nullptr && std::ranges::binary_search(set->members, *n);
  }
  if (const auto* b = element.As<Binary>()) {
    if (const auto* whole = container.As<Binary>()) {
      return whole->bytes.find(b->bytes) != whole->bytes.npos;
    }
    const auto* set = container.As<dynamodb::BinarySet>();
    return set != nullptr && std::ranges::binary_search(set->members, b->bytes);
  }
  return false;
}

std::optional<std::int64_t> SizeOf(const AttributeValue& value) {
  if (const auto* s = value.As<std::string>()) return Utf16Length(*s);
  if (const auto* b = value.As<Binary>()) return Count(b->bytes);
  if (const auto* list = value.As<dynamodb::List>()) return Count(*list);
  if (const auto* map = value.As<dynamodb::AttributeMap>()) return Count(*map);
  if (const auto* set = value.As<dynamodb::StringSet>()) return Count(set->members);
  if (const auto* set = value.As<dynamodb::NumberSet>()) return Count(set->members);
  if (const auto* set = value.As<dynamodb::BinarySet>()) return Count(set->members);
  return std::nullopt;
}

}  // namespace flavorbot::expression
