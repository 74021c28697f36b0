// The entries beside the items of a table, and the tokens: that each has something to stand for.
#include <rocksdb/iterator.h>

#include <algorithm>
#include <memory>

#include "engine/check_run.h"
#include "engine/index_entries.h"
#include "engine/key_component.h"
#include "engine/transaction_token.h"

namespace flavorbot::engine {
namespace {

// Calls `check(key, value)` for each in `range`, which returns a status, then writes the repairs.
template <typename Check>
rocksdb::Status ForEach(CheckRun& run, const KeyRange& range, const Check& check) {
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> it(run.store().db().NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    run.Step();
    rocksdb::Status status = check(it->key().ToStringView(), it->value().ToStringView());
    if (status.ok()) status = run.Write(/*must=*/false);
    if (!status.ok()) return status;
  }
  return it->status().ok() ? run.Write(/*must=*/true) : it->status();
}

CheckRun::Fix Delete(base::BytesView key) {
  return [key](rocksdb::WriteBatch& batch) { batch.Delete({key.data(), key.size()}); };
}

// The item under `key`; nullptr when there is none. One that is damaged is reported already: what
// stands beside it is left alone (`unknown`).
struct Owner {
  ItemPtr item;
  bool unknown = false;
};

rocksdb::Status FindOwner(CheckRun& run, base::BytesView key, Owner& out) {
  std::string value;
  const auto status =
      run.store().db().Get(rocksdb::ReadOptions(), {key.data(), key.size()}, &value);
  if (status.IsNotFound()) return rocksdb::Status::OK();
  if (!status.ok()) return status;
  const auto decoded = DecodeItemValue(value);
  out.unknown = !decoded || !dynamodb::CheckPacked(decoded->packed);
  if (!out.unknown) {
    out.item = std::make_shared<const StoredItem>(
        StoredItem{{base::Bytes(decoded->packed)}, decoded->size});
  }
  return status;
}

const Index* FindIndex(const Table& table, base::BytesView entry_key) {
  constexpr std::size_t kHeadBytes = 1 + sizeof(TableId);
  if (entry_key.size() < kHeadBytes + sizeof(IndexId)) return nullptr;
  const auto id = ReadBigEndian<IndexId>(entry_key.substr(kHeadBytes));
  for (const auto& index : table.indexes) {
    if (index.id == id) return &index;
  }
  return nullptr;
}

}  // namespace

rocksdb::Status CheckIndexEntries(CheckRun& run, const Table& table) {
  const auto check = [&](base::BytesView key, base::BytesView) -> rocksdb::Status {
    ++run.checked().index_entries;
    const auto* index = FindIndex(table, key);
    if (index == nullptr) {
      run.Found(table.name(), ShowKey(key), "an entry of an index that isn't there", Delete(key));
      return rocksdb::Status::OK();
    }
    const auto item_key = ItemKeyOfIndexEntry(table, *index, key);
    Owner owner;
    if (item_key) {
      if (auto status = FindOwner(run, *item_key, owner); !status.ok()) return status;
    }
    if (owner.unknown) return rocksdb::Status::OK();
    const auto entry = item_key && owner.item != nullptr && index->Covers(*item_key)
                           ? MakeIndexEntry(table, *index, *item_key, owner.item)
                           : std::nullopt;
    if (!entry || entry->key != key) {
      run.Found(table.name(), ShowKey(key), "an entry without its item, in index " + index->name,
                Delete(key));
    }
    return rocksdb::Status::OK();
  };
  return ForEach(run, PrefixRange(IndexSpacePrefix(table.id)), check);
}

rocksdb::Status CheckExpiryEntries(CheckRun& run, const Table& table) {
  constexpr std::size_t kLeastBytes = 1 + sizeof(TableId) + sizeof(std::uint64_t) + kHashBytes;
  const auto check = [&](base::BytesView key, base::BytesView) -> rocksdb::Status {
    ++run.checked().expiry_entries;
    Owner owner;
    if (key.size() >= kLeastBytes) {
      const auto item_key = ItemKeyFromTail(table.id, ExpiryItemKeyTail(key));
      if (auto status = FindOwner(run, item_key, owner); !status.ok()) return status;
    }
    if (owner.unknown) return rocksdb::Status::OK();
    const auto expiry =
        owner.item != nullptr ? ExpiryOf(table, owner.item->item.bytes) : std::nullopt;
    if (!expiry || *expiry != ExpirySeconds(key)) {
      run.Found(table.name(), ShowKey(key), "an expiry entry without its item", Delete(key));
    }
    return rocksdb::Status::OK();
  };
  return ForEach(run, PrefixRange(ExpirySpacePrefix(table.id)), check);
}

rocksdb::Status CheckTokens(CheckRun& run) {
  auto& db = run.store().db();
  const auto check_token = [&](base::BytesView key, base::BytesView value) -> rocksdb::Status {
    ++run.checked().tokens;
    const auto expires = TokenExpiry(value).time_since_epoch().count();
    const auto entry = TokenExpiryKey(
        static_cast<std::uint64_t>(std::max<std::int64_t>(expires, 0)), key.substr(1));
    std::string stored;
    const auto status = db.Get(rocksdb::ReadOptions(), entry, &stored);
    if (!status.IsNotFound()) return status;
    run.Found("", ShowKey(key), "a transaction's token without its expiry entry",
              [&](rocksdb::WriteBatch& batch) { batch.Put(entry, {}); });
    return rocksdb::Status::OK();
  };
  auto status = ForEach(run, PrefixRange(base::Bytes(1, kTokenSpace)), check_token);
  if (!status.ok()) return status;
  const auto check_expiry = [&](base::BytesView key, base::BytesView) -> rocksdb::Status {
    std::string stored;
    const auto found = db.Get(rocksdb::ReadOptions(), TokenKey(TokenExpiryToken(key)), &stored);
    if (!found.IsNotFound()) return found;
    run.Found("", ShowKey(key), "an expiry entry without its transaction's token", Delete(key));
    return rocksdb::Status::OK();
  };
  return ForEach(run, PrefixRange(base::Bytes(1, kTokenExpirySpace)), check_expiry);
}

}  // namespace flavorbot::engine
