// SubscriptionStore: the tier of an account, in its profile. Nobody changes their own.
//
//   pattern    requests       units
//   SetTier    1 UpdateItem   1 WCU
//
// Errors:  kNotFound as said; kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <string>

#include "base/clock.h"
#include "storage/table.h"

namespace flavorbot::storage {

class SubscriptionStore {
 public:
  explicit SubscriptionStore(const Table& table) : table_(table) {}  // borrows

  // kNotFound: no such account.
  AwaitableResult<void> SetTier(dynamodb::CallContext& context, std::string user_id,
                                std::string tier, base::TimePoint now) const;

 private:
  const Table& table_;
};

}  // namespace flavorbot::storage
