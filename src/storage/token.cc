#include "storage/token.h"

#include "storage/item_fields.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

constexpr std::string_view kUserId = "userId";
constexpr std::string_view kEmail = "email";
constexpr std::string_view kEmailNormalised = "emailNormalised";
constexpr std::string_view kExpire = "expire";

}  // namespace

std::optional<Token> ReadToken(TokenKind kind, std::string key, base::BytesView packed_item) {
  const auto expire = dynamodb::FindAttribute(packed_item, kExpire);
  const auto expires_at = expire ? TimeOfMilliseconds(*expire) : std::nullopt;
  if (!expires_at) return std::nullopt;
  Token token{.kind = kind,
              .key = std::move(key),
              .user_id = TextField(packed_item, kUserId),
              .email = TextField(packed_item, kEmail),
              .email_normalised = TextField(packed_item, kEmailNormalised),
              .expires_at = *expires_at};
  if (token.user_id.empty() || token.email_normalised.empty()) return std::nullopt;
  return token;
}

dynamodb::Item TokenItem(const Token& token) {
  auto item = KeyItem(TokenKey(token.kind, token.key));
  const auto set = [&item](std::string_view name, AttributeValue value) {
    item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S("TOKEN"));
  set(kUserId, AttributeValue::S(token.user_id));
  set(kEmail, AttributeValue::S(token.email));
  set(kEmailNormalised, AttributeValue::S(token.email_normalised));
  set(kExpire, Milliseconds(token.expires_at));
  set(kTimeToLiveName, Seconds(token.expires_at));
  return item;
}

dynamodb::TransactWriteItem TokenPut(const std::string& table_name, const Token& token) {
  dynamodb::TransactPut put;
  put.table_name = table_name;
  put.item = TokenItem(token);
  return put;
}

dynamodb::TransactWriteItem TokenSpend(const std::string& table_name, const Token& token) {
  dynamodb::TransactDelete spend;
  spend.table_name = table_name;
  spend.key = KeyItem(TokenKey(token.kind, token.key));
  spend.condition_expression = "attribute_exists(PK)";
  return spend;
}

}  // namespace flavorbot::storage
