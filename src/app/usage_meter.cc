#include "app/usage_meter.h"

#include <algorithm>
#include <utility>

#include "base/iso8601.h"

namespace flavorbot::app {

using storage::UsageCounter;

MonthReport ReportOf(Tier tier, std::string month, storage::Usage used) {
  MonthReport report{.used = std::move(used), .tier = tier, .limit = MonthlyGenerations(tier)};
  report.resets_at = base::NextMonth(base::ParseMonth(month).value_or(base::TimePoint{}));
  report.month = std::move(month);
  if (report.limit) {
    report.remaining = std::max<std::int64_t>(0, *report.limit - report.used.recipes_generated);
  }
  return report;
}

AwaitableResult<Tier> UsageMeter::TierOf(dynamodb::CallContext& context, std::string user_id) {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(MakeError(ErrorCode::kUnauthenticated, "Unauthorized"));
  co_return ParseTier((*user)->subscription_tier);
}

AwaitableResult<MonthReport> UsageMeter::ThisMonth(dynamodb::CallContext& context,
                                                   std::string user_id) {
  auto month = base::FormatMonth(clock_.Now());
  auto tier = co_await TierOf(context, user_id);
  if (!tier) co_return std::unexpected(std::move(tier).error());
  auto used = co_await usage_.Get(context, std::move(user_id), month);
  if (!used) co_return std::unexpected(FromStore(std::move(used).error()));
  co_return ReportOf(*tier, std::move(month), std::move(*used).value_or(storage::Usage{}));
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
  Reservation reservation{.user_id = std::move(user_id),
                          .month = base::FormatMonth(now),
                          .counter = counter,
                          .used = {}};
  auto counted =
      co_await usage_.Reserve(context, reservation.user_id, reservation.month, counter, limit, now);
  if (counted) {
    reservation.used = *std::move(counted);
    co_return reservation;
  }
  if (counted.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(MakeError(ErrorCode::kForbidden,
                                        "Monthly recipe limit reached. Please upgrade your plan."));
  }
  co_return std::unexpected(FromStore(std::move(counted).error()));
}

AwaitableResult<storage::Usage> UsageMeter::GiveBack(dynamodb::CallContext& context,
                                                     Reservation reservation) {
  auto given =
      co_await usage_.GiveBack(context, std::move(reservation.user_id),
                               std::move(reservation.month), reservation.counter, clock_.Now());
  if (!given) co_return std::unexpected(FromStore(std::move(given).error()));
  co_return *std::move(given);
}

}  // namespace flavorbot::app
