#include "app/usage/subscriptions.h"

#include <utility>

namespace flavorbot::app::usage {

AwaitableResult<void> Subscriptions::SetTier(dynamodb::CallContext& context, std::string user_id,
                                             Tier tier) const {
  auto set = co_await store_.SetTier(context, std::move(user_id), std::string(TierName(tier)),
                                     clock_.Now());
  if (!set) co_return std::unexpected(FromStore(std::move(set).error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::app::usage
