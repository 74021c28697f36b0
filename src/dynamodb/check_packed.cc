// CheckPacked: the one reader of packed bytes that trusts nothing.
#include "dynamodb/packed_bytes.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {
namespace {

// Documents nest 32 deep at most in what the service accepts; a margin for what a newer limit
// wrote.
constexpr int kMaxDepth = 64;

bool CheckValue(base::BytesView& rest, int depth);

// The attributes of an item or a map, to the last byte, their names ascending.
bool CheckAttributes(base::BytesView rest, int depth) {
  std::uint64_t count = 0;
  if (!TakeLength(rest, count)) return false;
  base::BytesView previous;
  for (std::uint64_t i = 0; i < count; ++i) {
    base::BytesView name;
    if (!TakeBytes(rest, name) || (i > 0 && name <= previous)) return false;
    if (!CheckValue(rest, depth)) return false;
    previous = name;
  }
  return rest.empty();
}

bool CheckElements(base::BytesView rest, int depth) {
  std::uint64_t count = 0;
  if (!TakeLength(rest, count)) return false;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (!CheckValue(rest, depth)) return false;
  }
  return rest.empty();
}

std::optional<Number> CanonicalNumber(std::string_view text) {
  auto number = Number::Parse(text);
  if (!number || number->ToString() != text) return std::nullopt;
  return *number;
}

// Members ascending by bytes; of a number set by value, and each canonical.
bool CheckMembers(base::BytesView rest, AttributeType type) {
  std::uint64_t count = 0;
  if (!TakeLength(rest, count) || count == 0) return false;
  base::BytesView previous;
  Number previous_number;
  for (std::uint64_t i = 0; i < count; ++i) {
    base::BytesView member;
    if (!TakeBytes(rest, member)) return false;
    if (type == AttributeType::kNs) {
      const auto number = CanonicalNumber(member);
      if (!number || (i > 0 && *number <= previous_number)) return false;
      previous_number = *number;
    } else if (i > 0 && member <= previous) {
      return false;
    }
    previous = member;
  }
  return rest.empty();
}

bool CheckValue(base::BytesView& rest, int depth) {
  base::BytesView value;
  if (depth > kMaxDepth || !TakeValue(rest, value)) return false;
  switch (static_cast<AttributeType>(value.front())) {
    case AttributeType::kS:
    case AttributeType::kB:
    case AttributeType::kNull:
      return true;
    case AttributeType::kN:
      return CanonicalNumber(PayloadOf(value)).has_value();
    case AttributeType::kBool:
      return value.back() == '\0' || value.back() == '\1';
    case AttributeType::kL:
      return CheckElements(PayloadOf(value), depth + 1);
    case AttributeType::kM:
      return CheckAttributes(PayloadOf(value), depth + 1);
    case AttributeType::kSs:
    case AttributeType::kNs:
    case AttributeType::kBs:
      return CheckMembers(PayloadOf(value), static_cast<AttributeType>(value.front()));
  }
  return false;
}

}  // namespace

bool CheckPacked(base::BytesView packed) { return CheckAttributes(packed, 1); }

}  // namespace flavorbot::dynamodb
