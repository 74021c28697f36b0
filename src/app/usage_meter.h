// UsageMeter: what a person may still use of the chef this month (UTC).
//
// Recipes that the chef generates are limited by the tier, and counted before the chef is called;
// when the chef fails they are given back. Chats are counted apart and not limited.
//
//   auto reservation = co_await meter.ReserveGeneration(context, user_id);
//   if (!reservation) ...                       // kForbidden: the month is used up
//   auto recipe = co_await chef...;
//   if (!recipe) co_await meter.GiveBack(context, *reservation);
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/error.h"
#include "app/tiers.h"
#include "base/clock.h"
#include "storage/usage_store.h"
#include "storage/user_store.h"

namespace flavorbot::app {

struct MonthReport {
  std::string month;  // "2026-11"
  storage::Usage used;
  Tier tier = Tier::kFree;
  std::optional<std::int64_t> limit;      // nullopt: none
  std::optional<std::int64_t> remaining;  // nullopt: no limit
  base::TimePoint resets_at;
};

// What was used in `month` by a person of `tier`. REQUIRES: a month like "2026-11".
MonthReport ReportOf(Tier tier, std::string month, storage::Usage used);

// What was counted and can be given back, in the month in which it was counted.
struct Reservation {
  std::string user_id;
  std::string month;
  storage::UsageCounter counter = storage::UsageCounter::kRecipesGenerated;
  storage::Usage used;  // of that month, after it
};

class UsageMeter {
 public:
  // Borrows all three.
  UsageMeter(const storage::UsageStore& usage, const storage::UserStore& users,
             const base::Clock& clock)
      : usage_(usage), users_(users), clock_(clock) {}

  AwaitableResult<MonthReport> ThisMonth(dynamodb::CallContext& context, std::string user_id);

  // nullopt: nothing was used in that month.
  // Errors: kInvalidFields: `month` isn't like "2026-11".
  AwaitableResult<std::optional<storage::Usage>> Month(dynamodb::CallContext& context,
                                                       std::string user_id, std::string month);

  // Errors: kForbidden: the tier's generations of this month are used up.
  AwaitableResult<Reservation> ReserveGeneration(dynamodb::CallContext& context,
                                                 std::string user_id);

  // The same for who has the tier already.
  AwaitableResult<Reservation> ReserveGenerationAt(dynamodb::CallContext& context, Tier tier,
                                                   std::string user_id);

  AwaitableResult<Reservation> CountChat(dynamodb::CallContext& context, std::string user_id);

  // What is used of its month after it.
  AwaitableResult<storage::Usage> GiveBack(dynamodb::CallContext& context, Reservation reservation);

 private:
  // Errors: kUnauthenticated: the account is gone.
  AwaitableResult<Tier> TierOf(dynamodb::CallContext& context, std::string user_id);
  AwaitableResult<Reservation> Reserve(dynamodb::CallContext& context, std::string user_id,
                                       storage::UsageCounter counter,
                                       std::optional<std::int64_t> limit);

  const storage::UsageStore& usage_;
  const storage::UserStore& users_;
  const base::Clock& clock_;
};

}  // namespace flavorbot::app
