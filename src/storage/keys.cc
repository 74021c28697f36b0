#include "storage/keys.h"

#include <charconv>
#include <initializer_list>

#include "base/digest.h"
#include "base/encoding.h"

namespace flavorbot::storage {
namespace {

std::string Join(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const auto part : parts) size += part.size();
  std::string joined;
  joined.reserve(size);
  for (const auto part : parts) joined += part;
  return joined;
}

std::string Numbered(std::string_view prefix, std::int64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return Join({prefix, std::string_view(digits, end)});
}

std::string_view TokenSortKey(TokenKind kind) {
  switch (kind) {
    case TokenKind::kVerify:
      return "VERIFY";
    case TokenKind::kReset:
      return "RESET";
    case TokenKind::kEmailChange:
      return "EMAIL";
  }
  return {};
}

}  // namespace

dynamodb::Item KeyItem(Key key) {
  return {
      {std::string(kPartitionKeyName), dynamodb::AttributeValue::S(std::move(key.partition_key))},
      {std::string(kSortKeyName), dynamodb::AttributeValue::S(std::move(key.sort_key))}};
}

std::string UserPartition(std::string_view user_id) { return Join({kUserPrefix, user_id}); }
std::string MealPlanPartition(std::string_view user_id) {
  return Join({kUserPrefix, user_id, kMealPlanSuffix});
}
std::string DeletionsPartition() { return "DELETIONS"; }

Key ProfileKey(std::string_view user_id) {
  return {UserPartition(user_id), std::string(kProfileSortKey)};
}

Key RecipeKey(std::string_view user_id, std::int64_t recipe_id) {
  return {UserPartition(user_id), Numbered(kRecipePrefix, recipe_id)};
}

Key DeletedRecipeKey(std::string_view user_id, std::int64_t recipe_id) {
  return {UserPartition(user_id), Numbered(kDeletedRecipePrefix, recipe_id)};
}

Key UsageKey(std::string_view user_id, std::string_view month) {
  return {UserPartition(user_id), Join({kUsagePrefix, month})};
}

Key SessionKey(std::string_view session_key) {
  return {Join({kSessionPrefix, session_key}), "DATA"};
}

Key UserSessionKey(std::string_view user_id, std::string_view session_key) {
  return {UserPartition(user_id), Join({kSessionPrefix, session_key})};
}

Key EmailGuardKey(std::string_view normalised_address) {
  return {Join({kEmailGuardPrefix, normalised_address}), "USER"};
}

Key SignInFailuresKey(std::string_view normalised_address) {
  return {Join({kSignInFailuresPrefix, SecretKey(normalised_address)}), "SIGN_IN"};
}

Key TokenKey(TokenKind kind, std::string_view token_key) {
  return {Join({kTokenPrefix, token_key}), std::string(TokenSortKey(kind))};
}

Key DeletionKey(std::string_view user_id) { return {DeletionsPartition(), UserPartition(user_id)}; }

Key ConversationKey(std::string_view user_id, std::string_view conversation_id) {
  return {UserPartition(user_id), Join({kConversationPrefix, conversation_id})};
}

Key MessageKey(std::string_view user_id, std::string_view conversation_id,
               std::string_view message_id) {
  return {UserPartition(user_id), Join({kConversationPrefix, conversation_id, "#", message_id})};
}

Key AskedKey(std::string_view user_id, std::string_view key_digest) {
  return {UserPartition(user_id), Join({kAskedPrefix, key_digest})};
}

Key ChefTokensKey(std::string_view month) { return {"CHEF", Join({"TOKENS#", month})}; }

std::string ConversationsPartition(std::string_view user_id) {
  return Join({kUserPrefix, user_id, "#CONV"});
}

std::string ConversationPlace(std::string_view updated_at, std::string_view conversation_id) {
  return Join({updated_at, "#", conversation_id});
}

std::optional<std::string_view> AfterPrefix(std::string_view key, std::string_view prefix) {
  if (key.size() <= prefix.size() || !key.starts_with(prefix)) return std::nullopt;
  return key.substr(prefix.size());
}

std::string SecretKey(std::string_view secret) {
  return base::Base64UrlEncode(base::Sha256(secret).view());
}

}  // namespace flavorbot::storage
