// UsageStore: what a user used of the chef in a month, counted in one item a month.
//
// Checking a limit and counting are one conditional UpdateItem, so of many at once exactly as many
// succeed as there is room for. The Node version's items have recipeQueries only; what they lack
// counts as 0.
//
//   pattern    requests       units
//   Get        1 GetItem      1 RCU
//   Reserve    1 UpdateItem   1 WCU, also when refused
//   GiveBack   1 UpdateItem   1 WCU
//
// Threads: any. The context lives until the call's answer; the store and the
// table live longer than its calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "storage/table.h"

namespace flavorbot::storage {

struct Usage {
  std::int64_t recipe_queries = 0;  // chats
  std::int64_t recipes_generated = 0;
  std::optional<std::string> updated_at;  // ISO 8601
};

enum class UsageCounter { kRecipeQueries, kRecipesGenerated };

class UsageStore {
 public:
  explicit UsageStore(const Table& table) : table_(table) {}  // borrows

  // nullopt: nothing was used in that month. `month` is "2026-11".
  AwaitableResult<std::optional<Usage>> Get(dynamodb::CallContext& context, std::string user_id,
                                            std::string month) const;

  // Counts one more, and returns the counts after it.
  // REQUIRES: a limit, where there is one, of at least 1.
  // Errors:   kConflict: the counter has reached `limit`; nothing was counted.
  AwaitableResult<Usage> Reserve(dynamodb::CallContext& context, std::string user_id,
                                 std::string month, UsageCounter counter,
                                 std::optional<std::int64_t> limit, base::TimePoint now) const;

  // Counts one less, and returns the counts after it; at 0 nothing happens.
  AwaitableResult<Usage> GiveBack(dynamodb::CallContext& context, std::string user_id,
                                  std::string month, UsageCounter counter,
                                  base::TimePoint now) const;

 private:
  const Table& table_;
};

// Reads a usage item in place.
Usage ReadUsage(base::BytesView packed_item);

}  // namespace flavorbot::storage
