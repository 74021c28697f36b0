#include "storage/conversation_store.h"

#include <utility>

#include "storage/conversation_attributes.h"
#include "storage/item_fields.h"
#include "storage/table_definition.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using namespace conversation_attributes;  // NOLINT: names of these kinds of item

// How often a conversation is gone through that grows while it is deleted.
constexpr int kMostDeletions = 5;

StoreError NotFound() { return {.code = StoreErrorCode::kNotFound, .cause = {}}; }

// The head and the messages, in their order: from the head's key to behind the last number's.
dynamodb::QueryRequest ItemsOf(const Table& table, std::string_view user_id, std::string_view id) {
  auto key = ConversationKey(user_id, id);
  dynamodb::QueryRequest query;
  query.table_name = table.name();
  query.key_condition_expression = "PK = :partition AND SK BETWEEN :first AND :last";
  query.expression_attribute_values = {
      {":partition", AttributeValue::S(std::move(key.partition_key))},
      {":first", AttributeValue::S(std::move(key.sort_key))},
      {":last", AttributeValue::S(MessageKey(user_id, id, "~").sort_key)}};
  query.consistent_read = true;
  return query;
}

dynamodb::Item StartAfter(std::string_view user_id, const ConversationMark& mark) {
  auto start = KeyItem(ConversationKey(user_id, mark.id));
  start.Set(std::string(kIndexPartitionKeyName),
            AttributeValue::S(ConversationsPartition(user_id)));
  start.Set(std::string(kIndexSortKeyName),
            AttributeValue::S(ConversationPlace(mark.updated_at, mark.id)));
  return start;
}

}  // namespace

AwaitableResult<Conversation> ConversationStore::Create(dynamodb::CallContext& context,
                                                        std::string user_id, std::string id,
                                                        base::TimePoint now) const {
  Conversation conversation{.id = std::move(id),
                            .title = {},
                            .created_at = now,
                            .updated_at = now,
                            .expires_at = now + kKeepConversation};
  dynamodb::PutItemRequest request;
  request.table_name = table_.name();
  request.item = ConversationItem(user_id, conversation);
  request.condition_expression = "attribute_not_exists(PK)";
  const auto response = co_await table_.api().PutItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return conversation;
}

AwaitableResult<ConversationPage> ConversationStore::List(dynamodb::CallContext& context,
                                                          std::string user_id, std::size_t limit,
                                                          std::optional<ConversationMark> after,
                                                          base::TimePoint now) const {
  dynamodb::QueryRequest query;
  query.table_name = table_.name();
  query.index_name = std::string(kIndexName);
  query.key_condition_expression = "GSI1PK = :partition";
  query.expression_attribute_values = {
      {":partition", AttributeValue::S(ConversationsPartition(user_id))}};
  query.scan_index_forward = false;
  // One more than asked for, so that the last page is known to be the last.
  query.limit = static_cast<std::int32_t>(limit + 1);
  if (after) query.exclusive_start_key = StartAfter(user_id, *after);
  const auto response = co_await table_.api().Query(context, std::move(query));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  ConversationPage page;
  for (const auto& item : response->items) {
    auto conversation = ReadConversation(item.bytes);
    // Each was talked in before the one above it: behind an expired one are only such.
    if (conversation.expires_at <= now) break;
    if (page.conversations.size() == limit) {
      page.last = MarkOf(page.conversations.back());
      break;
    }
    page.conversations.push_back(std::move(conversation));
  }
  co_return page;
}

AwaitableResult<StoredTalk> ConversationStore::Read(dynamodb::CallContext& context,
                                                    std::string user_id, std::string id,
                                                    base::TimePoint now) const {
  std::optional<StoredTalk> talk;
  auto query = ItemsOf(table_, user_id, id);
  do {
    auto response = co_await table_.api().Query(context, query);
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    for (const auto& item : response->items) {
      if (!talk) {
        // The head's key is the shortest of them, so the first; without it the rest is a remainder.
        auto conversation = ReadConversation(item.bytes);
        if (conversation.id != id || conversation.expires_at <= now) {
          co_return std::unexpected(NotFound());
        }
        talk.emplace().conversation = std::move(conversation);
        continue;
      }
      talk->messages.push_back(ReadMessage(item.bytes));
    }
    query.exclusive_start_key = std::move(response->last_evaluated_key);
  } while (query.exclusive_start_key);
  if (!talk) co_return std::unexpected(NotFound());
  co_return *std::move(talk);
}

AwaitableResult<Message> ConversationStore::FindMessage(dynamodb::CallContext& context,
                                                        std::string user_id, std::string id,
                                                        std::string message_id,
                                                        base::TimePoint now) const {
  const auto item =
      co_await table_.Get(context, MessageKey(user_id, id, message_id), Consistency::kStrong);
  if (!item) co_return std::unexpected(item.error());
  if (!*item) co_return std::unexpected(NotFound());
  auto message = ReadMessage((*item)->bytes);
  // Since it was said the conversation lives kKeepConversation at least; then the head knows.
  const auto said_at = std::chrono::floor<std::chrono::seconds>(message.created_at);
  if (said_at + kKeepConversation <= now) {
    const auto head =
        co_await table_.Get(context, ConversationKey(user_id, id), Consistency::kStrong);
    if (!head) co_return std::unexpected(head.error());
    if (!*head || ReadConversation((*head)->bytes).expires_at <= now) {
      co_return std::unexpected(NotFound());
    }
  }
  co_return message;
}

AwaitableResult<Conversation> ConversationStore::Rename(dynamodb::CallContext& context,
                                                        std::string user_id, std::string id,
                                                        std::string title,
                                                        base::TimePoint now) const {
  UpdateBuilder update;
  update.Set(kTitle, AttributeValue::S(std::move(title)));
  update.Require("attribute_exists(PK)");
  update.Require(update.Name(kTimeToLiveName) + " > " + update.Value(Seconds(now)));
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ConversationKey(user_id, id));
  request.return_values = dynamodb::ReturnValues::kAllNew;
  std::move(update).ApplyTo(request);
  const auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (response) co_return ReadConversation(response->attributes->bytes);
  auto error = ToStoreError(response.error());
  if (error.code == StoreErrorCode::kConflict) error.code = StoreErrorCode::kNotFound;
  co_return std::unexpected(std::move(error));
}

AwaitableResult<void> ConversationStore::Delete(dynamodb::CallContext& context, std::string user_id,
                                                std::string id, base::TimePoint now) const {
  for (int attempt = 0; attempt < kMostDeletions; ++attempt) {
    const auto head =
        co_await table_.Get(context, ConversationKey(user_id, id), Consistency::kStrong);
    if (!head) co_return std::unexpected(head.error());
    if (!*head && attempt > 0) co_return Result<void>{};
    if (!*head || ReadConversation((*head)->bytes).expires_at <= now) {
      co_return std::unexpected(NotFound());
    }
    const int messages = ReadConversation((*head)->bytes).messages;
    auto deleted = co_await DeleteMessages(context, user_id, id);
    if (!deleted) co_return deleted;
    deleted = co_await DeleteHead(context, user_id, id, messages);
    if (deleted || deleted.error().code != StoreErrorCode::kConflict) co_return deleted;
  }
  co_return std::unexpected(StoreError{.code = StoreErrorCode::kUnavailable,
                                       .cause = "a conversation is talked in while it is deleted"});
}

AwaitableResult<void> ConversationStore::DeleteMessages(dynamodb::CallContext& context,
                                                        const std::string& user_id,
                                                        const std::string& id) const {
  auto query = ItemsOf(table_, user_id, id);
  query.projection_expression = "PK, SK";
  const auto head_key = ConversationKey(user_id, id);
  do {
    auto page = co_await table_.api().Query(context, query);
    if (!page) co_return std::unexpected(ToStoreError(page.error()));
    std::vector<Key> keys;
    for (const auto& item : page->items) {
      Key key{TextField(item.bytes, kPartitionKeyName), TextField(item.bytes, kSortKeyName)};
      if (key != head_key) keys.push_back(std::move(key));
    }
    auto deleted = co_await table_.DeleteAll(context, std::move(keys));
    if (!deleted) co_return deleted;
    query.exclusive_start_key = std::move(page->last_evaluated_key);
  } while (query.exclusive_start_key);
  co_return Result<void>{};
}

AwaitableResult<void> ConversationStore::DeleteHead(dynamodb::CallContext& context,
                                                    const std::string& user_id,
                                                    const std::string& id, int messages) const {
  UpdateBuilder condition;
  condition.RequireEqual(kMessages, AttributeValue::N(std::int64_t{messages}));
  dynamodb::DeleteItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ConversationKey(user_id, id));
  std::move(condition).ApplyConditionTo(request);
  const auto response = co_await table_.api().DeleteItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
