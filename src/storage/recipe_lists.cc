// RecipeStore's reads of many recipes.
#include <algorithm>
#include <utility>

#include "dynamodb/pages.h"
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
  dynamodb::QueryPages pages(table_.api(), RecipesOf(table_, user_id, category));
  do {
    auto response = co_await pages.Next(context);
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    list.recipes.reserve(list.recipes.size() + response->items.size());
    for (auto& item : response->items) {
      bytes += item.bytes.size();
      list.recipes.emplace_back(std::move(item));
    }
  } while (pages.HasNext() && bytes < kMaxListBytes);
  list.is_complete = !pages.HasNext();
  co_return list;
}

AwaitableResult<std::int64_t> RecipeStore::Count(dynamodb::CallContext& context,
                                                 std::string user_id) const {
  auto request = RecipesOf(table_, user_id, std::nullopt);
  request.select = dynamodb::Select::kCount;
  dynamodb::QueryPages pages(table_.api(), std::move(request));
  std::int64_t count = 0;
  while (pages.HasNext()) {
    const auto response = co_await pages.Next(context);
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    count += response->count;
  }
  co_return count;
}

AwaitableResult<RecipePage> RecipeStore::ListPage(dynamodb::CallContext& context,
                                                  std::string user_id,
                                                  RecipePageRequest request) const {
  RecipePage page;
  // One more than asked for, so that the last page is known to be the last.
  const std::size_t wanted = request.limit + 1;
  const std::size_t looked_at = request.category ? wanted * kItemsLookedAtEach : wanted;
  auto query = RecipesOf(table_, user_id, request.category);
  if (request.after) query.exclusive_start_key = StartAfter(user_id, *std::move(request.after));
  query.limit = static_cast<std::int32_t>(looked_at);
  dynamodb::QueryPages pages(table_.api(), std::move(query));
  for (unsigned queries = 0; queries < kMaxQueriesOfPage && pages.HasNext(); ++queries) {
    auto response = co_await pages.Next(context);
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    for (auto& item : response->items) {
      if (page.recipes.size() < wanted) page.recipes.emplace_back(std::move(item));
    }
    if (page.recipes.size() == wanted) break;
  }
  if (page.recipes.size() == wanted) {
    page.recipes.pop_back();
    page.last = page.recipes.back().View().sort_key;
  } else if (pages.HasNext()) {
    if (const auto* sort_key = pages.start()->Find(kSortKeyName)) {
      if (const auto* text = sort_key->As<std::string>()) page.last = *text;
    }
  }
  co_return page;
}

}  // namespace flavorbot::storage
