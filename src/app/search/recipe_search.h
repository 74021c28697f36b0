// RecipeSearch: a text -> the person's recipes that fit it, best first.
//
// The whole cookbook is read in as few Queries as it has megabytes and searched in place; what
// doesn't fit is never more than bytes.
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <string>
#include <vector>

#include "app/error.h"
#include "app/search/query.h"
#include "storage/recipe_store.h"

namespace flavorbot::app::search {

inline constexpr std::size_t kMaxHits = 50;

class RecipeSearch {
 public:
  explicit RecipeSearch(const storage::RecipeStore& store) : store_(store) {}  // borrows

  // At most kMaxHits: by score, then the newest first. Of a cookbook beyond
  // RecipeStore::kMaxListBytes the newest are searched.
  // Errors: kInvalidFields, under "q": blank, or over kMaxQueryCharacters.
  AwaitableResult<std::vector<storage::StoredRecipe>> Search(dynamodb::CallContext& context,
                                                             std::string user_id, std::string text);

 private:
  const storage::RecipeStore& store_;
};

// The hits among `recipes`, in order.
std::vector<storage::StoredRecipe> BestRecipes(const Query& query,
                                               std::vector<storage::StoredRecipe> recipes);

}  // namespace flavorbot::app::search
