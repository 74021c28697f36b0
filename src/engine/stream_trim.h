// Stream trimming: changes go a day after they were made, and a disabled stream once all of its
// changes have gone.
//
// What went is noted under the stream's trim key (keyspace.h): the sequence below which nothing is
// left, 8 bytes, big-endian; absent as long as all is there. It moves only when a change goes, so a
// reader at the oldest change keeps its place.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: any.
#pragma once

#include <rocksdb/options.h>

#include <optional>

#include "dynamodb/error.h"
#include "engine/committer.h"
#include "engine/store.h"
#include "engine/stream_catalog.h"
#include "engine/stream_clock.h"

namespace flavorbot::engine {

inline constexpr const char* kTrimmedText =
    "The operation attempted to read past the oldest stream record in a shard.";

// The sequence below which nothing of the stream is left; nullopt when `read` may not touch the
// disk and would have to. Errors: what the disk says.
std::optional<dynamodb::Result<StreamSequence>> ReadTrimmed(Store& store, const Stream& stream,
                                                            const rocksdb::ReadOptions& read);

// Lets go what is too old. Blocks until it is gone.
dynamodb::Result<void> TrimStreams(Store& store, StreamCatalog& streams, StreamClock& clock,
                                   Committer& committer);

}  // namespace flavorbot::engine
