#include "app/auth/password_rules.h"

#include "base/utf8.h"

namespace flavorbot::app::auth {
namespace {

bool HasOneOf(std::string_view password, std::string_view characters) {
  return password.find_first_of(characters) != std::string_view::npos;
}

}  // namespace

std::optional<Error> CheckNewPassword(std::string_view password, const std::string& field) {
  const auto characters = base::CodePointCount(password);
  if (characters < kMinPasswordCharacters) {
    return MakeError(ErrorCode::kInvalidRequest, "Password must be at least 12 characters long");
  }
  if (characters > kMaxPasswordCharacters) {
    return InvalidFields({{field, "Password must be at most 128 characters long"}});
  }
  if (!HasOneOf(password, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") ||
      !HasOneOf(password, "abcdefghijklmnopqrstuvwxyz") || !HasOneOf(password, "0123456789") ||
      !HasOneOf(password, "!@#$%^&*(),.?\":{}|<>")) {
    return MakeError(ErrorCode::kInvalidRequest,
                     "Password must contain uppercase, lowercase, numbers, and special characters");
  }
  return std::nullopt;
}

}  // namespace flavorbot::app::auth
