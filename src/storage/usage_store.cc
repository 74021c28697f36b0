#include "storage/usage_store.h"

#include <utility>

#include "base/iso8601.h"
#include "storage/item_fields.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

// The attribute names of a usage item: the Node version's.
constexpr std::string_view kUserId = "userId";
constexpr std::string_view kMonth = "month";
constexpr std::string_view kRecipeQueries = "recipeQueries";
constexpr std::string_view kRecipesGenerated = "recipesGenerated";
constexpr std::string_view kUpdatedAt = "updatedAt";

std::string_view NameOf(UsageCounter counter) {
  switch (counter) {
    case UsageCounter::kRecipeQueries:
      return kRecipeQueries;
    case UsageCounter::kRecipesGenerated:
      return kRecipesGenerated;
  }
  return {};
}

dynamodb::UpdateItemRequest UpdateOf(const Table& table, std::string_view user_id,
                                     std::string_view month, UpdateBuilder update) {
  dynamodb::UpdateItemRequest request;
  request.table_name = table.name();
  request.key = KeyItem(UsageKey(user_id, month));
  request.return_values = dynamodb::ReturnValues::kAllNew;
  std::move(update).ApplyTo(request);
  return request;
}

}  // namespace

Usage ReadUsage(base::BytesView packed_item) {
  Usage usage;
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    const auto name = it.name();
    if (name == kRecipeQueries) usage.recipe_queries = IntegerOf(it.value()).value_or(0);
    if (name == kRecipesGenerated) usage.recipes_generated = IntegerOf(it.value()).value_or(0);
    if (name == kUpdatedAt) usage.updated_at = it.value().string();
  }
  return usage;
}

AwaitableResult<std::optional<Usage>> UsageStore::Get(dynamodb::CallContext& context,
                                                      std::string user_id,
                                                      std::string month) const {
  auto item = co_await table_.Get(context, UsageKey(user_id, month), Consistency::kStrong);
  if (!item) co_return std::unexpected(std::move(item).error());
  std::optional<Usage> usage;
  if (*item) usage = ReadUsage((*item)->bytes);
  co_return usage;
}

AwaitableResult<Usage> UsageStore::Reserve(dynamodb::CallContext& context, std::string user_id,
                                           std::string month, UsageCounter counter,
                                           std::optional<std::int64_t> limit,
                                           base::TimePoint now) const {
  UpdateBuilder update;
  update.Add(NameOf(counter), AttributeValue::N(std::int64_t{1}));
  update.Set(kUserId, AttributeValue::S(user_id));
  update.Set(kMonth, AttributeValue::S(month));
  update.Set(kUpdatedAt, AttributeValue::S(base::FormatIso8601(now)));
  if (limit) {
    const auto name = update.Name(NameOf(counter));
    const auto most = update.Value(AttributeValue::N(*limit));
    update.Require("(attribute_not_exists(" + name + ") OR " + name + " < " + most + ")");
  }
  auto request = UpdateOf(table_, user_id, month, std::move(update));
  auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return ReadUsage(response->attributes->bytes);
}

AwaitableResult<Usage> UsageStore::GiveBack(dynamodb::CallContext& context, std::string user_id,
                                            std::string month, UsageCounter counter,
                                            base::TimePoint now) const {
  UpdateBuilder update;
  update.Add(NameOf(counter), AttributeValue::N(std::int64_t{-1}));
  update.Set(kUpdatedAt, AttributeValue::S(base::FormatIso8601(now)));
  const auto name = update.Name(NameOf(counter));
  update.Require(name + " > " + update.Value(AttributeValue::N(std::int64_t{0})));
  auto request = UpdateOf(table_, user_id, month, std::move(update));
  request.return_values_on_condition_check_failure =
      dynamodb::ReturnValuesOnConditionCheckFailure::kAllOld;
  auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (response) co_return ReadUsage(response->attributes->bytes);
  const auto& error = response.error();
  if (error.code != dynamodb::ErrorCode::kConditionalCheckFailedException) {
    co_return std::unexpected(ToStoreError(error));
  }
  Usage usage;
  if (error.item) usage = ReadUsage(error.item->bytes);
  co_return usage;
}

}  // namespace flavorbot::storage
