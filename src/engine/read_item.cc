#include "engine/read_item.h"

#include <utility>

#include "engine/rocksdb_error.h"

namespace flavorbot::engine {

dynamodb::Result<Lookup> LookUpItem(Store& store, const rocksdb::ReadOptions& read,
                                    base::BytesView key,
                                    const std::function<void(const ItemValueView&)>& use) {
  rocksdb::PinnableSlice value;
  const auto status = store.db().Get(read, store.db().DefaultColumnFamily(),
                                     rocksdb::Slice(key.data(), key.size()), &value);
  if (status.IsNotFound()) return Lookup::kAbsent;
  if (status.IsIncomplete()) return Lookup::kOnDisk;
  if (!status.ok()) return std::unexpected(ToError(status));
  const auto item = DecodeItemValue(value.ToStringView());
  if (!item) {
    return std::unexpected(ToError(rocksdb::Status::Corruption("an item of unknown format")));
  }
  use(*item);
  return Lookup::kFound;
}

dynamodb::Result<ItemPtr> ReadStoredItem(Store& store, base::BytesView key) {
  ItemPtr item;
  const auto found =
      LookUpItem(store, rocksdb::ReadOptions(), key, [&item](const ItemValueView& value) {
        item =
            std::make_shared<const StoredItem>(StoredItem{{base::Bytes(value.packed)}, value.size});
      });
  if (!found) return std::unexpected(found.error());
  return item;
}

}  // namespace flavorbot::engine
