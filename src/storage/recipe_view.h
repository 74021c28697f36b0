// RecipeView: a recipe item, read in place.
//
// Items of the Node version may lack attributes, hold NULL, have any JSON for ingredients and
// instructions, or consist of a few patched attributes and `updatedAt` alone. So a view tells what
// is there by type, and what must always be there (id, user) is taken from the key when the
// attribute is missing.
//
// Threads: immutable; borrows from the item's bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::storage {

struct RecipeView {
  std::int64_t id = 0;  // 0 when neither the attribute nor the key has a number
  std::string_view user_id;
  std::string_view sort_key;
  std::string_view title;
  std::string_view category;
  bool is_from_ai = false;
  std::string_view created_at;  // ISO 8601; empty when missing
  std::string_view updated_at;

  // As stored, of whatever type; nullopt when absent.
  std::optional<dynamodb::PackedValue> description;
  std::optional<dynamodb::PackedValue> ingredients;
  std::optional<dynamodb::PackedValue> instructions;
  std::optional<dynamodb::PackedValue> cook_time;
  std::optional<dynamodb::PackedValue> servings;
  std::optional<dynamodb::PackedValue> image_url;
  std::optional<dynamodb::PackedValue> details;  // recipe_details.h says whether they still hold
  std::string_view details_of;

  // Epoch seconds after which a deleted recipe is gone for good.
  std::optional<std::int64_t> time_to_live;
};

// One pass over the attributes. REQUIRES: `packed_item` is an item with the table's key.
RecipeView ReadRecipe(base::BytesView packed_item);

// A recipe item and its owner's bytes.
class StoredRecipe {
 public:
  explicit StoredRecipe(dynamodb::PackedItem item) : item_(std::move(item)) {}

  const dynamodb::PackedItem& item() const { return item_; }
  RecipeView View() const { return ReadRecipe(item_.bytes); }

 private:
  dynamodb::PackedItem item_;
};

}  // namespace flavorbot::storage
