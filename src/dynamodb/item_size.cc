#include "dynamodb/item_size.h"

#include <algorithm>

namespace flavorbot::dynamodb {
namespace {

constexpr std::size_t kDocumentBytes = 3;  // a list or a map, besides one byte for each part
constexpr std::size_t kReadUnitBytes = 4096;
constexpr std::size_t kWriteUnitBytes = 1024;

// A number takes a byte for each base-100 digit, one for the exponent and one for a minus.
// Magnitudes are the powers of ten of its first and last significant digit.
std::size_t NumberSize(int first_magnitude, int last_magnitude, bool negative) {
  const auto pair_of = [](int magnitude) { return magnitude >> 1; };  // rounds down
  return static_cast<std::size_t>(pair_of(first_magnitude) - pair_of(last_magnitude)) + 2 +
         (negative ? 1 : 0);
}

// Of a canonical text.
std::size_t NumberTextSize(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t first = text.find_first_not_of("0.");
  if (first == std::string_view::npos) return 1;  // 0
  const std::size_t last = text.find_last_not_of("0.");
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto magnitude_at = [point](std::size_t at) {
    const auto distance = static_cast<int>(point) - static_cast<int>(at);
    return distance > 0 ? distance - 1 : distance;
  };
  return NumberSize(magnitude_at(first), magnitude_at(last), negative);
}

std::size_t NumberValueSize(const Number& number) {
  if (number.is_zero()) return 1;
  int first_magnitude = number.exponent();
  for (Uint128 rest = number.coefficient() / 10; rest != 0; rest /= 10) ++first_magnitude;
  return NumberSize(first_magnitude, number.exponent(), number.is_negative());
}

struct Sizer {
  std::size_t operator()(const std::string& text) const { return text.size(); }
  std::size_t operator()(const Number& number) const { return NumberValueSize(number); }
  std::size_t operator()(const Binary& binary) const { return binary.bytes.size(); }
  std::size_t operator()(bool) const { return 1; }
  std::size_t operator()(const Null&) const { return 1; }
  std::size_t operator()(const List& list) const {
    std::size_t size = kDocumentBytes + list.size();
    for (const AttributeValue& element : list) size += ValueSize(element);
    return size;
  }
  std::size_t operator()(const AttributeMap& map) const {
    return kDocumentBytes + map.size() + ItemSize(map);
  }
  std::size_t operator()(const StringSet& set) const { return OfMembers(set.members); }
  std::size_t operator()(const BinarySet& set) const { return OfMembers(set.members); }
  std::size_t operator()(const NumberSet& set) const {
    std::size_t size = 0;
    for (const Number& member : set.members) size += NumberValueSize(member);
    return size;
  }

  static std::size_t OfMembers(const std::vector<std::string>& members) {
    std::size_t size = 0;
    for (const std::string& member : members) size += member.size();
    return size;
  }
};

std::size_t AttributesSize(PackedAttributes attributes);

std::size_t PackedSize(PackedValue value) {
  switch (value.type()) {
    case AttributeType::kS:
      return value.string()->size();
    case AttributeType::kB:
      return value.binary()->size();
    case AttributeType::kN:
      return NumberTextSize(*value.number_text());
    case AttributeType::kBool:
    case AttributeType::kNull:
      return 1;
    case AttributeType::kL: {
      PackedElements it(value);
      std::size_t size = kDocumentBytes + it.count();
      while (it.Next()) size += PackedSize(it.value());
      return size;
    }
    case AttributeType::kM: {
      const auto attributes = PackedAttributes::OfMap(value);
      return kDocumentBytes + attributes.count() + AttributesSize(attributes);
    }
    case AttributeType::kSs:
    case AttributeType::kNs:
    case AttributeType::kBs: {
      const bool numbers = value.type() == AttributeType::kNs;
      std::size_t size = 0;
      for (PackedMembers it(value); it.Next();) {
        size += numbers ? NumberTextSize(it.member()) : it.member().size();
      }
      return size;
    }
  }
  std::unreachable();
}

std::size_t AttributesSize(PackedAttributes attributes) {
  std::size_t size = 0;
  while (attributes.Next()) size += attributes.name().size() + PackedSize(attributes.value());
  return size;
}

std::size_t UnitsOf(std::size_t bytes, std::size_t unit) {
  return std::max<std::size_t>((bytes + unit - 1) / unit, 1);
}

}  // namespace

std::size_t ValueSize(const AttributeValue& value) { return std::visit(Sizer{}, value.variant()); }

std::size_t ItemSize(const Item& item) {
  std::size_t size = 0;
  for (const Attribute& attribute : item)
    size += attribute.name.size() + ValueSize(attribute.value);
  return size;
}

std::size_t PackedItemSize(base::BytesView packed_item) {
  return AttributesSize(PackedAttributes(packed_item));
}

double ReadUnits(std::size_t bytes, bool consistent_read) {
  const auto units = static_cast<double>(UnitsOf(bytes, kReadUnitBytes));
  return consistent_read ? units : units / 2;
}

double WriteUnits(std::size_t bytes) {
  return static_cast<double>(UnitsOf(bytes, kWriteUnitBytes));
}

}  // namespace flavorbot::dynamodb
