// ConversationStore's SaveRecipe: the recipe and the note of it are one transaction.
#include <utility>

#include "base/iso8601.h"
#include "storage/conversation_attributes.h"
#include "storage/conversation_store.h"
#include "storage/recipe_item.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using conversation_attributes::kSavedRecipeId;
using dynamodb::AttributeValue;

constexpr std::size_t kRecipeIndex = 0;
constexpr std::size_t kMessageIndex = 1;
constexpr unsigned kMaxAttempts = 17;

dynamodb::TransactPut NewRecipe(const Table& table, dynamodb::Item item) {
  dynamodb::TransactPut put;
  put.table_name = table.name();
  put.item = std::move(item);
  put.condition_expression = "attribute_not_exists(PK)";
  return put;
}

// On condition that no other recipe was noted since the message was read.
dynamodb::TransactUpdate NoteOf(const Table& table, Key key, const Message& seen,
                                std::int64_t recipe_id) {
  UpdateBuilder note;
  note.Set(kSavedRecipeId, AttributeValue::N(recipe_id));
  note.Require("attribute_exists(PK)");
  if (seen.saved_recipe_id) {
    note.RequireEqual(kSavedRecipeId, AttributeValue::N(*seen.saved_recipe_id));
  } else {
    note.RequireAbsent(kSavedRecipeId);
  }
  dynamodb::TransactUpdate update;
  update.table_name = table.name();
  update.key = KeyItem(std::move(key));
  std::move(note).ApplyTo(update);
  return update;
}

}  // namespace

AwaitableResult<SavedRecipe> ConversationStore::SaveRecipe(dynamodb::CallContext& context,
                                                           std::string user_id, std::string id,
                                                           Message message, RecipeFields fields,
                                                           base::TimePoint now) {
  std::int64_t recipe_id = ids_.Next(user_id, now);
  for (unsigned attempt = 0; attempt < kMaxAttempts; ++attempt) {
    if (message.saved_recipe_id) {
      auto saved = co_await table_.Get(context, RecipeKey(user_id, *message.saved_recipe_id),
                                       Consistency::kStrong);
      if (!saved) co_return std::unexpected(std::move(saved).error());
      if (*saved) co_return SavedRecipe{StoredRecipe(**std::move(saved)), Saved::kBefore};
    }
    auto item = RecipeItem(user_id, recipe_id, fields, base::FormatIso8601(now));
    StoredRecipe stored(dynamodb::Pack(item));
    dynamodb::TransactWriteItemsRequest request;
    request.transact_items.emplace_back(NewRecipe(table_, std::move(item)));
    request.transact_items.emplace_back(
        NoteOf(table_, MessageKey(user_id, id, message.id), message, recipe_id));
    const auto response = co_await table_.Transact(context, std::move(request));
    if (response) co_return SavedRecipe{std::move(stored), Saved::kNow};
    const auto& error = response.error();
    if (ConditionFailedAt(error, kMessageIndex)) {
      // Saved at the same moment, or gone.
      auto again = co_await FindMessage(context, user_id, id, message.id, now);
      if (!again) co_return std::unexpected(std::move(again).error());
      message = *std::move(again);
    } else if (ConditionFailedAt(error, kRecipeIndex)) {
      recipe_id = ids_.NextAfter(user_id, recipe_id, std::int64_t{1} << attempt);
    } else {
      co_return std::unexpected(ToStoreError(error));
    }
  }
  co_return std::unexpected(
      StoreError{.code = StoreErrorCode::kUnavailable, .cause = "a recipe can't be saved"});
}

}  // namespace flavorbot::storage
