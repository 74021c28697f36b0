// Catalog: the tables there are, in memory; the store has a record of each (table_record.h).
//
// Threads: every member from any thread; changes come from the committer's thread only.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "engine/open_error.h"
#include "engine/store.h"
#include "engine/table.h"

namespace flavorbot::engine {

class Catalog {
 public:
  // Reads the records in `store`. Errors: kCorrupted.
  base::Result<void, OpenError> Load(Store& store);

  // nullptr when there is none.
  TablePtr Find(std::string_view name) const;
  TablePtr Find(TableId id) const;

  // The names after `after` in byte order, at most `limit`.
  std::vector<std::string> Names(std::string_view after, std::size_t limit) const;
  std::vector<TablePtr> Tables() const;
  std::size_t size() const;

  // The id for the next table; ids are never reused.
  TableId next_id() const;

  // Adds `table`, or replaces the one of the same id.
  void Put(TablePtr table);
  void Remove(TableId id);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, TablePtr, std::less<>> by_name_;
  std::unordered_map<TableId, TablePtr> by_id_;
  TableId next_id_ = 1;
};

}  // namespace flavorbot::engine
