// RecipeStore's Delete and Restore: a recipe moves between RECIPE#<id> and DELETED#RECIPE#<id>.
#include <utility>

#include "dynamodb/backoff.h"
#include "dynamodb/item_size.h"
#include "storage/item_fields.h"
#include "storage/recipe_attributes.h"
#include "storage/recipe_item.h"
#include "storage/recipe_store.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

// How often the item is read again when it changed between the reading and the moving.
constexpr unsigned kMaxMoves = 16;

// Deletes the item of `key` if it still is the version `item`.
dynamodb::TransactDelete DeleteVersion(const Table& table, Key key, const dynamodb::Item& item) {
  UpdateBuilder condition;
  condition.Require("attribute_exists(PK)");
  if (const auto* seen = item.Find(recipe_attributes::kUpdatedAt)) {
    condition.RequireEqual(recipe_attributes::kUpdatedAt, *seen);
  } else {
    condition.RequireAbsent(recipe_attributes::kUpdatedAt);
  }
  dynamodb::TransactDelete request;
  request.table_name = table.name();
  request.key = KeyItem(std::move(key));
  std::move(condition).ApplyConditionTo(request);
  return request;
}

dynamodb::TransactPut Put(const Table& table, dynamodb::Item item) {
  dynamodb::TransactPut request;
  request.table_name = table.name();
  request.item = std::move(item);
  return request;
}

bool IsOver(const RecipeView& deleted, base::TimePoint now) {
  return !deleted.time_to_live ||
         base::TimePoint{std::chrono::seconds{*deleted.time_to_live}} <= now;
}

constexpr std::size_t kDeleteIndex = 0;  // of both transactions

}  // namespace

AwaitableResult<void> RecipeStore::Delete(dynamodb::CallContext& context, std::string user_id,
                                          std::int64_t recipe_id, base::TimePoint now) const {
  for (unsigned attempt = 0;; ++attempt) {
    auto stored = co_await Get(context, user_id, recipe_id);
    if (!stored) co_return std::unexpected(std::move(stored).error());
    auto recipe = dynamodb::Unpack(stored->item());

    dynamodb::TransactWriteItemsRequest request;
    request.transact_items.emplace_back(
        DeleteVersion(table_, RecipeKey(user_id, recipe_id), recipe));
    auto deleted =
        DeletedRecipeItem(std::move(recipe), user_id, recipe_id, Seconds(now + kKeepDeleted));
    // One that has no room for the time to live left can be deleted, but not restored.
    if (dynamodb::ItemSize(deleted) <= dynamodb::kMaxItemBytes) {
      request.transact_items.emplace_back(Put(table_, std::move(deleted)));
    }
    auto response = co_await table_.Transact(context, std::move(request));
    if (response) co_return Result<void>{};
    bool again = ConditionFailedAt(response.error(), kDeleteIndex) && attempt + 1 < kMaxMoves;
    if (again) again = co_await dynamodb::BackOff(attempt, context.deadline);
    if (!again) co_return std::unexpected(ToStoreError(response.error()));
  }
}

AwaitableResult<StoredRecipe> RecipeStore::Restore(dynamodb::CallContext& context,
                                                   std::string user_id, std::int64_t recipe_id,
                                                   base::TimePoint now) const {
  for (unsigned attempt = 0;; ++attempt) {
    const auto deleted_key = DeletedRecipeKey(user_id, recipe_id);
    auto found = co_await table_.Get(context, deleted_key, Consistency::kStrong);
    if (!found) co_return std::unexpected(std::move(found).error());
    if (!*found) {
      auto stored = co_await Get(context, user_id, recipe_id);
      co_return stored;
    }
    if (IsOver(ReadRecipe((*found)->bytes), now)) {
      co_return std::unexpected(StoreError{.code = StoreErrorCode::kNotFound});
    }
    auto deleted = dynamodb::Unpack(**found);

    dynamodb::TransactWriteItemsRequest request;
    request.transact_items.emplace_back(DeleteVersion(table_, deleted_key, deleted));
    auto recipe = RestoredRecipeItem(std::move(deleted), user_id, recipe_id);
    StoredRecipe restored(dynamodb::Pack(recipe));
    auto put = Put(table_, std::move(recipe));
    put.condition_expression = "attribute_not_exists(PK)";
    request.transact_items.emplace_back(std::move(put));
    auto response = co_await table_.Transact(context, std::move(request));
    if (response) co_return restored;
    // Somebody else restored it just now, and the next look finds it. When only the other condition
    // failed its id was given out again.
    const bool again = ConditionFailedAt(response.error(), kDeleteIndex) && attempt + 1 < kMaxMoves;
    if (!again) co_return std::unexpected(ToStoreError(response.error()));
  }
}

}  // namespace flavorbot::storage
