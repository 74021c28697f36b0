#include "storage/recipe_view.h"

#include <charconv>

#include "storage/item_fields.h"
#include "storage/keys.h"
#include "storage/recipe_attributes.h"

namespace flavorbot::storage {
namespace {

using dynamodb::PackedValue;

void Read(PackedValue value, std::string_view& text) {
  if (const auto stored = value.string()) text = *stored;
}

// By length first: a list of recipes reads this some thousand times.
void ReadAttribute(std::string_view name, PackedValue value, RecipeView& recipe) {
  using namespace recipe_attributes;  // NOLINT: names of this one kind of item
  switch (name.size()) {
    case 2:
      if (name == kId) recipe.id = IntegerOf(value).value_or(0);
      if (name == kSortKeyName) Read(value, recipe.sort_key);
      break;
    case 3:
      if (name == kTimeToLiveName) recipe.time_to_live = IntegerOf(value);
      break;
    case 5:
      if (name == kTitle) Read(value, recipe.title);
      break;
    case 6:
      if (name == kUserId) Read(value, recipe.user_id);
      break;
    case 7:
      if (name == kDetails) recipe.details = value;
      break;
    case 8:
      if (name == kCategory) Read(value, recipe.category);
      if (name == kCookTime) recipe.cook_time = value;
      if (name == kServings) recipe.servings = value;
      if (name == kImageUrl) recipe.image_url = value;
      if (name == kIsFromAi) recipe.is_from_ai = value.boolean().value_or(false);
      break;
    case 9:
      if (name == kCreatedAt) Read(value, recipe.created_at);
      if (name == kDetailsOf) Read(value, recipe.details_of);
      if (name == kUpdatedAt) Read(value, recipe.updated_at);
      break;
    case 11:
      if (name == kDescription) recipe.description = value;
      if (name == kIngredients) recipe.ingredients = value;
      break;
    case 12:
      if (name == kInstructions) recipe.instructions = value;
      break;
    default:
      break;
  }
}

std::int64_t IdInKey(std::string_view sort_key) {
  auto digits = AfterPrefix(sort_key, kRecipePrefix);
  if (!digits) digits = AfterPrefix(sort_key, kDeletedRecipePrefix);
  std::int64_t id = 0;
  if (!digits) return id;
  const char* const end = digits->data() + digits->size();
  const auto [stop, error] = std::from_chars(digits->data(), end, id);
  return error == std::errc{} && stop == end ? id : 0;
}

}  // namespace

RecipeView ReadRecipe(base::BytesView packed_item) {
  RecipeView recipe;
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    ReadAttribute(it.name(), it.value(), recipe);
  }
  if (recipe.id == 0) recipe.id = IdInKey(recipe.sort_key);
  if (recipe.user_id.empty()) {
    const auto key = dynamodb::FindAttribute(packed_item, kPartitionKeyName);
    const auto partition = key ? key->string() : std::nullopt;
    if (partition)
      recipe.user_id = AfterPrefix(*partition, kUserPrefix).value_or(std::string_view{});
  }
  return recipe;
}

}  // namespace flavorbot::storage
