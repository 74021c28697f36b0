// Check run: what one check of a database gathers, and the writes of its repair.
//
// Threads: one thread.
#pragma once

#include <rocksdb/write_batch.h>

#include <functional>
#include <string>

#include "engine/catalog.h"
#include "engine/check_database.h"
#include "engine/store.h"
#include "engine/table.h"

namespace flavorbot::engine {

class CheckRun {
 public:
  CheckRun(Store& store, const CheckOptions& options) : store_(store), options_(options) {}

  Store& store() { return store_; }
  CheckedCounts& checked() { return report_.checked; }
  CheckReport& report() { return report_; }

  // `fix` puts what mends it into a batch; none: it can't be.
  using Fix = std::function<void(rocksdb::WriteBatch&)>;
  void Found(const std::string& table, std::string key, std::string what, const Fix& fix = {});

  // Tells the progress now and then.
  void Step();

  // Writes what is gathered, when it is much or `must`.
  rocksdb::Status Write(bool must);

 private:
  Store& store_;
  const CheckOptions& options_;
  CheckReport report_;
  rocksdb::WriteBatch batch_;
  std::uint64_t batched_ = 0;  // findings that it mends
  std::uint64_t steps_ = 0;
};

// As a finding tells them.
std::string ShowKey(base::BytesView key);
std::string ShowItemKey(const Table& table, base::BytesView key, base::BytesView packed_item);

// What stands in one table's ranges.
rocksdb::Status CheckItems(CheckRun& run, const Table& table);  // and what counts them
rocksdb::Status CheckIndexEntries(CheckRun& run, const Table& table);
rocksdb::Status CheckExpiryEntries(CheckRun& run, const Table& table);
// What stands beside the tables.
rocksdb::Status CheckStreams(CheckRun& run, const Catalog& catalog);
rocksdb::Status CheckTokens(CheckRun& run);

}  // namespace flavorbot::engine
