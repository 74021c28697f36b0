#include "storage/user_store.h"

#include "base/iso8601.h"
#include "storage/item_fields.h"
#include "storage/update_builder.h"
#include "storage/user_attributes.h"
#include "storage/user_conditions.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using namespace user_attributes;  // NOLINT: names of this one kind of item

dynamodb::TransactPut GuardPut(const Table& table, const std::string& email_normalised,
                               const std::string& user_id) {
  auto item = KeyItem(EmailGuardKey(email_normalised));
  item.Set(std::string(kEntityTypeName), AttributeValue::S("EMAIL_GUARD"));
  item.Set("userId", AttributeValue::S(user_id));
  dynamodb::TransactPut put;
  put.table_name = table.name();
  put.item = std::move(item);
  put.condition_expression = "attribute_not_exists(PK)";
  return put;
}

dynamodb::TransactUpdate ProfileUpdate(const Table& table, const std::string& user_id,
                                       UpdateBuilder update) {
  RequireLiveAccount(update);
  dynamodb::TransactUpdate profile;
  profile.table_name = table.name();
  profile.key = KeyItem(ProfileKey(user_id));
  std::move(update).ApplyTo(profile);
  return profile;
}

void SetUpdatedAt(UpdateBuilder& update, base::TimePoint now) {
  update.Set(kUpdatedAt, AttributeValue::S(base::FormatIso8601(now)));
}

void SetVerified(UpdateBuilder& update) {
  update.Set(kEmailVerified, AttributeValue::Bool(true));
  update.Set(kEmailVerificationToken, AttributeValue::MakeNull());
}

void SetClearable(UpdateBuilder& update, std::string_view name,
                  std::optional<std::optional<std::string>> change) {
  if (!change) return;
  update.Set(name, *change ? AttributeValue::S(**std::move(change)) : AttributeValue::MakeNull());
}

UpdateBuilder ProfileChangesUpdate(ProfileChanges changes) {
  UpdateBuilder update;
  if (changes.first_name) update.Set(kFirstName, AttributeValue::S(*changes.first_name));
  if (changes.last_name) update.Set(kLastName, AttributeValue::S(*changes.last_name));
  SetClearable(update, kBio, std::move(changes.bio));
  SetClearable(update, kProfileImageUrl, std::move(changes.profile_image_url));
  if (changes.dietary_preferences) {
    update.Set(kDietaryPreferences, TextListValue(*std::move(changes.dietary_preferences)));
  }
  if (changes.allergies) update.Set(kAllergies, TextListValue(*std::move(changes.allergies)));
  if (changes.email_notifications) {
    update.Set(kEmailNotifications, AttributeValue::Bool(*changes.email_notifications));
  }
  if (changes.dark_mode) update.Set(kDarkMode, AttributeValue::Bool(*changes.dark_mode));
  return update;
}

}  // namespace

AwaitableResult<void> UserStore::Commit(dynamodb::CallContext& context,
                                        std::vector<dynamodb::TransactWriteItem> writes) const {
  dynamodb::TransactWriteItemsRequest request;
  request.transact_items = std::move(writes);
  const auto response = co_await table_.Transact(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

AwaitableResult<void> UserStore::Create(dynamodb::CallContext& context, User user,
                                        Token verification, Session session) const {
  dynamodb::TransactPut profile;
  profile.table_name = table_.name();
  profile.item = UserItem(user);
  profile.condition_expression = "attribute_not_exists(PK)";
  auto writes = SessionPuts(table_.name(), session);
  writes.push_back(GuardPut(table_, user.email_normalised, user.id));
  writes.push_back(std::move(profile));
  writes.push_back(TokenPut(table_.name(), verification));
  co_return co_await Commit(context, std::move(writes));
}

AwaitableResult<std::optional<User>> UserStore::Find(dynamodb::CallContext& context,
                                                     std::string user_id) const {
  const auto item = co_await table_.Get(context, ProfileKey(user_id), Consistency::kStrong);
  if (!item) co_return std::unexpected(item.error());
  if (!*item) co_return std::nullopt;
  auto user = ReadUser((*item)->bytes);
  if (user.is_being_deleted) co_return std::nullopt;
  // A profile whose attributes were lost is not an account: nobody could sign in to it.
  if (user.id != user_id) co_return std::nullopt;
  co_return std::move(user);
}

AwaitableResult<std::optional<std::string>> UserStore::FindIdByEmail(
    dynamodb::CallContext& context, std::string email_normalised) const {
  const auto item =
      co_await table_.Get(context, EmailGuardKey(email_normalised), Consistency::kStrong);
  if (!item) co_return std::unexpected(item.error());
  if (!*item) co_return std::nullopt;
  auto user_id = TextField((*item)->bytes, "userId");
  if (user_id.empty()) co_return std::nullopt;
  co_return std::move(user_id);
}

AwaitableResult<User> UserStore::UpdateProfile(dynamodb::CallContext& context, std::string user_id,
                                               ProfileChanges changes, base::TimePoint now) const {
  auto update = ProfileChangesUpdate(std::move(changes));
  SetUpdatedAt(update, now);
  RequireLiveAccount(update);
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ProfileKey(user_id));
  request.return_values = dynamodb::ReturnValues::kAllNew;
  std::move(update).ApplyTo(request);
  const auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (!response) {
    auto error = ToStoreError(response.error());
    if (error.code == StoreErrorCode::kConflict) error.code = StoreErrorCode::kNotFound;
    co_return std::unexpected(std::move(error));
  }
  if (!response->attributes) {
    co_return std::unexpected(
        StoreError{StoreErrorCode::kCorrupt, "UpdateItem answers no attributes"});
  }
  co_return ReadUser(response->attributes->bytes);
}

AwaitableResult<void> UserStore::ReplacePassword(dynamodb::CallContext& context,
                                                 std::string user_id, std::string expected_hash,
                                                 std::string new_hash, base::TimePoint now) const {
  UpdateBuilder update;
  update.Set(kPassword, AttributeValue::S(std::move(new_hash)));
  SetUpdatedAt(update, now);
  RequireLiveAccount(update);
  update.RequireEqual(kPassword, AttributeValue::S(std::move(expected_hash)));
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ProfileKey(user_id));
  std::move(update).ApplyTo(request);
  const auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

AwaitableResult<void> UserStore::ResetPassword(dynamodb::CallContext& context, Token token,
                                               std::string new_hash, base::TimePoint now) const {
  UpdateBuilder update;
  update.Set(kPassword, AttributeValue::S(std::move(new_hash)));
  SetVerified(update);
  SetUpdatedAt(update, now);
  update.RequireEqual(kEmailNormalised, AttributeValue::S(token.email_normalised));
  std::vector<dynamodb::TransactWriteItem> writes;
  writes.push_back(TokenSpend(table_.name(), token));
  writes.push_back(ProfileUpdate(table_, token.user_id, std::move(update)));
  co_return co_await Commit(context, std::move(writes));
}

AwaitableResult<void> UserStore::VerifyEmail(dynamodb::CallContext& context, Token token,
                                             base::TimePoint now) const {
  UpdateBuilder update;
  SetVerified(update);
  SetUpdatedAt(update, now);
  update.RequireEqual(kEmailNormalised, AttributeValue::S(token.email_normalised));
  std::vector<dynamodb::TransactWriteItem> writes;
  writes.push_back(TokenSpend(table_.name(), token));
  writes.push_back(ProfileUpdate(table_, token.user_id, std::move(update)));
  co_return co_await Commit(context, std::move(writes));
}

AwaitableResult<void> UserStore::ChangeEmail(dynamodb::CallContext& context, Token token, User user,
                                             base::TimePoint now) const {
  UpdateBuilder update;
  update.Set(kEmail, AttributeValue::S(token.email));
  update.Set(kEmailNormalised, AttributeValue::S(token.email_normalised));
  SetVerified(update);
  SetUpdatedAt(update, now);
  update.RequireEqual(kEmailNormalised, AttributeValue::S(user.email_normalised));
  std::vector<dynamodb::TransactWriteItem> writes;
  writes.push_back(TokenSpend(table_.name(), token));
  writes.push_back(ProfileUpdate(table_, token.user_id, std::move(update)));
  // Only the writing changes ("Ana@..." for "ana@..."): the guard stays the same.
  if (token.email_normalised != user.email_normalised) {
    writes.push_back(GuardPut(table_, token.email_normalised, token.user_id));
    dynamodb::TransactDelete old_guard;
    old_guard.table_name = table_.name();
    old_guard.key = KeyItem(EmailGuardKey(user.email_normalised));
    UpdateBuilder owned;
    owned.RequireEqual("userId", AttributeValue::S(token.user_id));
    std::move(owned).ApplyConditionTo(old_guard);
    writes.push_back(std::move(old_guard));
  }
  co_return co_await Commit(context, std::move(writes));
}

}  // namespace flavorbot::storage
