// Check of a database: walks all that is stored and holds it against what it should be.
//
//   each item        its value has the format, its size is right, its key is that of its attributes
//   for each item    exactly its index entries, which are its projections; its expiry entry
//   each entry       an item stands behind it
//   each table       its counters are right, and the sizes of its item collections
//   each stream      its table has it, or it ended; its changes are its own and whole
//   each token       it has an expiry entry, and is the other way round
//
// RocksDB's checksums, of everything, come first: what they find is an error of opening. A table
// that is still being restored is not looked at.
//
// A repair takes the items for true: it puts right index entries, expiry entries, sizes and
// counters, in batches each of which is a step towards right; a crash loses none. An item that
// is damaged itself is reported and left as it is, and so is a change.
//
// Threads: blocks; holds the data directory meanwhile.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"
#include "engine/check_report.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

enum class CheckMode { kReport, kRepair };

struct CheckOptions {
  std::filesystem::path data_directory;
  CheckMode mode = CheckMode::kReport;
  std::size_t max_findings = 100;  // kept in the report; all are counted, and repaired
  // Called now and then.
  std::function<void(const CheckedCounts&)> on_progress;
};

// Errors: as LocalApi::Open; kNotADirectory when there is no database. Nothing is made there.
base::Result<CheckReport, OpenError> CheckDatabase(const CheckOptions& options);

}  // namespace flavorbot::engine
