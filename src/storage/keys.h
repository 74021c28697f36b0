// Keys of the single table. The only place that spells a PK or an SK.
//
//   item                      PK                        SK
//   user profile              USER#<userId>             PROFILE
//   recipe                    USER#<userId>             RECIPE#<recipeId>
//   deleted recipe, a day     USER#<userId>             DELETED#RECIPE#<recipeId>
//   monthly usage             USER#<userId>             USAGE#<YYYY-MM>
//   session, by user          USER#<userId>             SESSION#<session key>
//   session                   SESSION#<session key>     DATA
//   e-mail guard              EMAIL#<address>           USER
//   one-time token            TOKEN#<token key>         VERIFY | RESET | EMAIL
//   failed sign-ins           LOCKOUT#<address digest>  SIGN_IN
//   account being deleted     DELETIONS                 USER#<userId>
//   meal plan entry           USER#<userId>#MEALPLAN    DATE#<date>#ENTRY#<entryId>
//   custom grocery item       USER#<userId>             GROCERY#<itemId>
//   saved grocery list        USER#<userId>             SAVED_GROCERY_LIST
//   conversation              USER#<userId>             CONV#<conversationId>
//   its messages              USER#<userId>             CONV#<conversationId>#<number, 4 digits>
//   question asked, a day     USER#<userId>             ASKED#<key digest>
//   the chef's month          CHEF                      TOKENS#<YYYY-MM>
//
// In the index, for lists by the time of the last talk:
//
//   item                      GSI1PK                    GSI1SK
//   conversation              USER#<userId>#CONV        <updatedAt>#<conversationId>
//
// <address> is normalised. A session key or token key is the digest of the secret that the client
// holds, and an address digest that of the address: whoever reads the table can't sign in with it,
// and it doesn't keep addresses of people who have no account.
//
// Threads: pure functions.
// Source:  the layouts of profile, recipe, usage, meal plan and groceries are the Node version's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dynamodb/attribute_value.h"

namespace flavorbot::storage {

// Attributes that every kind of item has or may have.
inline constexpr std::string_view kPartitionKeyName = "PK";
inline constexpr std::string_view kSortKeyName = "SK";
inline constexpr std::string_view kTimeToLiveName = "ttl";  // N, epoch seconds
inline constexpr std::string_view kEntityTypeName = "EntityType";

// What the keys of a kind begin with, for begins_with and for telling kinds apart.
inline constexpr std::string_view kUserPrefix = "USER#";  // of partition keys
inline constexpr std::string_view kProfileSortKey = "PROFILE";
inline constexpr std::string_view kRecipePrefix = "RECIPE#";
inline constexpr std::string_view kDeletedRecipePrefix = "DELETED#RECIPE#";
inline constexpr std::string_view kUsagePrefix = "USAGE#";
inline constexpr std::string_view kSessionPrefix = "SESSION#";
inline constexpr std::string_view kGroceryItemPrefix = "GROCERY#";
inline constexpr std::string_view kSavedGroceryListSortKey = "SAVED_GROCERY_LIST";
inline constexpr std::string_view kConversationPrefix = "CONV#";
inline constexpr std::string_view kAskedPrefix = "ASKED#";
inline constexpr std::string_view kMealPlanSuffix = "#MEALPLAN";       // of partition keys
inline constexpr std::string_view kEmailGuardPrefix = "EMAIL#";        // of partition keys
inline constexpr std::string_view kTokenPrefix = "TOKEN#";             // of partition keys
inline constexpr std::string_view kSignInFailuresPrefix = "LOCKOUT#";  // of partition keys
inline constexpr std::string_view kOldSearchWordPrefix = "SEARCH#";    // the Node version's

struct Key {
  std::string partition_key;
  std::string sort_key;
  friend bool operator==(const Key&, const Key&) = default;
};

// PK and SK as requests want them, and with the other attributes of an item yet to be set.
dynamodb::Item KeyItem(Key key);

std::string UserPartition(std::string_view user_id);
std::string MealPlanPartition(std::string_view user_id);
std::string DeletionsPartition();

Key ProfileKey(std::string_view user_id);
Key RecipeKey(std::string_view user_id, std::int64_t recipe_id);
Key DeletedRecipeKey(std::string_view user_id, std::int64_t recipe_id);
Key UsageKey(std::string_view user_id, std::string_view month);  // "2026-11"

Key SessionKey(std::string_view session_key);
Key UserSessionKey(std::string_view user_id, std::string_view session_key);

Key EmailGuardKey(std::string_view normalised_address);
Key SignInFailuresKey(std::string_view normalised_address);

enum class TokenKind { kVerify, kReset, kEmailChange };
Key TokenKey(TokenKind kind, std::string_view token_key);

Key DeletionKey(std::string_view user_id);

// An id of a conversation has no '#' in it; a message's is its number's four digits.
Key ConversationKey(std::string_view user_id, std::string_view conversation_id);
Key MessageKey(std::string_view user_id, std::string_view conversation_id,
               std::string_view message_id);
Key AskedKey(std::string_view user_id, std::string_view key_digest);
Key ChefTokensKey(std::string_view month);  // "2026-11"
// The partition of the index that lists a user's conversations, and a conversation's place in it.
std::string ConversationsPartition(std::string_view user_id);
std::string ConversationPlace(std::string_view updated_at, std::string_view conversation_id);

// What follows `prefix` in a key; nullopt when it begins otherwise or nothing follows.
std::optional<std::string_view> AfterPrefix(std::string_view key, std::string_view prefix);

// The digest of a secret, as keys carry it: 43 characters of base64url.
std::string SecretKey(std::string_view secret);

}  // namespace flavorbot::storage
