#include "storage/subscription_store.h"

#include <utility>

#include "base/iso8601.h"
#include "storage/update_builder.h"
#include "storage/user_attributes.h"
#include "storage/user_conditions.h"

namespace flavorbot::storage {

using dynamodb::AttributeValue;

AwaitableResult<void> SubscriptionStore::SetTier(dynamodb::CallContext& context,
                                                 std::string user_id, std::string tier,
                                                 base::TimePoint now) const {
  UpdateBuilder update;
  update.Set(user_attributes::kSubscriptionTier, AttributeValue::S(std::move(tier)));
  update.Set(user_attributes::kUpdatedAt, AttributeValue::S(base::FormatIso8601(now)));
  RequireLiveAccount(update);
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ProfileKey(user_id));
  std::move(update).ApplyTo(request);
  const auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (response) co_return Result<void>{};
  auto error = ToStoreError(response.error());
  if (error.code == StoreErrorCode::kConflict) error.code = StoreErrorCode::kNotFound;
  co_return std::unexpected(std::move(error));
}

}  // namespace flavorbot::storage
