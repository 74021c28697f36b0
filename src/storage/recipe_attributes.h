// The attribute names of a recipe item: the Node version's.
#pragma once

#include <string_view>

namespace flavorbot::storage::recipe_attributes {

inline constexpr std::string_view kId = "id";  // N
inline constexpr std::string_view kUserId = "userId";
inline constexpr std::string_view kTitle = "title";
inline constexpr std::string_view kDescription = "description";    // S, NULL or absent
inline constexpr std::string_view kIngredients = "ingredients";    // L of S; older items: anything
inline constexpr std::string_view kInstructions = "instructions";  // the same
inline constexpr std::string_view kCategory = "category";
inline constexpr std::string_view kCookTime = "cookTime";  // N (minutes), NULL or absent
inline constexpr std::string_view kServings = "servings";  // N, NULL or absent
inline constexpr std::string_view kImageUrl = "imageUrl";  // S, NULL or absent
inline constexpr std::string_view kIsFromAi = "isFromAI";  // BOOL
// Added, of recipes that a chef gave: M, and what it is about (recipe_details.h).
inline constexpr std::string_view kDetails = "details";
inline constexpr std::string_view kDetailsOf = "detailsOf";
inline constexpr std::string_view kCreatedAt = "createdAt";
inline constexpr std::string_view kUpdatedAt = "updatedAt";

// The entity type of a recipe, and of a deleted one while it can be restored.
inline constexpr std::string_view kEntityType = "RECIPE";
inline constexpr std::string_view kDeletedEntityType = "DELETED_RECIPE";

}  // namespace flavorbot::storage::recipe_attributes
