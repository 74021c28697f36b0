// Recipes: a person's own cookbook. Holds what is written to the rules, and answers in words for
// the person.
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/error.h"
#include "base/clock.h"
#include "storage/recipe_store.h"

namespace flavorbot::app::recipes {

inline constexpr std::int64_t kMaxPage = 100;
inline constexpr std::int64_t kDefaultPage = 50;

// What a person asks for a list by; texts as sent.
struct ListRequest {
  std::string category;  // empty or "all": every one
  std::optional<std::int64_t> limit;
  std::optional<std::string> cursor;
};

struct Page {
  std::vector<storage::StoredRecipe> recipes;
  std::optional<std::string> next_cursor;  // nullopt: the last page
};

class Recipes {
 public:
  // Borrows both.
  Recipes(storage::RecipeStore& store, const base::Clock& clock) : store_(store), clock_(clock) {}

  // Errors: kInvalidFields, kTooLarge.
  AwaitableResult<storage::StoredRecipe> Create(dynamodb::CallContext& context, std::string user_id,
                                                storage::RecipeFields fields);

  // Errors: kNotFound.
  AwaitableResult<storage::StoredRecipe> Get(dynamodb::CallContext& context, std::string user_id,
                                             std::int64_t recipe_id);

  // All recipes, newest first.
  // Errors: kInvalidFields: the category is none, or there are more than one answer can hold.
  AwaitableResult<std::vector<storage::StoredRecipe>> List(dynamodb::CallContext& context,
                                                           std::string user_id,
                                                           std::string category);

  // One page of them; see RecipeStore::ListPage for their order.
  // Errors: kInvalidFields, kInvalidRequest: the cursor is none.
  AwaitableResult<Page> ListPage(dynamodb::CallContext& context, std::string user_id,
                                 ListRequest request);

  // Changes the version `if_updated_at`, or whichever there is.
  // Errors: kInvalidFields, kNotFound, kConflict, kTooLarge.
  AwaitableResult<storage::StoredRecipe> Update(dynamodb::CallContext& context, std::string user_id,
                                                std::int64_t recipe_id,
                                                storage::RecipeFields changes,
                                                std::optional<std::string> if_updated_at);

  // Errors: kNotFound.
  AwaitableResult<void> Delete(dynamodb::CallContext& context, std::string user_id,
                               std::int64_t recipe_id);

  // Undoes a deletion of the last 24 hours.
  // Errors: kNotFound, kConflict.
  AwaitableResult<storage::StoredRecipe> Restore(dynamodb::CallContext& context,
                                                 std::string user_id, std::int64_t recipe_id);

 private:
  storage::RecipeStore& store_;
  const base::Clock& clock_;
};

}  // namespace flavorbot::app::recipes
