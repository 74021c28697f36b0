// UserDirectory: all accounts, for operators. The app itself never lists them: it has no key for
// that, so a page is a Scan, which reads (and costs) everything that the table holds.
//
//   pattern    requests      units
//   ReadPage   1 Scan a MB   0.5 RCU a 4 KB of the table
//
// Errors:  kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "storage/table.h"
#include "storage/user.h"

namespace flavorbot::storage {

struct UserDirectoryPage {
  // In no particular order; of each id, addresses, names, tier, verification and creation alone.
  // There may be none before the last page.
  std::vector<User> users;
  std::optional<dynamodb::Item> next;
  std::int64_t items_read = 0;  // of all kinds
  double read_units = 0;
};

class UserDirectory {
 public:
  explicit UserDirectory(const Table& table) : table_(table) {}  // borrows

  AwaitableResult<UserDirectoryPage> ReadPage(dynamodb::CallContext& context,
                                              std::optional<dynamodb::Item> from) const;

 private:
  const Table& table_;
};

}  // namespace flavorbot::storage
