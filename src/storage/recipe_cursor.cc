#include "storage/recipe_cursor.h"

#include "base/encoding.h"
#include "base/utf8.h"
#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

constexpr std::string_view kVersion = "1:";
constexpr std::size_t kMaxSortKeyBytes = 1024;  // DynamoDB's

}  // namespace

std::string EncodeRecipeCursor(std::string_view sort_key) {
  std::string plain(kVersion);
  plain += AfterPrefix(sort_key, kRecipePrefix).value_or(std::string_view{});
  return base::Base64UrlEncode(plain);
}

std::optional<std::string> DecodeRecipeCursor(std::string_view cursor) {
  const auto plain = base::Base64UrlDecode(cursor);
  if (!plain || !plain->starts_with(kVersion)) return std::nullopt;
  const auto rest = std::string_view(*plain).substr(kVersion.size());
  std::string sort_key(kRecipePrefix);
  sort_key += rest;
  if (rest.empty() || sort_key.size() > kMaxSortKeyBytes || !base::IsUtf8(rest)) {
    return std::nullopt;
  }
  return sort_key;
}

}  // namespace flavorbot::storage
