// ChefTokensStore: the tokens that a model has cost the operator in a month (UTC), of all people
// together; one item a month.
//
//   pattern    requests       units
//   Get        1 GetItem      half an RCU
//   Add        1 UpdateItem   1 WCU
//
// Threads: any. The context lives until the call's answer; the store and the
// table live longer than its calls.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "storage/table.h"

namespace flavorbot::storage {

struct ChefTokens {
  std::int64_t input = 0;
  std::int64_t output = 0;
  friend bool operator==(const ChefTokens&, const ChefTokens&) = default;
};

class ChefTokensStore {
 public:
  explicit ChefTokensStore(const Table& table) : table_(table) {}  // borrows

  // `month` is "2026-11". May lag behind by a moment.
  AwaitableResult<ChefTokens> Get(dynamodb::CallContext& context, std::string month) const;

  AwaitableResult<void> Add(dynamodb::CallContext& context, std::string month, ChefTokens tokens,
                            base::TimePoint now) const;

 private:
  const Table& table_;
};

}  // namespace flavorbot::storage
