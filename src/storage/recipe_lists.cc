// RecipeStore's reads of many recipes.
#include <algorithm>
#include <utility>

#include "storage/recipe_attributes.h"
#include "storage/recipe_store.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

// With a category a page looks at this many items for each it may return, and asks this often.
constexpr std::size_t kItemsLookedAtEach = 4;
constexpr unsigned kMaxQueriesOfPage = 10;

dynamodb::QueryRequest RecipesOf(const Table& table, std::string_view user_id,
                                 const std::optional<std::string>& category) {
  dynamodb::QueryRequest request;
  request.table_name = table.name();
  request.key_condition_expression = "PK = :user AND begins_with(SK, :recipes)";
  request.expression_attribute_values.emplace();
  auto& values = *request.expression_attribute_values;
  values.emplace(":user", AttributeValue::S(UserPartition(user_id)));
  values.emplace(":recipes", AttributeValue::S(std::string(kRecipePrefix)));
  if (category) {
    request.filter_expression = "#category = :category";
    request.expression_attribute_names.emplace();
    request.expression_attribute_names->emplace("#category", recipe_attributes::kCategory);
    values.emplace(":category", AttributeValue::S(*category));
  }
  request.scan_index_forward = false;
  request.consistent_read = true;
  return request;
}

dynamodb::Item StartAfter(std::string_view user_id, std::string sort_key) {
  return KeyItem({.partition_key = UserPartition(user_id), .sort_key = std::move(sort_key)});
}

}  // namespace

AwaitableResult<RecipeList> RecipeStore::List(dynamodb::CallContext& context, std::string user_id,
                                              std::optional<std::string> category) const {
  RecipeList list;
  std::size_t bytes = 0;
  std::optional<dynamodb::Item> after;
  do {
    auto request = RecipesOf(table_, user_id, category);
    request.exclusive_start_key = std::move(after);
    auto response = co_await table_.api().Query(context, std::move(request));
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    list.recipes.reserve(list.recipes.size() + response->items.size());
    for (auto& item : response->items) {
      bytes += item.bytes.size();
      list.recipes.emplace_back(std::move(item));
    }
    after = std::move(response->last_evaluated_key);
  } while (after && bytes < kMaxListBytes);
  list.is_complete = !after.has_value();
  co_return list;
}

AwaitableResult<std::int64_t> RecipeStore::Count(dynamodb::CallContext& context,
                                                 std::string user_id) const {
  auto request = RecipesOf(table_, user_id, std::nullopt);
  request.select = dynamodb::Select::kCount;
  std::int64_t count = 0;
  do {
    auto response = co_await table_.api().Query(context, request);
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    count += response->count;
    request.exclusive_start_key = std::move(response->last_evaluated_key);
  } while (request.exclusive_start_key);
  co_return count;
}

AwaitableResult<RecipePage> RecipeStore::ListPage(dynamodb::CallContext& context,
                                                  std::string user_id,
                                                  RecipePageRequest request) const {
  RecipePage page;
  std::optional<dynamodb::Item> after;
  if (request.after) after = StartAfter(user_id, *std::move(request.after));
  // One more than asked for, so that the last page is known to be the last.
  const std::size_t wanted = request.limit + 1;
  const std::size_t looked_at = request.category ? wanted * kItemsLookedAtEach : wanted;
  for (unsigned queries = 0; queries < kMaxQueriesOfPage; ++queries) {
    auto query = RecipesOf(table_, user_id, request.category);
    query.exclusive_start_key = std::move(after);
    query.limit = static_cast<std::int32_t>(looked_at);
    auto response = co_await table_.api().Query(context, std::move(query));
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    for (auto& item : response->items) {
      if (page.recipes.size() < wanted) page.recipes.emplace_back(std::move(item));
    }
    after = std::move(response->last_evaluated_key);
    if (!after || page.recipes.size() == wanted) break;
  }
  if (page.recipes.size() == wanted) {
    page.recipes.pop_back();
    page.last = page.recipes.back().View().sort_key;
  } else if (after) {
    if (const auto* sort_key = after->Find(kSortKeyName)) {
      if (const auto* text = sort_key->As<std::string>()) page.last = *text;
    }
  }
  co_return page;
}

}  // namespace flavorbot::storage
