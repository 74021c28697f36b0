#include "engine/check_database.h"

#include <limits>
#include <system_error>
#include <utility>

#include "engine/catalog.h"
#include "engine/check_run.h"
#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

// The ranges that belong to tables, and whose the keys in them are: a table that isn't there has
// no key in them. Each such table is one finding; nothing is deleted, since it may be the catalog
// that is wrong.
rocksdb::Status CheckOwners(CheckRun& run, const Catalog& catalog) {
  const std::unique_ptr<rocksdb::Iterator> it(run.store().db().NewIterator(rocksdb::ReadOptions()));
  for (const char space :
       {kCounterSpace, kCollectionSpace, kItemSpace, kIndexSpace, kExpirySpace}) {
    const base::Bytes prefix(1, space);
    it->Seek(prefix);
    while (it->Valid() && it->key().starts_with(prefix)) {
      const auto key = it->key().ToStringView();
      if (key.size() < 1 + sizeof(TableId)) {
        run.Found("", ShowKey(key), "a key that is too short");
        it->Next();
        continue;
      }
      const auto id = ReadBigEndian<TableId>(key.substr(1));
      if (catalog.Find(id) == nullptr) {
        run.Found(
            "", ShowKey(key),
            "data of table number " + std::to_string(id) + ", which the catalog doesn't have");
      }
      it->Seek(PrefixEnd(base::Bytes(key.substr(0, 1 + sizeof(TableId)))));
    }
  }
  return it->status();
}

rocksdb::Status CheckAll(CheckRun& run, const Catalog& catalog) {
  for (const auto& table : catalog.Tables()) {
    if (table->is_creating()) continue;
    ++run.checked().tables;
    auto status = CheckItems(run, *table);
    if (status.ok()) status = CheckIndexEntries(run, *table);
    if (status.ok()) status = CheckExpiryEntries(run, *table);
    if (!status.ok()) return status;
  }
  auto status = CheckStreams(run, catalog);
  if (status.ok()) status = CheckTokens(run);
  if (status.ok()) status = CheckOwners(run, catalog);
  return status;
}

}  // namespace

base::Result<CheckReport, OpenError> CheckDatabase(const CheckOptions& options) {
  std::error_code error;
  if (!std::filesystem::exists(options.data_directory / "FORMAT", error)) {
    return std::unexpected(OpenError{OpenErrorCode::kNotADirectory,
                                     options.data_directory.string() + " holds no tables"});
  }
  auto store = Store::Open({.directory = options.data_directory,
                            .verify_at_open_bytes = std::numeric_limits<std::size_t>::max()});
  if (!store) return std::unexpected(std::move(store).error());
  Catalog catalog;
  if (auto loaded = catalog.Load(**store); !loaded) {
    return std::unexpected(std::move(loaded).error());
  }
  CheckRun run(**store, options);
  if (const auto status = CheckAll(run, catalog); !status.ok()) {
    return std::unexpected(ToOpenError(status, options.data_directory));
  }
  return std::move(run.report());
}

}  // namespace flavorbot::engine
