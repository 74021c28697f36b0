// The pieces of the packed layout (packed_item.h), taken off the front of bytes. Every taker is
// bounded: on bytes that end early it returns false and takes nothing more that can be relied on.
//
// The other way round, the appenders put them at the end of bytes.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"

namespace flavorbot::dynamodb {

inline constexpr std::size_t kMaxLengthBytes = 10;  // of an unsigned LEB128 of 64 bits

// An unsigned LEB128 in its shortest form.
inline bool TakeLength(base::BytesView& rest, std::uint64_t& length) {
  length = 0;
  for (std::size_t i = 0; i < rest.size() && i < kMaxLengthBytes; ++i) {
    const auto byte = static_cast<std::uint8_t>(rest[i]);
    if (i == kMaxLengthBytes - 1 && byte > 1) return false;  // over 64 bits
    length |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
    if (byte < 0x80) {
      if (byte == 0 && i > 0) return false;  // not the shortest
      rest.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

// `length bytes`.
inline bool TakeBytes(base::BytesView& rest, base::BytesView& bytes) {
  std::uint64_t length = 0;
  if (!TakeLength(rest, length) || length > rest.size()) return false;
  bytes = rest.substr(0, length);
  rest.remove_prefix(length);
  return true;
}

// A whole value, type byte first; doesn't look into documents and sets.
inline bool TakeValue(base::BytesView& rest, base::BytesView& value) {
  const base::BytesView start = rest;
  if (rest.empty() ||
      static_cast<std::uint8_t>(rest.front()) > static_cast<std::uint8_t>(AttributeType::kBs)) {
    return false;
  }
  const auto type = static_cast<AttributeType>(rest.front());
  rest.remove_prefix(1);
  if (type == AttributeType::kBool) {
    if (rest.empty()) return false;
    rest.remove_prefix(1);
  } else if (type != AttributeType::kNull) {
    base::BytesView payload;
    if (!TakeBytes(rest, payload)) return false;
  }
  value = start.substr(0, start.size() - rest.size());
  return true;
}

// What follows the byte-length of an encoded S, N, B, document or set; empty when malformed.
inline base::BytesView PayloadOf(base::BytesView encoded) {
  base::BytesView payload;
  if (encoded.empty()) return {};
  encoded.remove_prefix(1);
  return TakeBytes(encoded, payload) ? payload : base::BytesView{};
}

inline void AppendLength(base::Bytes& out, std::uint64_t length) {
  while (length >= 0x80) {
    out += static_cast<char>((length & 0x7f) | 0x80);
    length >>= 7;
  }
  out += static_cast<char>(length);
}

inline void AppendBytes(base::Bytes& out, base::BytesView bytes) {
  AppendLength(out, bytes.size());
  out.append(bytes);
}

// Appends a whole value, type byte first.
void AppendPackedValue(base::Bytes& out, const AttributeValue& value);

}  // namespace flavorbot::dynamodb
