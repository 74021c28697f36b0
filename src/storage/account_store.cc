#include "storage/account_store.h"

#include "base/iso8601.h"
#include "storage/item_fields.h"
#include "storage/update_builder.h"
#include "storage/user_conditions.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

constexpr std::int32_t kPageItems = 100;

std::string PartitionOf(AccountPart part, std::string_view user_id) {
  return part == AccountPart::kUser ? UserPartition(user_id) : MealPlanPartition(user_id);
}

dynamodb::QueryRequest PartitionQuery(const Table& table, std::string partition_key) {
  dynamodb::QueryRequest query;
  query.table_name = table.name();
  query.key_condition_expression = "PK = :partition";
  query.expression_attribute_values = {{":partition", AttributeValue::S(std::move(partition_key))}};
  query.consistent_read = true;
  return query;
}

dynamodb::TransactUpdate Mark(const Table& table, const User& user, base::TimePoint now) {
  UpdateBuilder update;
  update.Set(user_attributes::kDeletingAt, AttributeValue::S(base::FormatIso8601(now)));
  RequireLiveAccount(update);
  update.RequireEqual(user_attributes::kEmail, AttributeValue::S(user.email));
  update.RequireEqual(user_attributes::kPassword, AttributeValue::S(user.password_hash));
  dynamodb::TransactUpdate mark;
  mark.table_name = table.name();
  mark.key = KeyItem(ProfileKey(user.id));
  std::move(update).ApplyTo(mark);
  return mark;
}

dynamodb::TransactPut Note(const Table& table, const User& user, base::TimePoint now) {
  dynamodb::TransactPut note;
  note.table_name = table.name();
  note.item = KeyItem(DeletionKey(user.id));
  note.item.Set(std::string(kEntityTypeName), AttributeValue::S("ACCOUNT_DELETION"));
  note.item.Set("userId", AttributeValue::S(user.id));
  note.item.Set("createdAt", AttributeValue::S(base::FormatIso8601(now)));
  return note;
}

dynamodb::TransactDelete GuardDeletion(const Table& table, const User& user) {
  UpdateBuilder owned;
  owned.Require("(attribute_not_exists(PK) OR " + owned.Name("userId") + " = " +
                owned.Value(AttributeValue::S(user.id)) + ")");
  dynamodb::TransactDelete deletion;
  deletion.table_name = table.name();
  deletion.key = KeyItem(EmailGuardKey(user.email_normalised));
  std::move(owned).ApplyConditionTo(deletion);
  return deletion;
}

}  // namespace

AwaitableResult<void> AccountStore::Begin(dynamodb::CallContext& context, User user,
                                          base::TimePoint now) const {
  dynamodb::TransactWriteItemsRequest request;
  request.transact_items.push_back(Mark(table_, user, now));
  request.transact_items.push_back(Note(table_, user, now));
  if (!user.email_normalised.empty()) {
    request.transact_items.push_back(GuardDeletion(table_, user));
  }
  const auto response = co_await table_.Transact(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

AwaitableResult<Progress> AccountStore::DeletePage(dynamodb::CallContext& context,
                                                   std::string user_id) const {
  std::vector<Key> keys;
  for (const auto part : {AccountPart::kUser, AccountPart::kMealPlan}) {
    auto query = PartitionQuery(table_, PartitionOf(part, user_id));
    query.projection_expression = "PK, SK";
    query.limit = kPageItems;
    const auto page = co_await table_.api().Query(context, std::move(query));
    if (!page) co_return std::unexpected(ToStoreError(page.error()));
    for (const auto& item : page->items) {
      Key key{TextField(item.bytes, kPartitionKeyName), TextField(item.bytes, kSortKeyName)};
      if (part == AccountPart::kUser && key.sort_key == kProfileSortKey) continue;
      const auto session = AfterPrefix(key.sort_key, kSessionPrefix);
      if (session) keys.push_back(SessionKey(*session));
      keys.push_back(std::move(key));
    }
  }
  const auto progress = keys.empty() ? Progress::kDone : Progress::kMore;
  if (progress == Progress::kDone) keys.push_back(ProfileKey(user_id));
  const auto deleted = co_await table_.DeleteAll(context, std::move(keys));
  if (recent_ != nullptr) recent_->Forget(user_id);
  if (!deleted) co_return std::unexpected(deleted.error());
  co_return progress;
}

AwaitableResult<void> AccountStore::Finish(dynamodb::CallContext& context,
                                           std::string user_id) const {
  std::vector<Key> note;
  note.push_back(DeletionKey(user_id));
  co_return co_await table_.DeleteAll(context, std::move(note));
}

AwaitableResult<std::vector<std::string>> AccountStore::Unfinished(
    dynamodb::CallContext& context) const {
  auto query = PartitionQuery(table_, DeletionsPartition());
  query.limit = kPageItems;
  const auto page = co_await table_.api().Query(context, std::move(query));
  if (!page) co_return std::unexpected(ToStoreError(page.error()));
  std::vector<std::string> user_ids;
  for (const auto& item : page->items) {
    auto user_id = TextField(item.bytes, "userId");
    if (!user_id.empty()) user_ids.push_back(std::move(user_id));
  }
  co_return std::move(user_ids);
}

AwaitableResult<AccountPage> AccountStore::ReadPage(dynamodb::CallContext& context,
                                                    std::string user_id, AccountPart part,
                                                    std::optional<dynamodb::Item> from) const {
  auto query = PartitionQuery(table_, PartitionOf(part, user_id));
  query.exclusive_start_key = std::move(from);
  auto page = co_await table_.api().Query(context, std::move(query));
  if (!page) co_return std::unexpected(ToStoreError(page.error()));
  co_return AccountPage{std::move(page->items), std::move(page->last_evaluated_key)};
}

}  // namespace flavorbot::storage
