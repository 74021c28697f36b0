// Shard iterator: where in a shard a reader is, as the opaque text that clients carry.
//
//   ARN of the stream "|1|" base64 of
//     shard 8, position 8, issued 8 (milliseconds since 1970), all big-endian
//     mark 16: the beginning of SHA-256 over the ARN and what is before
//
// The mark tells what was cut, put together or made up; it is no secret.
//
// Threads: pure functions.
// Source:  API reference, GetShardIterator: an iterator expires 15 minutes after it is returned.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "engine/stream_sequence.h"

namespace flavorbot::engine {

inline constexpr std::chrono::minutes kIteratorLifetime{15};

struct ShardIterator {
  std::string stream_arn;
  std::uint64_t shard = 0;
  StreamSequence position = 0;  // of the next change to read, or before it
  base::TimePoint issued;
  friend bool operator==(const ShardIterator&, const ShardIterator&) = default;
};

std::string EncodeShardIterator(const ShardIterator& iterator);

// nullopt for what EncodeShardIterator didn't write.
std::optional<ShardIterator> DecodeShardIterator(std::string_view text);

}  // namespace flavorbot::engine
