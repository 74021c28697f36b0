// Stream shards: a stream divided by time, a shard every four hours. A shard is closed once its
// time is over or the stream is disabled; a day after its end it is gone.
//
// Nothing about shards is on disk: they follow from the stream and the settled sequence
// (stream_clock.h).
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Change data capture for DynamoDB Streams": shards roll over every
//          four hours, and data is kept for 24.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/stream.h"

namespace flavorbot::engine {

inline constexpr std::chrono::hours kShardSpan{4};
inline constexpr std::chrono::hours kStreamRetention{24};

struct StreamShard {
  std::uint64_t number = 0;  // from 0; its parent is the one before
  StreamSequence begin = 0;  // its changes are in [begin, end)
  StreamSequence end = 0;
  bool closed = false;  // no change is to come
};

// REQUIRES: the shard has begun by `settled`.
StreamShard ShardOf(const Stream& stream, std::uint64_t number, StreamSequence settled);

// Those that aren't gone, oldest first.
std::vector<StreamShard> ShardsOf(const Stream& stream, StreamSequence settled);

// What is before it is too old to be kept.
StreamSequence HorizonOf(StreamSequence settled);

// "shardId-00000001415575208348-98d954b6": its first millisecond, and a mark of the stream.
std::string ShardId(const Stream& stream, std::uint64_t number);
bool IsShardId(std::string_view text);  // whether it has that form

}  // namespace flavorbot::engine
