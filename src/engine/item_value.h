// Item value: what RocksDB stores under the key of an item or of an index entry.
//
//   format   1 byte, 01
//   size     unsigned LEB128: the item's size as DynamoDB counts it (item_size.h)
//   item     packed item (packed_item.h): whole for an item, projected for an index entry
//
// RocksDB's checksums cover all of it.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: pure functions; the view borrows.
#pragma once

#include <cstddef>
#include <optional>

#include "base/bytes.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::engine {

inline constexpr char kItemValueFormat = '\x01';

// An item in memory on its way to or from the disk.
struct StoredItem {
  dynamodb::PackedItem item;
  std::size_t size = 0;
};

struct ItemValueView {
  base::BytesView packed;
  std::size_t size = 0;
};

base::Bytes EncodeItemValue(base::BytesView packed, std::size_t size);

// nullopt when the bytes are of no known format.
std::optional<ItemValueView> DecodeItemValue(base::BytesView value);

}  // namespace flavorbot::engine
