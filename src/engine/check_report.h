// Check report: what a check of a database came to.
//
// Threads: value types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace flavorbot::engine {

struct Finding {
  std::string table;  // empty: of no table
  std::string key;    // the item's key attributes as JSON, or the stored key in hexadecimal
  std::string what;
  bool repairable = false;
};

// How many of each were looked at.
struct CheckedCounts {
  std::uint64_t tables = 0;
  std::uint64_t items = 0;
  std::uint64_t index_entries = 0;
  std::uint64_t expiry_entries = 0;
  std::uint64_t item_collections = 0;
  std::uint64_t stream_changes = 0;
  std::uint64_t tokens = 0;
};

struct CheckReport {
  CheckedCounts checked;
  std::uint64_t found = 0;
  std::uint64_t repaired = 0;
  std::vector<Finding> findings;  // the first of them, as many as the caller wanted
};

}  // namespace flavorbot::engine
