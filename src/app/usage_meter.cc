#include "app/usage_meter.h"

#include <algorithm>
#include <utility>

#include "base/iso8601.h"

namespace flavorbot::app {

using storage::UsageCounter;

AwaitableResult<Tier> UsageMeter::TierOf(dynamodb::CallContext& context, std::string user_id) {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(MakeError(ErrorCode::kUnauthenticated, "Unauthorized"));
  co_return ParseTier((*user)->subscription_tier);
}

AwaitableResult<MonthReport> UsageMeter::ThisMonth(dynamodb::CallContext& context,
                                                   std::string user_id) {
  const auto now = clock_.Now();
  MonthReport report;
  report.month = base::FormatMonth(now);
  report.resets_at = base::NextMonth(now);
  auto tier = co_await TierOf(context, user_id);
  if (!tier) co_return std::unexpected(std::move(tier).error());
  auto used = co_await usage_.Get(context, std::move(user_id), report.month);
  if (!used) co_return std::unexpected(FromStore(std::move(used).error()));
  if (*used) report.used = **std::move(used);
  report.tier = *tier;
  report.limit = MonthlyGenerations(*tier);
  if (report.limit) {
    report.remaining = std::max<std::int64_t>(0, *report.limit - report.used.recipes_generated);
  }
  co_return report;
}

AwaitableResult<std::optional<storage::Usage>> UsageMeter::Month(dynamodb::CallContext& context,
                                                                 std::string user_id,
                                                                 std::string month) {
  if (!base::ParseMonth(month)) {
    co_return std::unexpected(InvalidFields({{"month", "Must be a month like 2026-11"}}));
  }
  auto used = co_await usage_.Get(context, std::move(user_id), std::move(month));
  if (!used) co_return std::unexpected(FromStore(std::move(used).error()));
  co_return *std::move(used);
}

AwaitableResult<Reservation> UsageMeter::ReserveGeneration(dynamodb::CallContext& context,
                                                           std::string user_id) {
  auto tier = co_await TierOf(context, user_id);
  if (!tier) co_return std::unexpected(std::move(tier).error());
  auto reservation = co_await ReserveGenerationAt(context, *tier, std::move(user_id));
  co_return reservation;
}

AwaitableResult<Reservation> UsageMeter::ReserveGenerationAt(dynamodb::CallContext& context,
                                                             Tier tier, std::string user_id) {
  auto reservation = co_await Reserve(context, std::move(user_id), UsageCounter::kRecipesGenerated,
                                      MonthlyGenerations(tier));
  co_return reservation;
}

AwaitableResult<Reservation> UsageMeter::CountChat(dynamodb::CallContext& context,
                                                   std::string user_id) {
  auto reservation =
      co_await Reserve(context, std::move(user_id), UsageCounter::kRecipeQueries, std::nullopt);
  co_return reservation;
}

AwaitableResult<Reservation> UsageMeter::Reserve(dynamodb::CallContext& context,
                                                 std::string user_id, UsageCounter counter,
                                                 std::optional<std::int64_t> limit) {
  const auto now = clock_.Now();
  Reservation reservation{
      .user_id = std::move(user_id), .month = base::FormatMonth(now), .counter = counter};
  auto counted =
      co_await usage_.Reserve(context, reservation.user_id, reservation.month, counter, limit, now);
  if (counted) co_return reservation;
  if (counted.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(MakeError(ErrorCode::kForbidden,
                                        "Monthly recipe limit reached. Please upgrade your plan."));
  }
  co_return std::unexpected(FromStore(std::move(counted).error()));
}

AwaitableResult<void> UsageMeter::GiveBack(dynamodb::CallContext& context,
                                           Reservation reservation) {
  auto given =
      co_await usage_.GiveBack(context, std::move(reservation.user_id),
                               std::move(reservation.month), reservation.counter, clock_.Now());
  if (!given) co_return std::unexpected(FromStore(std::move(given).error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::app
