// A page of a shard's changes.
//
// Threads: any.
// Source:  API reference, GetRecords: at most 1,000 records and 1 MB.
#pragma once

#include <rocksdb/options.h>

#include <optional>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/stream_actions.h"
#include "engine/store.h"
#include "engine/stream.h"
#include "engine/stream_shards.h"

namespace flavorbot::engine {

inline constexpr std::size_t kMaxPageOfChanges = 1000;
inline constexpr std::int64_t kMaxBytesOfChanges = 1024 * 1024;

struct ChangePlan {
  StreamPtr stream;
  StreamSequence position = 0;  // [position, end) is read
  StreamSequence end = 0;
  std::size_t limit = kMaxPageOfChanges;
};

struct ChangePage {
  std::vector<dynamodb::StreamRecord> records;  // without a region
  StreamSequence next = 0;                      // where to go on
  bool at_end = false;                          // nothing more is there now
};

// nullopt when `read` may not touch the disk and would have to.
// Errors: kTrimmedDataAccessException when a change after the position is gone; what the disk says.
std::optional<dynamodb::Result<ChangePage>> ReadChanges(Store& store, const ChangePlan& plan,
                                                        rocksdb::ReadOptions read);

}  // namespace flavorbot::engine
