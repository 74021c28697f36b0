// PatternCost: what an access pattern was seen to cost, by doing it.
//
// Each pattern is done by two people who do nothing else. What both pay must be the same; the keys
// of which both touch the very same are shared by everybody.
//
// Threads: MeasurePatterns blocks, and does everything on the caller's thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/cost/access_pattern.h"

namespace flavorbot::cli::cost {

// What one run asks of the partition keys of a family.
struct KeyLoad {
  std::string keys;  // "USER#…", or the key itself when it is shared
  bool is_shared = false;
  int reads = 0;  // requests that read it
  double read_units = 0;
  double write_units = 0;
  // The most that one single key of the family takes.
  double most_read_units = 0;
  double most_write_units = 0;
};

// What one run adds to the table, of a kind of item; less than nothing when it deletes.
struct ItemChange {
  int items = 0;
  std::int64_t bytes = 0;                        // as the service counts an item's size
  std::optional<std::chrono::seconds> lifetime;  // of those it adds; nullopt: for good
};
using ItemKind = std::pair<std::string, std::string>;  // the families of PK and SK

struct PatternCost {
  const AccessPattern* pattern = nullptr;
  int requests = 0;
  int read_requests = 0;
  int write_requests = 0;
  double read_units = 0;
  double write_units = 0;
  double index_write_units = 0;  // the part of write_units that indexes take
  std::size_t sent_bytes = 0;    // of the JSON of the requests to the table
  std::size_t received_bytes = 0;
  std::vector<KeyLoad> keys;
  std::map<ItemKind, ItemChange> items;
};

// By the section's place in AllPatterns, and the pattern's in it.
using MeasuredPatterns = std::vector<std::pair<PatternSection, std::vector<PatternCost>>>;

// Errors: one line: what answered otherwise than it should, or cost two people differently.
base::Result<MeasuredPatterns, std::string> MeasurePatterns();

}  // namespace flavorbot::cli::cost
