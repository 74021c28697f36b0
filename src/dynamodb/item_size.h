// Sizes as DynamoDB counts them: names and strings by their UTF-8 bytes, numbers by their digits,
// documents by their parts.
//
// Source: AWS Developer Guide, "DynamoDB item sizes and formats"; the figures are pinned in
// item_size_test.cc.
#pragma once

#include <cstddef>

#include "dynamodb/attribute_value.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

inline constexpr std::size_t kMaxItemBytes = 400 * 1024;

std::size_t ValueSize(const AttributeValue& value);
std::size_t ItemSize(const Item& item);
std::size_t PackedItemSize(base::BytesView packed_item);

// Units for one item of `bytes`: whole 4 KB (halved when eventually consistent) and whole 1 KB; at
// least one.
double ReadUnits(std::size_t bytes, bool consistent_read);
double WriteUnits(std::size_t bytes);

}  // namespace flavorbot::dynamodb
