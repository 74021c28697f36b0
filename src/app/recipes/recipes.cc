#include "app/recipes/recipes.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "app/recipes/recipe_rules.h"
#include "storage/recipe_cursor.h"

namespace flavorbot::app::recipes {
namespace {

using storage::StoredRecipe;
using storage::StoreErrorCode;

Error FromRecipeStore(storage::StoreError error) {
  const auto code = error.code;
  auto mapped = FromStore(std::move(error));
  if (code == StoreErrorCode::kNotFound) mapped.message = "Recipe not found";
  if (code == StoreErrorCode::kConflict) {
    mapped.message = "This recipe was changed in the meantime. Reload it and try again.";
  }
  if (code == StoreErrorCode::kTooLarge) mapped.message = "This recipe is too large to be saved";
  return mapped;
}

// nullopt: every category.
Result<std::optional<std::string>> CategoryOf(std::string asked) {
  if (asked.empty() || asked == "all") return std::nullopt;
  if (IsCategory(asked)) return std::optional(std::move(asked));
  return std::unexpected(InvalidFields({{"category", "Must be a category or \"all\""}}));
}

void SortNewestFirst(std::vector<StoredRecipe>& recipes) {
  struct Entry {
    std::string_view created_at;
    std::int64_t id;
    std::size_t index;
  };
  std::vector<Entry> order;
  order.reserve(recipes.size());
  for (std::size_t i = 0; i < recipes.size(); ++i) {
    const auto view = recipes[i].View();
    order.push_back({view.created_at, view.id, i});
  }
  const auto newer = [](const Entry& a, const Entry& b) {
    return std::tie(a.created_at, a.id) > std::tie(b.created_at, b.id);
  };
  // By descending key they mostly are in this order.
  if (std::ranges::is_sorted(order, newer)) return;
  std::ranges::sort(order, newer);
  std::vector<StoredRecipe> sorted;
  sorted.reserve(recipes.size());
  for (const auto& entry : order) sorted.push_back(std::move(recipes[entry.index]));
  recipes = std::move(sorted);
}

}  // namespace

AwaitableResult<StoredRecipe> Recipes::Create(dynamodb::CallContext& context, std::string user_id,
                                              storage::RecipeFields fields) {
  if (auto errors = CheckRecipe(fields, Needs::kAll); !errors.empty()) {
    co_return std::unexpected(InvalidFields(std::move(errors)));
  }
  auto created =
      co_await store_.Create(context, std::move(user_id), std::move(fields), clock_.Now());
  if (!created) co_return std::unexpected(FromRecipeStore(std::move(created).error()));
  co_return *std::move(created);
}

AwaitableResult<StoredRecipe> Recipes::Get(dynamodb::CallContext& context, std::string user_id,
                                           std::int64_t recipe_id) {
  auto recipe = co_await store_.Get(context, std::move(user_id), recipe_id);
  if (!recipe) co_return std::unexpected(FromRecipeStore(std::move(recipe).error()));
  co_return *std::move(recipe);
}

AwaitableResult<std::vector<StoredRecipe>> Recipes::List(dynamodb::CallContext& context,
                                                         std::string user_id,
                                                         std::string category) {
  auto asked = CategoryOf(std::move(category));
  if (!asked) co_return std::unexpected(std::move(asked).error());
  auto list = co_await store_.List(context, std::move(user_id), *std::move(asked));
  if (!list) co_return std::unexpected(FromRecipeStore(std::move(list).error()));
  if (!list->is_complete) {
    co_return std::unexpected(
        InvalidFields({{"limit", "Is required: there are too many recipes for one answer"}}));
  }
  SortNewestFirst(list->recipes);
  co_return std::move(list->recipes);
}

AwaitableResult<Page> Recipes::ListPage(dynamodb::CallContext& context, std::string user_id,
                                        ListRequest request) {
  const std::int64_t limit = request.limit.value_or(kDefaultPage);
  if (limit < 1 || limit > kMaxPage) {
    co_return std::unexpected(
        InvalidFields({{"limit", "Must be a whole number from 1 to " + std::to_string(kMaxPage)}}));
  }
  auto category = CategoryOf(std::move(request.category));
  if (!category) co_return std::unexpected(std::move(category).error());
  storage::RecipePageRequest page_request{.limit = static_cast<std::size_t>(limit),
                                          .category = *std::move(category)};
  if (request.cursor) {
    page_request.after = storage::DecodeRecipeCursor(*request.cursor);
    if (!page_request.after) {
      co_return std::unexpected(MakeError(ErrorCode::kInvalidRequest, "The cursor is not valid"));
    }
  }
  auto found = co_await store_.ListPage(context, std::move(user_id), std::move(page_request));
  if (!found) co_return std::unexpected(FromRecipeStore(std::move(found).error()));
  Page page{.recipes = std::move(found->recipes)};
  if (found->last) page.next_cursor = storage::EncodeRecipeCursor(*found->last);
  co_return page;
}

AwaitableResult<StoredRecipe> Recipes::Update(dynamodb::CallContext& context, std::string user_id,
                                              std::int64_t recipe_id, storage::RecipeFields changes,
                                              std::optional<std::string> if_updated_at) {
  if (auto errors = CheckRecipe(changes, Needs::kNothing); !errors.empty()) {
    co_return std::unexpected(InvalidFields(std::move(errors)));
  }
  auto updated = co_await store_.Update(context, std::move(user_id), recipe_id, std::move(changes),
                                        std::move(if_updated_at), clock_.Now());
  if (!updated) co_return std::unexpected(FromRecipeStore(std::move(updated).error()));
  co_return *std::move(updated);
}

AwaitableResult<void> Recipes::Delete(dynamodb::CallContext& context, std::string user_id,
                                      std::int64_t recipe_id) {
  auto deleted = co_await store_.Delete(context, std::move(user_id), recipe_id, clock_.Now());
  if (!deleted) co_return std::unexpected(FromRecipeStore(std::move(deleted).error()));
  co_return Result<void>{};
}

AwaitableResult<StoredRecipe> Recipes::Restore(dynamodb::CallContext& context, std::string user_id,
                                               std::int64_t recipe_id) {
  auto restored = co_await store_.Restore(context, std::move(user_id), recipe_id, clock_.Now());
  if (!restored) co_return std::unexpected(FromRecipeStore(std::move(restored).error()));
  co_return *std::move(restored);
}

}  // namespace flavorbot::app::recipes
