#include "engine/local_index_size.h"

#include "dynamodb/item_size.h"

namespace flavorbot::engine {
namespace {

// Keys of the index and what it projects besides; the table's sort key doesn't count.
std::size_t EntrySize(const Table& table, const Index& index, const dynamodb::Item& item) {
  std::size_t size = 0;
  for (const auto& [name, value] : item) {
    const bool is_sort_key = table.keys.sort_key && table.keys.sort_key->name == name;
    if (!is_sort_key && index.Projects(name)) size += name.size() + dynamodb::ValueSize(value);
  }
  return size;
}

}  // namespace

std::size_t LocalIndexSize(const Table& table, const dynamodb::Item& item, std::size_t item_size) {
  std::size_t size = 0;
  for (const Index& index : table.indexes) {
    if (index.kind != IndexKind::kLocal) break;  // they are first
    if (index.keys.sort_key && item.Find(index.keys.sort_key->name) == nullptr) continue;
    size += index.projection == dynamodb::ProjectionType::kAll ? item_size
                                                               : EntrySize(table, index, item);
  }
  return size;
}

}  // namespace flavorbot::engine
