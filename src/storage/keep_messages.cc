// ConversationStore's KeepMessages: in pages, each a transaction, and the head behind them.
#include <utility>
#include <vector>

#include "storage/conversation_attributes.h"
#include "storage/conversation_store.h"
#include "storage/item_fields.h"
#include "storage/table_definition.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using namespace conversation_attributes;  // NOLINT: names of these kinds of item

// So that also the largest, questions of 8 KB and replies of 400 KB, stay below the 4 MB of a
// transaction.
constexpr int kMessagesAtOnce = 16;

UpdateBuilder EndAt(std::string_view attribute, base::TimePoint until) {
  UpdateBuilder update;
  update.Set(attribute, Seconds(until));
  // An update would make anew what is deleted at the same time.
  update.Require("attribute_exists(PK)");
  return update;
}

// What isn't there any more is left out.
AwaitableResult<void> KeepPage(const Table& table, dynamodb::CallContext& context,
                               std::vector<Key> keys, base::TimePoint until) {
  while (!keys.empty()) {
    dynamodb::TransactWriteItemsRequest request;
    for (const auto& key : keys) {
      dynamodb::TransactUpdate message;
      message.table_name = table.name();
      message.key = KeyItem(key);
      EndAt(kTimeToLiveName, until).ApplyTo(message);
      request.transact_items.emplace_back(std::move(message));
    }
    const auto response = co_await table.Transact(context, std::move(request));
    if (response) co_return Result<void>{};
    std::vector<Key> there;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!ConditionFailedAt(response.error(), i)) there.push_back(keys[i]);
    }
    if (there.size() == keys.size()) co_return std::unexpected(ToStoreError(response.error()));
    keys = std::move(there);
  }
  co_return Result<void>{};
}

}  // namespace

AwaitableResult<void> ConversationStore::KeepMessages(dynamodb::CallContext& context,
                                                      std::string user_id,
                                                      Conversation conversation,
                                                      base::TimePoint until) const {
  for (int first = 1; first <= conversation.messages; first += kMessagesAtOnce) {
    std::vector<Key> keys;
    for (int number = first; number < first + kMessagesAtOnce; ++number) {
      if (number > conversation.messages) break;
      keys.push_back(MessageKey(user_id, conversation.id, MessageId(number)));
    }
    auto kept = co_await KeepPage(table_, context, std::move(keys), until);
    if (!kept) co_return kept;
  }
  // The head last: it says what is true of all of them.
  dynamodb::UpdateItemRequest head;
  head.table_name = table_.name();
  head.key = KeyItem(ConversationKey(user_id, conversation.id));
  EndAt(kMessagesUntil, until).ApplyTo(head);
  const auto response = co_await table_.api().UpdateItem(context, std::move(head));
  if (response) co_return Result<void>{};
  auto error = ToStoreError(response.error());
  if (error.code != StoreErrorCode::kConflict) co_return std::unexpected(std::move(error));
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
