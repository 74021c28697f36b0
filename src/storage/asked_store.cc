#include "storage/asked_store.h"

#include <utility>

#include "base/iso8601.h"
#include "storage/conversation_attributes.h"
#include "storage/item_fields.h"
#include "storage/table_definition.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using dynamodb::ReturnValuesOnConditionCheckFailure;
using namespace conversation_attributes;  // NOLINT: names of these kinds of item

constexpr std::size_t kHeadIndex = 0;
constexpr std::size_t kAskedIndex = 1;

StoreError NotFound() { return {.code = StoreErrorCode::kNotFound, .cause = {}}; }

// The conversation is there, and nobody answers in it.
UpdateBuilder MarkUpdate(const Asking& asking, base::TimePoint now) {
  UpdateBuilder update;
  update.Set(kAnsweringBy, AttributeValue::S(asking.token));
  update.Set(kAnsweringUntil, Milliseconds(asking.answered_until));
  update.Require("attribute_exists(PK)");
  update.Require(update.Name(kTimeToLiveName) + " > " + update.Value(Seconds(now)));
  const auto until = update.Name(kAnsweringUntil);
  update.Require("(attribute_not_exists(" + until + ") OR " + until +
                 " <= " + update.Value(Milliseconds(now)) + ")");
  return update;
}

// The key is new, was forgotten, or belongs to a question that nobody answers any more.
dynamodb::TransactPut KeyPut(const Table& table, const Asking& asking, base::TimePoint now) {
  dynamodb::TransactPut put;
  put.table_name = table.name();
  put.item = KeyItem(AskedKey(asking.user_id, *asking.key_digest));
  const auto set = [&put](std::string_view name, AttributeValue value) {
    put.item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S("ASKED"));
  set(kQuestionDigest, AttributeValue::S(asking.question_digest));
  set(kConversationId, AttributeValue::S(asking.conversation_id));
  set(kAnsweringBy, AttributeValue::S(asking.token));
  set(kAnsweringUntil, Milliseconds(asking.answered_until));
  set(kTimeToLiveName, Seconds(now + kKeepAsked));
  UpdateBuilder condition;
  const auto ends = condition.Name(kTimeToLiveName);
  const auto reply = condition.Name(kReplyId);
  const auto until = condition.Name(kAnsweringUntil);
  const auto now_seconds = condition.Value(Seconds(now));
  const auto now_ms = condition.Value(Milliseconds(now));
  condition.Require("(attribute_not_exists(PK) OR " + ends + " <= " + now_seconds +
                    " OR (attribute_not_exists(" + reply + ") AND " + until + " <= " + now_ms +
                    "))");
  std::move(condition).ApplyConditionTo(put);
  put.return_values_on_condition_check_failure = ReturnValuesOnConditionCheckFailure::kAllOld;
  return put;
}

Beginning KnownKey(base::BytesView packed_item, const Asking& asking) {
  if (TextField(packed_item, kQuestionDigest) != asking.question_digest) return KeyIsOther{};
  auto reply_id = TextField(packed_item, kReplyId);
  if (reply_id.empty()) return KeyIsAsked{};
  return KeyIsAnswered{TextField(packed_item, kConversationId), std::move(reply_id)};
}

// The head's update when its question was answered.
dynamodb::TransactUpdate HeadUpdate(const Table& table, const Asking& asking,
                                    const Exchange& exchange, int messages, base::TimePoint now) {
  const auto updated_at = base::FormatIso8601(now);
  UpdateBuilder update;
  update.Set(kUpdatedAt, AttributeValue::S(updated_at));
  update.Set(kIndexPartitionKeyName, AttributeValue::S(ConversationsPartition(asking.user_id)));
  update.Set(kIndexSortKeyName,
             AttributeValue::S(ConversationPlace(updated_at, asking.conversation_id)));
  update.Set(kTimeToLiveName, Seconds(now + kKeepConversation));
  update.Set(kMessages, AttributeValue::N(std::int64_t{messages}));
  update.SetIfAbsent(kMessagesUntil, Seconds(now + kKeepMessages));
  if (!exchange.title.empty()) update.SetIfAbsent(kTitle, AttributeValue::S(exchange.title));
  update.Remove(kAnsweringBy);
  update.Remove(kAnsweringUntil);
  update.RequireEqual(kAnsweringBy, AttributeValue::S(asking.token));
  dynamodb::TransactUpdate head;
  head.table_name = table.name();
  head.key = KeyItem(ConversationKey(asking.user_id, asking.conversation_id));
  std::move(update).ApplyTo(head);
  return head;
}

dynamodb::TransactPut MessagePut(const Table& table, const Asking& asking, Message message,
                                 base::TimePoint now) {
  dynamodb::TransactPut put;
  put.table_name = table.name();
  put.item =
      MessageItem(asking.user_id, asking.conversation_id, std::move(message), now + kKeepMessages);
  put.condition_expression = "attribute_not_exists(PK)";
  return put;
}

dynamodb::TransactUpdate KeyAnswered(const Table& table, const Asking& asking,
                                     const std::string& reply_id) {
  UpdateBuilder update;
  update.Set(kReplyId, AttributeValue::S(reply_id));
  update.Remove(kAnsweringBy);
  update.Remove(kAnsweringUntil);
  update.RequireEqual(kAnsweringBy, AttributeValue::S(asking.token));
  dynamodb::TransactUpdate key;
  key.table_name = table.name();
  key.key = KeyItem(AskedKey(asking.user_id, *asking.key_digest));
  std::move(update).ApplyTo(key);
  return key;
}

Result<void> UnlessConflict(const dynamodb::Error& error) {
  auto mapped = ToStoreError(error);
  if (mapped.code == StoreErrorCode::kConflict) return {};
  return std::unexpected(std::move(mapped));
}

}  // namespace

AwaitableResult<Beginning> AskedStore::Begin(dynamodb::CallContext& context, Asking asking,
                                             base::TimePoint now) const {
  if (asking.key_digest) co_return co_await BeginWithKey(context, asking, now);
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ConversationKey(asking.user_id, asking.conversation_id));
  request.return_values_on_condition_check_failure = ReturnValuesOnConditionCheckFailure::kAllOld;
  MarkUpdate(asking, now).ApplyTo(request);
  const auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (response) co_return Begun{};
  const auto& error = response.error();
  if (error.code != dynamodb::ErrorCode::kConditionalCheckFailedException) {
    co_return std::unexpected(ToStoreError(error));
  }
  if (!error.item || ReadConversation(error.item->bytes).expires_at <= now) {
    co_return std::unexpected(NotFound());
  }
  co_return OtherIsAsked{};
}

AwaitableResult<Beginning> AskedStore::BeginWithKey(dynamodb::CallContext& context,
                                                    const Asking& asking,
                                                    base::TimePoint now) const {
  dynamodb::TransactUpdate head;
  head.table_name = table_.name();
  head.key = KeyItem(ConversationKey(asking.user_id, asking.conversation_id));
  head.return_values_on_condition_check_failure = ReturnValuesOnConditionCheckFailure::kAllOld;
  MarkUpdate(asking, now).ApplyTo(head);
  dynamodb::TransactWriteItemsRequest request;
  request.transact_items.emplace_back(std::move(head));
  request.transact_items.emplace_back(KeyPut(table_, asking, now));
  const auto response = co_await table_.Transact(context, std::move(request));
  if (response) co_return Begun{};
  const auto& error = response.error();
  // The key first: its own question may be what marks the conversation.
  if (ConditionFailedAt(error, kAskedIndex)) {
    const auto& known = error.cancellation_reasons[kAskedIndex].item;
    if (known) co_return KnownKey(known->bytes, asking);
    co_return KeyIsAsked{};
  }
  if (!ConditionFailedAt(error, kHeadIndex)) co_return std::unexpected(ToStoreError(error));
  const auto& seen = error.cancellation_reasons[kHeadIndex].item;
  if (!seen || ReadConversation(seen->bytes).expires_at <= now) {
    co_return std::unexpected(NotFound());
  }
  co_return OtherIsAsked{};
}

AwaitableResult<Beginning> AskedStore::Look(dynamodb::CallContext& context, Asking asking,
                                            Consistency consistency, base::TimePoint now) const {
  const auto item =
      co_await table_.Get(context, AskedKey(asking.user_id, *asking.key_digest), consistency);
  if (!item) co_return std::unexpected(item.error());
  if (!*item) co_return KeyIsFree{};
  const auto known = KnownKey((*item)->bytes, asking);
  if (!std::holds_alternative<KeyIsAsked>(known)) co_return known;
  const auto mark = dynamodb::FindAttribute((*item)->bytes, kAnsweringUntil);
  const auto until = mark ? TimeOfMilliseconds(*mark) : std::nullopt;
  if (!until || *until <= now) co_return KeyIsFree{};
  co_return KeyIsAsked{};
}

AwaitableResult<void> AskedStore::Finish(dynamodb::CallContext& context, Asking asking,
                                         Exchange exchange, base::TimePoint now) const {
  const auto reply_id = exchange.reply.id;
  const int messages = std::atoi(reply_id.c_str());
  dynamodb::TransactWriteItemsRequest request;
  auto& items = request.transact_items;
  items.emplace_back(HeadUpdate(table_, asking, exchange, messages, now));
  items.emplace_back(MessagePut(table_, asking, std::move(exchange.question), now));
  items.emplace_back(MessagePut(table_, asking, std::move(exchange.reply), now));
  if (asking.key_digest) items.emplace_back(KeyAnswered(table_, asking, reply_id));
  const auto response = co_await table_.Transact(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

AwaitableResult<void> AskedStore::Abandon(dynamodb::CallContext& context, Asking asking) const {
  UpdateBuilder update;
  update.Remove(kAnsweringBy);
  update.Remove(kAnsweringUntil);
  update.RequireEqual(kAnsweringBy, AttributeValue::S(asking.token));
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ConversationKey(asking.user_id, asking.conversation_id));
  std::move(update).ApplyTo(request);
  const auto released = co_await table_.api().UpdateItem(context, std::move(request));
  if (asking.key_digest) {
    UpdateBuilder condition;
    condition.RequireEqual(kAnsweringBy, AttributeValue::S(asking.token));
    dynamodb::DeleteItemRequest deletion;
    deletion.table_name = table_.name();
    deletion.key = KeyItem(AskedKey(asking.user_id, *asking.key_digest));
    std::move(condition).ApplyConditionTo(deletion);
    const auto deleted = co_await table_.api().DeleteItem(context, std::move(deletion));
    if (!deleted) {
      auto result = UnlessConflict(deleted.error());
      if (!result) co_return result;
    }
  }
  if (!released) co_return UnlessConflict(released.error());
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
