#include "engine/item_entries.h"

#include "engine/key_codec.h"

namespace flavorbot::engine {

std::optional<base::Bytes> FindItemKey(const Table& table, base::BytesView packed_item) {
  const auto partition =
      FindKeyAttribute(packed_item, table.keys.partition_key, KeyRole::kPartition);
  if (!partition) return std::nullopt;
  base::Bytes component;
  AppendKeyComponent(component, *partition);
  auto key = PartitionPrefix(ItemSpacePrefix(table.id), component);
  if (table.keys.sort_key) {
    const auto sort = FindKeyAttribute(packed_item, *table.keys.sort_key, KeyRole::kSort);
    if (!sort) return std::nullopt;
    AppendKeyComponent(key, *sort);
  }
  return key;
}

void PutItemEntries(rocksdb::WriteBatch& batch, const Table& table, base::BytesView item_key,
                    const ItemPtr& item, TableCounts& counts) {
  batch.Put(rocksdb::Slice(item_key), EncodeItemValue(item->item.bytes, item->size));
  counts.table += {1, static_cast<std::int64_t>(item->size)};
  for (const auto& index : table.indexes) {
    const auto entry = MakeIndexEntry(table, index, item_key, item);
    if (!entry) continue;
    const auto& projected = *entry->projected;
    batch.Put(entry->key, EncodeItemValue(projected.item.bytes, projected.size));
    counts.indexes[index.id] += {1, static_cast<std::int64_t>(projected.size)};
  }
  if (const auto seconds = ExpiryOf(table, item->item.bytes)) {
    batch.Put(ExpiryKey(table.id, *seconds, ItemKeyTail(item_key)), {});
  }
}

}  // namespace flavorbot::engine
