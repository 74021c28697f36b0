// The attribute names of a profile item: the Node version's, and those added since.
#pragma once

#include <string_view>

namespace flavorbot::storage::user_attributes {

inline constexpr std::string_view kId = "id";
inline constexpr std::string_view kEmail = "email";
inline constexpr std::string_view kPassword = "password";  // its hash
inline constexpr std::string_view kEmailVerified = "emailVerified";
inline constexpr std::string_view kEmailVerificationToken = "emailVerificationToken";  // NULL now
inline constexpr std::string_view kAuthProvider = "authProvider";
inline constexpr std::string_view kFirstName = "firstName";
inline constexpr std::string_view kLastName = "lastName";
inline constexpr std::string_view kProfileImageUrl = "profileImageUrl";
inline constexpr std::string_view kSubscriptionTier = "subscriptionTier";
inline constexpr std::string_view kSubscriptionStatus = "subscriptionStatus";
inline constexpr std::string_view kEmailNotifications = "emailNotifications";
inline constexpr std::string_view kDietaryPreferences = "dietaryPreferences";
inline constexpr std::string_view kBio = "bio";
inline constexpr std::string_view kDarkMode = "darkMode";
inline constexpr std::string_view kCreatedAt = "createdAt";
inline constexpr std::string_view kUpdatedAt = "updatedAt";

// Added: what must not be in a dish, L of S; absent until it is first set.
inline constexpr std::string_view kAllergies = "allergies";
// Added: the address as its guard's key has it, and since when the account is being deleted.
inline constexpr std::string_view kEmailNormalised = "emailNormalised";
inline constexpr std::string_view kDeletingAt = "deletingAt";

}  // namespace flavorbot::storage::user_attributes
