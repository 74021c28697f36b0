// UserDirectory: all accounts, for operators, page by page. The app itself never lists them: it has
// no key for that, so a page is a Scan, which reads (and costs) everything that the table holds.
//
//   pattern   requests      units
//   Next      1 Scan a MB   0.5 RCU a 4 KB of the table
//
// Errors:  kUnavailable, kCorrupt.
// Threads: one owner.
#pragma once

#include <cstdint>
#include <vector>

#include "dynamodb/pages.h"
#include "storage/table.h"
#include "storage/user.h"

namespace flavorbot::storage {

struct UserDirectoryPage {
  // In no particular order; of each id, addresses, names, tier, verification and creation alone.
  // There may be none before the last page.
  std::vector<User> users;
  std::int64_t items_read = 0;  // of all kinds
  double read_units = 0;
};

class UserDirectory {
 public:
  explicit UserDirectory(const Table& table);

  // False once the last page has been had.
  bool HasNext() const { return pages_.HasNext(); }

  AwaitableResult<UserDirectoryPage> Next(dynamodb::CallContext& context);

 private:
  dynamodb::ScanPages pages_;
};

}  // namespace flavorbot::storage
