#include "storage/item_kind.h"

#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

ItemKind KindInUserPartition(std::string_view partition_key, std::string_view sort_key) {
  if (sort_key == kProfileSortKey) return ItemKind::kUser;
  if (sort_key == kSavedGroceryListSortKey) return ItemKind::kSavedGroceryList;
  if (sort_key.starts_with(kRecipePrefix)) return ItemKind::kRecipe;
  if (sort_key.starts_with(kDeletedRecipePrefix)) return ItemKind::kDeletedRecipe;
  if (sort_key.starts_with(kUsagePrefix)) return ItemKind::kUsage;
  if (sort_key.starts_with(kSessionPrefix)) return ItemKind::kListedSession;
  if (sort_key.starts_with(kGroceryItemPrefix)) return ItemKind::kGroceryItem;
  if (sort_key.starts_with(kAskedPrefix)) return ItemKind::kAsked;
  if (const auto conversation = AfterPrefix(sort_key, kConversationPrefix)) {
    return conversation->contains('#') ? ItemKind::kMessage : ItemKind::kConversation;
  }
  const bool is_meal_plan = partition_key.ends_with(kMealPlanSuffix);
  return is_meal_plan ? ItemKind::kMealPlanEntry : ItemKind::kOther;
}

}  // namespace

ItemKind KindOf(std::string_view partition_key, std::string_view sort_key) {
  if (partition_key.starts_with(kUserPrefix)) return KindInUserPartition(partition_key, sort_key);
  if (partition_key.starts_with(kEmailGuardPrefix)) return ItemKind::kEmailGuard;
  if (partition_key.starts_with(kSessionPrefix)) return ItemKind::kSession;
  if (partition_key.starts_with(kTokenPrefix)) return ItemKind::kToken;
  if (partition_key.starts_with(kSignInFailuresPrefix)) return ItemKind::kSignInFailures;
  if (partition_key == DeletionsPartition()) return ItemKind::kDeletion;
  if (partition_key == ChefTokensKey("").partition_key) return ItemKind::kChefTokens;
  if (partition_key.starts_with(kOldSearchWordPrefix)) return ItemKind::kSearchWord;
  return ItemKind::kOther;
}

std::string_view ItemKindName(ItemKind kind) {
  switch (kind) {
    case ItemKind::kUser:
      return "users";
    case ItemKind::kEmailGuard:
      return "addresses in use";
    case ItemKind::kRecipe:
      return "recipes";
    case ItemKind::kDeletedRecipe:
      return "deleted recipes";
    case ItemKind::kMealPlanEntry:
      return "meal plan entries";
    case ItemKind::kGroceryItem:
      return "grocery items";
    case ItemKind::kSavedGroceryList:
      return "saved grocery lists";
    case ItemKind::kUsage:
      return "months of usage";
    case ItemKind::kSession:
      return "sessions";
    case ItemKind::kListedSession:
      return "sessions, by user";
    case ItemKind::kToken:
      return "one-time tokens";
    case ItemKind::kSignInFailures:
      return "failed sign-ins";
    case ItemKind::kDeletion:
      return "accounts being deleted";
    case ItemKind::kConversation:
      return "conversations";
    case ItemKind::kMessage:
      return "messages of conversations";
    case ItemKind::kAsked:
      return "questions asked today";
    case ItemKind::kChefTokens:
      return "months of the chef's tokens";
    case ItemKind::kSearchWord:
      return "search words (unused)";
    case ItemKind::kOther:
      break;
  }
  return "other items";
}

}  // namespace flavorbot::storage
