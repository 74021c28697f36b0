// Item fields: attributes of a stored item by type, without unpacking the item.
//
//   for (dynamodb::PackedAttributes it(item.bytes); it.Next();) {
//     if (it.name() == "email") user.email = TextOf(it.value());
//
// Items of the Node version may lack attributes, or have NULL or another type where a text is
// meant: these readers answer nullopt then, and the store puts what the kind's comment says.
//
// Threads: pure functions; views borrow from the item's bytes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "dynamodb/attribute_value.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::storage {

// The whole number of an N; nullopt for other types, fractions, and what is beyond 64 bits.
std::optional<std::int64_t> IntegerOf(dynamodb::PackedValue value);

// The S members of an L, in order, others left out; empty for another type.
std::vector<std::string> TextListOf(dynamodb::PackedValue value);

// An L of S.
dynamodb::AttributeValue TextListValue(std::vector<std::string> texts);

// The attribute's text; empty when absent or of another type.
std::string TextField(base::BytesView packed_item, std::string_view name);

// Points in time as attributes hold them: milliseconds or (for `ttl`) seconds since 1970, as N.
dynamodb::AttributeValue Milliseconds(base::TimePoint time);
dynamodb::AttributeValue Seconds(base::TimePoint time);  // rounded up
std::optional<base::TimePoint> TimeOfMilliseconds(dynamodb::PackedValue value);

}  // namespace flavorbot::storage
