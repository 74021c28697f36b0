// The NextToken of a SELECT: where it goes on, and of which statement it is.
//
//   format       1 byte, 01
//   statement    8 bytes: the front of the SHA-256 of the statement and its parameters
//   partition    2 bytes, big-endian: which of the partitions that the statement reads
//   key          a packed item: the key after which it goes on there; empty: at its beginning
//
// as base64. Callers know it as opaque text.
//
// Threads: pure functions.
// Source:  API reference, ExecuteStatement, NextToken.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"

namespace flavorbot::engine {

struct StatementToken {
  std::uint16_t partition = 0;
  std::optional<dynamodb::Item> key;
  friend bool operator==(const StatementToken&, const StatementToken&) = default;
};

// What tells a statement with these parameters from others.
base::Bytes StatementFingerprint(std::string_view statement,
                                 std::span<const dynamodb::AttributeValue> parameters);

std::string EncodeStatementToken(const StatementToken& token, base::BytesView fingerprint);
// nullopt when `text` is no token of that statement.
std::optional<StatementToken> DecodeStatementToken(std::string_view text,
                                                   base::BytesView fingerprint);

}  // namespace flavorbot::engine
