// Key codec: the attributes of a key -> bytes whose memcmp order is the key's order.
//
//   S, B   the bytes with each 0x00 written as 00 FF, then the end mark 00 01
//   N      zero       02
//          positive   03 magnitude pair* 00
//          negative   01 and the complement of what follows 03 for its absolute value
//
//   magnitude  one byte: the decimal place of the first digit (0 for 1 to 9) plus 130
//   pair       two decimal digits d as d + 1 (01..64 hex), the last filled up with a zero digit
//
// No component is a prefix of another of its type, so components may stand one after the other.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: pure functions.
// Source:  AWS Developer Guide, Query: "sorted by the sort key value": N in numeric order, S in
// order
//          of UTF-8 bytes, B by unsigned bytes.
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::engine {

void AppendBytesComponent(base::Bytes& out, base::BytesView bytes);
void AppendNumberComponent(base::Bytes& out, const dynamodb::Number& number);

// REQUIRES: `value` is of type S, N or B.
void AppendKeyComponent(base::Bytes& out, const dynamodb::AttributeValue& value);
void AppendKeyComponent(base::Bytes& out, dynamodb::PackedValue value);

// The bytes of a component that every string beginning with `prefix` has in front: the component
// without its end mark. For begins_with.
void AppendBytesPrefix(base::Bytes& out, base::BytesView prefix);

// Where a partition lies among 65,536: a hash of its encoded partition key. ON DISK.
std::uint16_t PartitionHash(base::BytesView partition_component);

}  // namespace flavorbot::engine
