// Item kind: what an item is, by its keys (keys.h), for counting what a table holds.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace flavorbot::storage {

enum class ItemKind {
  kUser,
  kEmailGuard,
  kRecipe,
  kDeletedRecipe,
  kMealPlanEntry,
  kGroceryItem,
  kSavedGroceryList,
  kUsage,
  kSession,
  kListedSession,  // the user's line for it
  kToken,
  kSignInFailures,
  kDeletion,
  kConversation,
  kMessage,  // of a conversation
  kAsked,
  kChefTokens,
  kSearchWord,  // the Node version's, never read
  kOther
};

inline constexpr std::size_t kItemKinds = static_cast<std::size_t>(ItemKind::kOther) + 1;

ItemKind KindOf(std::string_view partition_key, std::string_view sort_key);

std::string_view ItemKindName(ItemKind kind);  // "recipes"

}  // namespace flavorbot::storage
