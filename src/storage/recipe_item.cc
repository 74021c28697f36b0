#include "storage/recipe_item.h"

#include <utility>
#include <vector>

#include "storage/item_fields.h"
#include "storage/keys.h"
#include "storage/recipe_attributes.h"
#include "storage/recipe_details.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

AttributeValue ToValue(std::string text) { return AttributeValue::S(std::move(text)); }
AttributeValue ToValue(std::int64_t number) { return AttributeValue::N(number); }
AttributeValue ToValue(dynamodb::AttributeMap map) { return AttributeValue::M(std::move(map)); }
AttributeValue ToValue(bool truth) { return AttributeValue::Bool(truth); }
AttributeValue ToValue(std::vector<std::string> texts) { return TextListValue(std::move(texts)); }
template <typename T>
AttributeValue ToValue(std::optional<T> value) {
  return value ? ToValue(*std::move(value)) : AttributeValue::MakeNull();
}

// Calls `set(name, value)` for each field that is given.
template <typename Set>
void ForEachField(RecipeFields fields, Set set) {
  using namespace recipe_attributes;  // NOLINT: names of this one kind of item
  const auto set_given = [&set](std::string_view name, auto&& field) {
    if (field) set(name, ToValue(*std::move(field)));
  };
  set_given(kTitle, std::move(fields.title));
  set_given(kDescription, std::move(fields.description));
  set_given(kIngredients, std::move(fields.ingredients));
  set_given(kInstructions, std::move(fields.instructions));
  set_given(kCategory, std::move(fields.category));
  set_given(kCookTime, std::move(fields.cook_time));
  set_given(kServings, std::move(fields.servings));
  set_given(kImageUrl, std::move(fields.image_url));
  set_given(kIsFromAi, std::move(fields.is_from_ai));
  set_given(kDetails, std::move(fields.details));
}

void SetKey(dynamodb::Item& item, Key key) {
  item.Set(std::string(kPartitionKeyName), AttributeValue::S(std::move(key.partition_key)));
  item.Set(std::string(kSortKeyName), AttributeValue::S(std::move(key.sort_key)));
}

}  // namespace

dynamodb::Item RecipeItem(std::string_view user_id, std::int64_t recipe_id, RecipeFields fields,
                          std::string now) {
  using namespace recipe_attributes;  // NOLINT: names of this one kind of item
  if (!fields.is_from_ai) fields.is_from_ai = false;
  auto item = KeyItem(RecipeKey(user_id, recipe_id));
  const auto set = [&item](std::string_view name, AttributeValue value) {
    item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S(std::string(kEntityType)));
  set(kId, AttributeValue::N(recipe_id));
  set(kUserId, AttributeValue::S(std::string(user_id)));
  if (fields.details) set(kDetailsOf, AttributeValue::S(DetailsDigest(fields)));
  ForEachField(std::move(fields), set);
  set(kCreatedAt, AttributeValue::S(now));
  set(kUpdatedAt, AttributeValue::S(std::move(now)));
  return item;
}

void SetRecipeFields(UpdateBuilder& update, const RecipeFields& changes) {
  ForEachField(changes, [&update](std::string_view name, AttributeValue value) {
    update.Set(name, std::move(value));
  });
}

dynamodb::Item DeletedRecipeItem(dynamodb::Item recipe, std::string_view user_id,
                                 std::int64_t recipe_id, AttributeValue time_to_live) {
  SetKey(recipe, DeletedRecipeKey(user_id, recipe_id));
  recipe.Set(std::string(kEntityTypeName),
             AttributeValue::S(std::string(recipe_attributes::kDeletedEntityType)));
  recipe.Set(std::string(kTimeToLiveName), std::move(time_to_live));
  return recipe;
}

dynamodb::Item RestoredRecipeItem(dynamodb::Item deleted, std::string_view user_id,
                                  std::int64_t recipe_id) {
  SetKey(deleted, RecipeKey(user_id, recipe_id));
  deleted.Set(std::string(kEntityTypeName),
              AttributeValue::S(std::string(recipe_attributes::kEntityType)));
  deleted.Erase(kTimeToLiveName);
  return deleted;
}

}  // namespace flavorbot::storage
