#include "storage/user.h"

#include "storage/item_fields.h"
#include "storage/keys.h"
#include "storage/user_attributes.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

void Read(dynamodb::PackedValue value, std::string& text) {
  if (const auto stored = value.string()) text = *stored;
}
void Read(dynamodb::PackedValue value, std::optional<std::string>& text) {
  if (const auto stored = value.string()) text = *stored;
}
void Read(dynamodb::PackedValue value, bool& truth) {
  if (const auto stored = value.boolean()) truth = *stored;
}

void ReadAttribute(std::string_view name, dynamodb::PackedValue value, User& user) {
  using namespace user_attributes;  // NOLINT: names of this one kind of item
  if (name == kId) return Read(value, user.id);
  if (name == kEmail) return Read(value, user.email);
  if (name == kEmailNormalised) return Read(value, user.email_normalised);
  if (name == kPassword) return Read(value, user.password_hash);
  if (name == kEmailVerified) return Read(value, user.email_verified);
  if (name == kAuthProvider) return Read(value, user.auth_provider);
  if (name == kFirstName) return Read(value, user.first_name);
  if (name == kLastName) return Read(value, user.last_name);
  if (name == kProfileImageUrl) return Read(value, user.profile_image_url);
  if (name == kSubscriptionTier) return Read(value, user.subscription_tier);
  if (name == kSubscriptionStatus) return Read(value, user.subscription_status);
  if (name == kEmailNotifications) return Read(value, user.email_notifications);
  if (name == kBio) return Read(value, user.bio);
  if (name == kDarkMode) return Read(value, user.dark_mode);
  if (name == kCreatedAt) return Read(value, user.created_at);
  if (name == kUpdatedAt) return Read(value, user.updated_at);
  if (name == kDietaryPreferences) user.dietary_preferences = TextListOf(value);
  if (name == kAllergies) user.allergies = TextListOf(value);
  if (name == kDeletingAt) user.is_being_deleted = true;
}

AttributeValue TextOrNull(const std::optional<std::string>& text) {
  return text ? AttributeValue::S(*text) : AttributeValue::MakeNull();
}

}  // namespace

User ReadUser(base::BytesView packed_item) {
  User user;
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    ReadAttribute(it.name(), it.value(), user);
  }
  return user;
}

dynamodb::Item UserItem(const User& user) {
  using namespace user_attributes;  // NOLINT: names of this one kind of item
  auto item = KeyItem(ProfileKey(user.id));
  const auto set = [&item](std::string_view name, AttributeValue value) {
    item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S("USER_PROFILE"));
  set(kId, AttributeValue::S(user.id));
  set(kEmail, AttributeValue::S(user.email));
  set(kEmailNormalised, AttributeValue::S(user.email_normalised));
  set(kPassword, AttributeValue::S(user.password_hash));
  set(kEmailVerified, AttributeValue::Bool(user.email_verified));
  set(kEmailVerificationToken, AttributeValue::MakeNull());
  set(kAuthProvider, AttributeValue::S(user.auth_provider));
  set(kFirstName, AttributeValue::S(user.first_name));
  set(kLastName, AttributeValue::S(user.last_name));
  if (user.profile_image_url) set(kProfileImageUrl, TextOrNull(user.profile_image_url));
  set(kSubscriptionTier, AttributeValue::S(user.subscription_tier));
  set(kSubscriptionStatus, AttributeValue::S(user.subscription_status));
  set(kEmailNotifications, AttributeValue::Bool(user.email_notifications));
  set(kDietaryPreferences, TextListValue(user.dietary_preferences));
  if (!user.allergies.empty()) set(kAllergies, TextListValue(user.allergies));
  if (user.bio) set(kBio, TextOrNull(user.bio));
  set(kDarkMode, AttributeValue::Bool(user.dark_mode));
  set(kCreatedAt, TextOrNull(user.created_at));
  set(kUpdatedAt, TextOrNull(user.updated_at));
  return item;
}

}  // namespace flavorbot::storage
