#include "storage/recipe_store.h"

#include <algorithm>
#include <utility>

#include "base/iso8601.h"
#include "storage/recipe_attributes.h"
#include "storage/recipe_item.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using recipe_attributes::kId;
using recipe_attributes::kUpdatedAt;

// The step after a taken id doubles, so these reach 65,000 ids ahead of the clock.
constexpr unsigned kMaxCreateAttempts = 17;
// Of simultaneous updates of one recipe at least one succeeds a round.
constexpr unsigned kMaxUpdateAttempts = 64;

constexpr std::string_view kExists = "attribute_exists(PK)";

StoreError Busy(std::string what) {
  return {.code = StoreErrorCode::kUnavailable, .cause = std::move(what)};
}

// The version after `seen`, not before `now`.
std::string VersionAfter(std::string_view seen, base::TimePoint now) {
  const auto seen_time = base::ParseIso8601(seen);
  if (seen_time) now = std::max(now, *seen_time + std::chrono::milliseconds{1});
  return base::FormatIso8601(now);
}

}  // namespace

AwaitableResult<StoredRecipe> RecipeStore::Create(dynamodb::CallContext& context,
                                                  std::string user_id, RecipeFields fields,
                                                  base::TimePoint now) {
  std::int64_t id = ids_.Next(user_id, now);
  auto item = RecipeItem(user_id, id, std::move(fields), base::FormatIso8601(now));
  for (unsigned attempt = 0; attempt < kMaxCreateAttempts; ++attempt) {
    StoredRecipe stored(dynamodb::Pack(item));
    dynamodb::PutItemRequest request;
    request.table_name = table_.name();
    request.item = std::move(item);
    request.condition_expression = "attribute_not_exists(PK)";
    auto response = co_await table_.api().PutItem(context, std::move(request));
    if (response) co_return stored;
    if (response.error().code != dynamodb::ErrorCode::kConditionalCheckFailedException) {
      co_return std::unexpected(ToStoreError(response.error()));
    }
    id = ids_.NextAfter(user_id, id, std::int64_t{1} << attempt);
    item = dynamodb::Unpack(stored.item());
    item.Set(std::string(kSortKeyName), AttributeValue::S(RecipeKey(user_id, id).sort_key));
    item.Set(std::string(kId), AttributeValue::N(id));
  }
  co_return std::unexpected(Busy("no free recipe id"));
}

AwaitableResult<StoredRecipe> RecipeStore::Get(dynamodb::CallContext& context, std::string user_id,
                                               std::int64_t recipe_id) const {
  auto item = co_await table_.Get(context, RecipeKey(user_id, recipe_id), Consistency::kStrong);
  if (!item) co_return std::unexpected(std::move(item).error());
  if (!*item) co_return std::unexpected(StoreError{.code = StoreErrorCode::kNotFound});
  co_return StoredRecipe(std::move(**item));
}

AwaitableResult<StoredRecipe> RecipeStore::Update(dynamodb::CallContext& context,
                                                  std::string user_id, std::int64_t recipe_id,
                                                  RecipeFields changes,
                                                  std::optional<std::string> if_updated_at,
                                                  base::TimePoint now) const {
  // `updatedAt` must grow, also when two updates fall in one millisecond or a clock is behind. So
  // the first try asks that the stored one is older, and a later one goes on from what it met.
  std::optional<std::string> seen = if_updated_at;
  for (unsigned attempt = 0; attempt < kMaxUpdateAttempts; ++attempt) {
    UpdateBuilder update;
    update.Require(kExists);
    const auto updated_at =
        AttributeValue::S(seen ? VersionAfter(*seen, now) : base::FormatIso8601(now));
    if (seen) {
      update.RequireEqual(kUpdatedAt, AttributeValue::S(*seen));
    } else {
      const auto name = update.Name(kUpdatedAt);
      const auto type = update.Value(AttributeValue::S("S"));
      update.Require("(NOT attribute_type(" + name + ", " + type + ") OR " + name + " < " +
                     update.Value(updated_at) + ")");
    }
    SetRecipeFields(update, changes);
    update.Set(kUpdatedAt, updated_at);
    dynamodb::UpdateItemRequest request;
    request.table_name = table_.name();
    request.key = KeyItem(RecipeKey(user_id, recipe_id));
    request.return_values = dynamodb::ReturnValues::kAllNew;
    request.return_values_on_condition_check_failure =
        dynamodb::ReturnValuesOnConditionCheckFailure::kAllOld;
    std::move(update).ApplyTo(request);
    auto response = co_await table_.api().UpdateItem(context, std::move(request));
    if (response) co_return StoredRecipe(std::move(*response->attributes));
    const auto& error = response.error();
    if (error.code != dynamodb::ErrorCode::kConditionalCheckFailedException) {
      co_return std::unexpected(ToStoreError(error));
    }
    if (!error.item) co_return std::unexpected(StoreError{.code = StoreErrorCode::kNotFound});
    if (if_updated_at) co_return std::unexpected(StoreError{.code = StoreErrorCode::kConflict});
    // Without a text there, the first try's condition holds: somebody took it away meanwhile.
    const auto met = ReadRecipe(error.item->bytes).updated_at;
    seen = met.empty() ? std::nullopt : std::optional<std::string>(met);
  }
  co_return std::unexpected(
      StoreError{.code = StoreErrorCode::kConflict, .cause = "too many updates of one recipe"});
}

}  // namespace flavorbot::storage
