// Stream value: what RocksDB stores under the key of a stream's change.
//
//   format      1 byte, 01
//   event       1 byte: 0 INSERT, 1 MODIFY, 2 REMOVE; 12 hex: REMOVE by the time to live
//   keys        length (LEB128) and packed item of the key attributes
//   new image   length and packed item; length 0 where the view has none
//   old image   likewise
//
// RocksDB's checksums cover all of it.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: pure functions; views borrow.
// Source:  API reference, StreamSpecification, StreamViewType.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "dynamodb/stream_actions.h"
#include "engine/index_entries.h"
#include "engine/table.h"

namespace flavorbot::engine {

struct StreamValueView {
  dynamodb::OperationType event = dynamodb::OperationType::kInsert;
  bool by_time_to_live = false;
  base::BytesView keys;
  base::BytesView new_image;  // empty: none
  base::BytesView old_image;
};

base::Bytes EncodeStreamValue(const StreamValueView& value);

// nullopt when the bytes are of no known format.
std::optional<StreamValueView> DecodeStreamValue(base::BytesView value);

enum class ChangedBy { kRequest, kTimeToLive };

// The value for `before` having become `after` (nullptr: no item), with what the table's stream
// shows; nullopt when the item is the same as before, of which a stream has no record.
// REQUIRES: the table has a stream.
std::optional<base::Bytes> MakeStreamValue(const Table& table, const ItemPtr& before,
                                           const ItemPtr& after, ChangedBy changed_by);

}  // namespace flavorbot::engine
