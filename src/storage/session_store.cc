#include "storage/session_store.h"

#include "dynamodb/pages.h"
#include "storage/item_fields.h"
#include "storage/session_attributes.h"
#include "storage/update_builder.h"
#include "storage/user_conditions.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

dynamodb::QueryRequest SessionsQuery(const Table& table, const std::string& user_id) {
  dynamodb::QueryRequest query;
  query.table_name = table.name();
  query.key_condition_expression = "PK = :user AND begins_with(SK, :prefix)";
  query.expression_attribute_values = {{":user", AttributeValue::S(UserPartition(user_id))},
                                       {":prefix", AttributeValue::S(std::string(kSessionPrefix))}};
  query.consistent_read = true;
  return query;
}

dynamodb::TransactUpdate Extension(const Table& table, Key key, base::TimePoint now,
                                   base::TimePoint expires_at) {
  UpdateBuilder update;
  update.Set(session_attributes::kLastSeenAt, Milliseconds(now));
  update.Set(session_attributes::kExpire, Milliseconds(expires_at));
  update.Set(kTimeToLiveName, Seconds(expires_at));
  update.Require("attribute_exists(PK)");
  dynamodb::TransactUpdate extension;
  extension.table_name = table.name();
  extension.key = KeyItem(std::move(key));
  std::move(update).ApplyTo(extension);
  return extension;
}

dynamodb::TransactDelete Deletion(const Table& table, Key key) {
  dynamodb::TransactDelete deletion;
  deletion.table_name = table.name();
  deletion.key = KeyItem(std::move(key));
  return deletion;
}

// A transaction whose failed condition says that the session isn't there.
AwaitableResult<void> ChangeExisting(const Table& table, dynamodb::CallContext& context,
                                     std::vector<dynamodb::TransactWriteItem> writes) {
  dynamodb::TransactWriteItemsRequest request;
  request.transact_items = std::move(writes);
  const auto response = co_await table.Transact(context, std::move(request));
  if (response) co_return Result<void>{};
  auto error = ToStoreError(response.error());
  if (error.code == StoreErrorCode::kConflict) error.code = StoreErrorCode::kNotFound;
  co_return std::unexpected(std::move(error));
}

}  // namespace

AwaitableResult<void> SessionStore::Create(dynamodb::CallContext& context, Session session,
                                           std::string password_hash) const {
  UpdateBuilder condition;
  RequireLiveAccount(condition);
  condition.RequireEqual(user_attributes::kPassword, AttributeValue::S(std::move(password_hash)));
  dynamodb::TransactConditionCheck account;
  account.table_name = table_.name();
  account.key = KeyItem(ProfileKey(session.user_id));
  std::move(condition).ApplyConditionTo(account);
  dynamodb::TransactWriteItemsRequest request;
  request.transact_items = SessionPuts(table_.name(), session);
  request.transact_items.push_back(std::move(account));
  const auto response = co_await table_.Transact(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

AwaitableResult<std::optional<SessionOwner>> SessionStore::Find(dynamodb::CallContext& context,
                                                                std::string key) const {
  if (recent_ != nullptr) {
    if (auto owner = recent_->Find(key)) co_return owner;
  }
  const auto reading = recent_ != nullptr ? recent_->Reading() : 0;
  const auto item = co_await table_.Get(context, SessionKey(key), Consistency::kStrong);
  if (!item) co_return std::unexpected(item.error());
  if (!*item) co_return std::nullopt;
  auto owner = ReadSessionOwner((*item)->bytes);
  if (owner && recent_ != nullptr) recent_->Keep(std::move(key), *owner, reading);
  co_return owner;
}

AwaitableResult<void> SessionStore::Extend(dynamodb::CallContext& context, std::string user_id,
                                           std::string key, base::TimePoint now,
                                           base::TimePoint expires_at) const {
  std::vector<dynamodb::TransactWriteItem> writes;
  writes.push_back(Extension(table_, SessionKey(key), now, expires_at));
  writes.push_back(Extension(table_, UserSessionKey(user_id, key), now, expires_at));
  auto extended = co_await ChangeExisting(table_, context, std::move(writes));
  Forget(user_id);  // when it was last seen
  co_return extended;
}

AwaitableResult<std::vector<Session>> SessionStore::List(dynamodb::CallContext& context,
                                                         std::string user_id) const {
  std::vector<Session> sessions;
  dynamodb::QueryPages pages(table_.api(), SessionsQuery(table_, user_id));
  while (pages.HasNext()) {
    const auto page = co_await pages.Next(context);
    if (!page) co_return std::unexpected(ToStoreError(page.error()));
    for (const auto& item : page->items) {
      if (sessions.size() == kMaxListedSessions) co_return std::move(sessions);
      auto session = ReadSession(item.bytes);
      if (session) sessions.push_back(*std::move(session));
    }
  }
  co_return std::move(sessions);
}

AwaitableResult<void> SessionStore::Delete(dynamodb::CallContext& context, std::string user_id,
                                           std::string key) const {
  auto listed = Deletion(table_, UserSessionKey(user_id, key));
  listed.condition_expression = "attribute_exists(PK)";
  std::vector<dynamodb::TransactWriteItem> writes;
  writes.push_back(std::move(listed));
  writes.push_back(Deletion(table_, SessionKey(key)));
  auto deleted = co_await ChangeExisting(table_, context, std::move(writes));
  Forget(user_id);
  co_return deleted;
}

AwaitableResult<void> SessionStore::DeleteAll(dynamodb::CallContext& context, std::string user_id,
                                              std::optional<std::string> kept_key) const {
  auto query = SessionsQuery(table_, user_id);
  query.projection_expression = "SK";
  dynamodb::QueryPages pages(table_.api(), std::move(query));
  while (pages.HasNext()) {
    const auto page = co_await pages.Next(context);
    if (!page) co_return std::unexpected(ToStoreError(page.error()));
    std::vector<Key> keys;
    for (const auto& item : page->items) {
      const auto sort_key = TextField(item.bytes, kSortKeyName);
      const auto key = AfterPrefix(sort_key, kSessionPrefix);
      if (!key || (kept_key && *key == *kept_key)) continue;
      // The one that lets in goes first: what is left behind by a failure is only a line in a list.
      keys.push_back(SessionKey(*key));
      keys.push_back(UserSessionKey(user_id, *key));
    }
    const auto deleted = co_await table_.DeleteAll(context, std::move(keys));
    Forget(user_id);  // some are gone even when it failed
    if (!deleted) co_return std::unexpected(deleted.error());
  }
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
