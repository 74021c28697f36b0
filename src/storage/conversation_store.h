// ConversationStore: a user's conversations with the chef (conversation.h), but for what is asked
// in them (asked_store.h).
//
//   pattern       requests                                   units, of short messages
//   Create        1 PutItem                                  1 WCU
//   List          1 Query of the index                       half an RCU a 4 KB of heads
//   Read          1 Query a MB                               1 RCU a 4 KB
//   FindMessage   1 GetItem, 1 more after kKeepConversation  1 RCU each
//   Rename        1 UpdateItem                               1 WCU, 1 of the index
//   Delete        1 GetItem, 1 Query and                     1 RCU a 4 KB, 1 WCU an item
//                 1 BatchWriteItem a 25, 1 DeleteItem
//   KeepMessages  1 TransactWriteItems a 16,                 2 WCU a message, 1 the head
//                 1 UpdateItem
//   SaveRecipe    1 TransactWriteItems, before it a GetItem  2 WCU a KB of both
//                 where one was saved before
//
// What has expired and isn't gone yet is not there. The list may lag behind by a moment, as indexes
// do; everything else is strongly consistent.
//
// Errors:  kNotFound: the user has no such conversation, or no such message in it.
// Threads: any. The context lives until the call's answer; the store and the
// table live longer than its calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "storage/conversation.h"
#include "storage/conversation_cursor.h"
#include "storage/recipe_fields.h"
#include "storage/recipe_ids.h"
#include "storage/recipe_view.h"
#include "storage/table.h"

namespace flavorbot::storage {

struct ConversationPage {
  std::vector<Conversation> conversations;
  std::optional<ConversationMark> last;  // the `after` of the next page; nullopt: this is the last
};

enum class Saved : std::uint8_t { kNow, kBefore };

struct SavedRecipe {
  StoredRecipe recipe;
  Saved saved = Saved::kNow;
};

class ConversationStore {
 public:
  explicit ConversationStore(const Table& table) : table_(table) {}  // borrows

  // A conversation without messages. `id` is new.
  AwaitableResult<Conversation> Create(dynamodb::CallContext& context, std::string user_id,
                                       std::string id, base::TimePoint now) const;

  // Those talked in last first, at most `limit` of them; not those in which nothing was said.
  // REQUIRES: limit of at least 1.
  AwaitableResult<ConversationPage> List(dynamodb::CallContext& context, std::string user_id,
                                         std::size_t limit, std::optional<ConversationMark> after,
                                         base::TimePoint now) const;

  AwaitableResult<StoredTalk> Read(dynamodb::CallContext& context, std::string user_id,
                                   std::string id, base::TimePoint now) const;

  AwaitableResult<Message> FindMessage(dynamodb::CallContext& context, std::string user_id,
                                       std::string id, std::string message_id,
                                       base::TimePoint now) const;

  // The conversation after it; it keeps its place in the list.
  AwaitableResult<Conversation> Rename(dynamodb::CallContext& context, std::string user_id,
                                       std::string id, std::string title,
                                       base::TimePoint now) const;

  // With all its messages. When it fails, some may be left; the head goes last, so that it can be
  // asked for again, and only as long as no message has come since: an answer that is kept at the
  // same time goes with it, and one that comes later finds no head and isn't kept.
  // Errors: kUnavailable: also when it is talked in all the time.
  AwaitableResult<void> Delete(dynamodb::CallContext& context, std::string user_id, std::string id,
                               base::TimePoint now) const;

  // Lets the messages of `conversation` live until `until`; what is deleted meanwhile stays so.
  AwaitableResult<void> KeepMessages(dynamodb::CallContext& context, std::string user_id,
                                     Conversation conversation, base::TimePoint until) const;

  // Makes a recipe of `fields` and notes it with the message, all or nothing; when the message's
  // recipe was saved before and is still there, that one.
  // REQUIRES: fields as RecipeStore::Create wants them.
  // Errors:   kNotFound: the message is gone; kConflict; kTooLarge.
  AwaitableResult<SavedRecipe> SaveRecipe(dynamodb::CallContext& context, std::string user_id,
                                          std::string id, Message message, RecipeFields fields,
                                          base::TimePoint now);

 private:
  AwaitableResult<void> DeleteMessages(dynamodb::CallContext& context, const std::string& user_id,
                                       const std::string& id) const;
  // Errors: kConflict: it hasn't so many messages, or is gone.
  AwaitableResult<void> DeleteHead(dynamodb::CallContext& context, const std::string& user_id,
                                   const std::string& id, int messages) const;

  const Table& table_;
  RecipeIds ids_;
};

}  // namespace flavorbot::storage
