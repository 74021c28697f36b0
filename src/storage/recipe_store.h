// RecipeStore: a user's recipes, one item each, under RECIPE#<id> in the user's partition.
//
// A user's own recipes are read strongly consistent: what was saved is in the next list. Writes are
// conditional; `updatedAt` grows with every update, so it names a version.
//
//   pattern    requests                                    units, of a recipe of up to 1 KB
//   Create     1 PutItem                                   1 WCU
//   Get        1 GetItem                                   1 RCU
//   List       1 Query a MB                                1 RCU a 4 KB of all
//   Count      1 Query a MB                                1 RCU a 4 KB of all
//   ListPage   1 Query, with a category up to 10           1 RCU a 4 KB of what is looked at
//   Update     1 UpdateItem, more when others do the same  1 WCU
//   Delete     1 GetItem, 1 TransactWriteItems             1 RCU, 4 WCU
//   Restore    1 GetItem, 1 TransactWriteItems             1 RCU, 4 WCU
//
// Errors:  kNotFound: the user has no such recipe; nothing was changed or created.
// Threads: any. The context lives until the call's answer; the store and the
// table live longer than its calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "storage/recipe_fields.h"
#include "storage/recipe_ids.h"
#include "storage/recipe_view.h"
#include "storage/table.h"

namespace flavorbot::storage {

struct RecipeList {
  std::vector<StoredRecipe> recipes;
  // False: there are more than kMaxListBytes of them; these are the first by descending key.
  bool is_complete = true;
};

struct RecipePageRequest {
  std::size_t limit = 50;  // at least 1
  std::optional<std::string> category;
  std::optional<std::string> after;  // the sort key that the page before ended with
};

struct RecipePage {
  std::vector<StoredRecipe> recipes;  // may be fewer than asked for, and none, before the last page
  std::optional<std::string> last;    // the `after` of the next page; nullopt: this is the last
};

class RecipeStore {
 public:
  // What List reads at most.
  static constexpr std::size_t kMaxListBytes = std::size_t{16} << 20;
  // How long a deleted recipe can be restored.
  static constexpr std::chrono::hours kKeepDeleted{24};

  explicit RecipeStore(const Table& table) : table_(table) {}  // borrows

  // REQUIRES: title, ingredients, instructions and category are given.
  // Errors:   kTooLarge.
  AwaitableResult<StoredRecipe> Create(dynamodb::CallContext& context, std::string user_id,
                                       RecipeFields fields, base::TimePoint now);

  AwaitableResult<StoredRecipe> Get(dynamodb::CallContext& context, std::string user_id,
                                    std::int64_t recipe_id) const;

  // All recipes, or all of one category, by descending key.
  AwaitableResult<RecipeList> List(dynamodb::CallContext& context, std::string user_id,
                                   std::optional<std::string> category) const;

  // How many recipes.
  AwaitableResult<std::int64_t> Count(dynamodb::CallContext& context, std::string user_id) const;

  // By descending key, which is newest first for ids of one length. Ids of another length (small
  // serials of an import) take the place that their digits have in byte order: 7 comes before
  // 1763845200000, and that before 12. Every recipe is in exactly one page all the same.
  AwaitableResult<RecipePage> ListPage(dynamodb::CallContext& context, std::string user_id,
                                       RecipePageRequest request) const;

  // Changes what `changes` gives. With `if_updated_at` only that version of the recipe.
  // Errors: kConflict (another version, or too many others at it), kTooLarge.
  AwaitableResult<StoredRecipe> Update(dynamodb::CallContext& context, std::string user_id,
                                       std::int64_t recipe_id, RecipeFields changes,
                                       std::optional<std::string> if_updated_at,
                                       base::TimePoint now) const;

  // Moves the recipe to where Restore finds it for kKeepDeleted.
  AwaitableResult<void> Delete(dynamodb::CallContext& context, std::string user_id,
                               std::int64_t recipe_id, base::TimePoint now) const;

  // Brings a deleted recipe back as it was. One that is back already is returned: a repeated
  // request is no error.
  // Errors: kConflict: another recipe has its id by now.
  AwaitableResult<StoredRecipe> Restore(dynamodb::CallContext& context, std::string user_id,
                                        std::int64_t recipe_id, base::TimePoint now) const;

 private:
  const Table& table_;
  RecipeIds ids_;
};

}  // namespace flavorbot::storage
