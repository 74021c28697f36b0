#include "app/chef/token_budget.h"

#include "base/iso8601.h"
#include "base/log.h"

namespace flavorbot::app::chef {

AwaitableResult<void> TokenBudget::Check(dynamodb::CallContext& context) const {
  if (monthly_tokens_ == 0) co_return Result<void>{};
  const auto now = clock_.Now();
  const auto used = co_await store_.Get(context, base::FormatMonth(now));
  if (!used) co_return std::unexpected(FromStore(used.error()));
  if (used->input + used->output < monthly_tokens_) co_return Result<void>{};
  auto error = MakeError(ErrorCode::kUnavailable,
                         "The chef has answered as much as it can this month and is back on the "
                         "first of the next. Your recipes are all there.");
  error.cause = "FLAVORBOT_CHEF_MONTHLY_TOKENS is reached";
  error.retry_after = std::chrono::ceil<std::chrono::seconds>(base::NextMonth(now) - now);
  co_return std::unexpected(std::move(error));
}

boost::asio::awaitable<void> TokenBudget::Count(dynamodb::CallContext& context,
                                                TokenUsage usage) const {
  if (usage.input_tokens == 0 && usage.output_tokens == 0) co_return;
  const auto now = clock_.Now();
  const auto counted =
      co_await store_.Add(context, base::FormatMonth(now),
                          {.input = usage.input_tokens, .output = usage.output_tokens}, now);
  if (!counted) {
    base::Log(base::Level::kError, "the chef's tokens could not be counted",
              {{"id", context.request_id}, {"cause", counted.error().cause}});
  }
}

}  // namespace flavorbot::app::chef
