#include "dynamodb/attribute_value.h"

#include <algorithm>
#include <array>

namespace flavorbot::dynamodb {
namespace {

constexpr std::array<std::string_view, 10> kDescriptors = {"S", "N", "B",  "BOOL", "NULL",
                                                           "L", "M", "SS", "NS",   "BS"};

}  // namespace

std::string_view TypeDescriptor(AttributeType type) {
  return kDescriptors[static_cast<std::size_t>(type)];
}

std::optional<AttributeType> ParseTypeDescriptor(std::string_view descriptor) {
  const auto* found = std::ranges::find(kDescriptors, descriptor);
  if (found == kDescriptors.end()) return std::nullopt;
  return static_cast<AttributeType>(found - kDescriptors.begin());
}

AttributeMap::AttributeMap() = default;
AttributeMap::AttributeMap(const AttributeMap&) = default;
AttributeMap::AttributeMap(AttributeMap&&) noexcept = default;
AttributeMap& AttributeMap::operator=(const AttributeMap&) = default;
AttributeMap& AttributeMap::operator=(AttributeMap&&) noexcept = default;
AttributeMap::~AttributeMap() = default;

AttributeMap::AttributeMap(std::initializer_list<Attribute> attributes) {
  attributes_.reserve(attributes.size());
  for (const Attribute& attribute : attributes) Set(attribute.name, attribute.value);
}

const AttributeValue* AttributeMap::Find(std::string_view name) const {
  const auto at = std::ranges::lower_bound(attributes_, name, {}, &Attribute::name);
  return at != attributes_.end() && at->name == name ? &at->value : nullptr;
}

AttributeValue* AttributeMap::Find(std::string_view name) {
  const auto at = std::ranges::lower_bound(attributes_, name, {}, &Attribute::name);
  return at != attributes_.end() && at->name == name ? &at->value : nullptr;
}

AttributeValue& AttributeMap::Set(std::string name, AttributeValue value) {
  if (attributes_.empty() || attributes_.back().name < name) {
    return attributes_.emplace_back(std::move(name), std::move(value)).value;
  }
  const auto at = std::ranges::lower_bound(attributes_, name, {}, &Attribute::name);
  if (at->name == name) {
    at->value = std::move(value);
    return at->value;
  }
  return attributes_.insert(at, Attribute{std::move(name), std::move(value)})->value;
}

bool AttributeMap::Erase(std::string_view name) {
  const auto at = std::ranges::lower_bound(attributes_, name, {}, &Attribute::name);
  if (at == attributes_.end() || at->name != name) return false;
  attributes_.erase(at);
  return true;
}

bool operator==(const AttributeMap& a, const AttributeMap& b) {
  return a.attributes_ == b.attributes_;
}

}  // namespace flavorbot::dynamodb
