// Stream changes: what a change of a table means for the streams there are.
//
// Threads: the committer's only.
#pragma once

#include <rocksdb/write_batch.h>

#include <vector>

#include "engine/stream_catalog.h"
#include "engine/stream_clock.h"
#include "engine/table.h"

namespace flavorbot::engine {

// The stream that `table` has, from its beginning on. REQUIRES: it has one.
Stream NewStream(const Table& table);

// The streams that begin or end when `before` becomes `after` (nullptr: there is no table), as they
// will be; their records go to `batch`, and the caller puts them into the catalog after it.
std::vector<StreamPtr> StageStreamChanges(const Table* before, const Table* after,
                                          const StreamCatalog& streams, StreamClock& clock,
                                          rocksdb::WriteBatch& batch);

}  // namespace flavorbot::engine
