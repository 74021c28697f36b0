#include "engine/index_entries.h"

#include <charconv>
#include <utility>

#include "dynamodb/item_size.h"
#include "engine/key_codec.h"
#include "engine/packed_projection.h"

namespace flavorbot::engine {
namespace {

using dynamodb::PackedValue;

// Whether a text or binary value may be a key; numbers always may.
bool FitsKey(PackedValue value, KeyRole role) {
  const auto bytes = value.type() == dynamodb::AttributeType::kS ? value.string() : value.binary();
  if (!bytes) return true;
  return !bytes->empty() &&
         bytes->size() <= (role == KeyRole::kPartition ? kMaxPartitionKeyBytes : kMaxSortKeyBytes);
}

ItemPtr ProjectFor(const Index& index, const ItemPtr& item) {
  if (index.projection == dynamodb::ProjectionType::kAll) return item;
  StoredItem projected{.item = KeepAttributes(item->item.bytes, index.projected)};
  projected.size = dynamodb::PackedItemSize(projected.item.bytes);
  return std::make_shared<const StoredItem>(std::move(projected));
}

}  // namespace

std::optional<dynamodb::PackedValue> FindKeyAttribute(base::BytesView packed_item,
                                                      const KeyAttribute& key, KeyRole role) {
  const auto value = dynamodb::FindAttribute(packed_item, key.name);
  if (!value) return std::nullopt;
  const auto type = value->type();
  const bool fits = (key.type == dynamodb::ScalarType::kS && type == dynamodb::AttributeType::kS) ||
                    (key.type == dynamodb::ScalarType::kN && type == dynamodb::AttributeType::kN) ||
                    (key.type == dynamodb::ScalarType::kB && type == dynamodb::AttributeType::kB);
  return fits && FitsKey(*value, role) ? value : std::nullopt;
}

std::optional<IndexEntry> MakeIndexEntry(const Table& table, const Index& index,
                                         base::BytesView item_key, const ItemPtr& item) {
  if (item == nullptr) return std::nullopt;
  const auto partition =
      FindKeyAttribute(item->item.bytes, index.keys.partition_key, KeyRole::kPartition);
  if (!partition) return std::nullopt;
  base::Bytes component;
  AppendKeyComponent(component, *partition);
  IndexEntry entry{.key = PartitionPrefix(IndexSpacePrefix(table.id, index.id), component)};
  if (index.keys.sort_key) {
    const auto sort = FindKeyAttribute(item->item.bytes, *index.keys.sort_key, KeyRole::kSort);
    if (!sort) return std::nullopt;
    AppendKeyComponent(entry.key, *sort);
  }
  entry.key.append(ItemKeyTail(item_key).substr(kHashBytes));
  entry.projected = ProjectFor(index, item);
  return entry;
}

std::vector<IndexChange> ChangesOfIndexes(const Table& table, base::BytesView item_key,
                                          const ItemPtr& before, const ItemPtr& after) {
  std::vector<IndexChange> changes;
  for (const auto& index : table.indexes) {
    // The backfill will come to this item, as it is then.
    if (!index.Covers(item_key)) continue;
    auto old_entry = MakeIndexEntry(table, index, item_key, before);
    auto new_entry = MakeIndexEntry(table, index, item_key, after);
    if (!old_entry && !new_entry) continue;
    const std::size_t old_size = old_entry ? old_entry->projected->size : 0;
    const std::size_t new_size = new_entry ? new_entry->projected->size : 0;
    IndexChange change{.index = &index};
    change.items_delta = (new_entry ? 1 : 0) - (old_entry ? 1 : 0);
    change.bytes_delta = static_cast<std::int64_t>(new_size) - static_cast<std::int64_t>(old_size);
    if (old_entry && new_entry && old_entry->key == new_entry->key) {
      if (old_entry->projected->item == new_entry->projected->item) continue;
      change.write_units = dynamodb::WriteUnits(std::max(old_size, new_size));
    } else {
      if (old_entry) {
        change.write_units += dynamodb::WriteUnits(old_size);
        change.removed_key = std::move(old_entry->key);
      }
      if (new_entry) change.write_units += dynamodb::WriteUnits(new_size);
    }
    change.put = std::move(new_entry);
    changes.push_back(std::move(change));
  }
  return changes;
}

std::optional<std::uint64_t> ExpiryOf(const Table& table, base::BytesView packed_item) {
  if (!table.time_to_live) return std::nullopt;
  const auto value = dynamodb::FindAttribute(packed_item, table.time_to_live->attribute);
  const auto text = value ? value->number_text() : std::nullopt;
  if (!text) return std::nullopt;
  // Whole seconds: a fraction, from a division of milliseconds, is cut off.
  std::uint64_t seconds = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (error != std::errc{}) return std::nullopt;
  return seconds;
}

}  // namespace flavorbot::engine
