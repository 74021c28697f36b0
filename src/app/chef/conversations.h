// Conversations: a person's talks with the chef: begun, found again, renamed, deleted, and what is
// saved of them. What is asked in them goes through Questions (questions.h).
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/error.h"
#include "base/clock.h"
#include "base/random.h"
#include "storage/conversation_store.h"

namespace flavorbot::app::chef {

inline constexpr std::size_t kConversationsAPage = 30;
inline constexpr std::size_t kMaxConversationTitle = 100;

struct ConversationList {
  std::vector<storage::Conversation> conversations;
  std::optional<std::string> next_cursor;  // nullopt: the last page
};

enum class TalkState : std::uint8_t { kBegins, kGoesOn };

class Conversations {
 public:
  // Borrows all.
  Conversations(storage::ConversationStore& store, const base::Clock& clock,
                base::RandomSource& random)
      : store_(store), clock_(clock), random_(random) {}

  AwaitableResult<storage::Conversation> Create(dynamodb::CallContext& context,
                                                std::string user_id) const;

  // The one talked in last first. Errors: kInvalidRequest: the cursor is none.
  AwaitableResult<ConversationList> List(dynamodb::CallContext& context, std::string user_id,
                                         std::optional<std::string> cursor) const;

  // Errors, of these and the following: kNotFound: there is no such conversation.
  AwaitableResult<storage::StoredTalk> Read(dynamodb::CallContext& context, std::string user_id,
                                            std::string id) const;

  // Errors: kInvalidFields.
  AwaitableResult<storage::Conversation> Rename(dynamodb::CallContext& context, std::string user_id,
                                                std::string id, std::string title) const;

  AwaitableResult<void> Delete(dynamodb::CallContext& context, std::string user_id,
                               std::string id) const;

  // The recipe of a message, in the cookbook; the second time it is the same one.
  // Errors: kNotFound: no such message, or no recipe with it.
  AwaitableResult<storage::SavedRecipe> SaveRecipe(dynamodb::CallContext& context,
                                                   std::string user_id, std::string id,
                                                   std::string message_id) const;

  // For clients that know of one conversation: the id of the one that what is asked next belongs
  // into. A talk that begins has a new one; one that goes on has the last, unless that is full.
  AwaitableResult<std::string> PlaceFor(dynamodb::CallContext& context, std::string user_id,
                                        TalkState state) const;

  // For these, too: the one talked in last; nullopt: there is none.
  AwaitableResult<std::optional<storage::StoredTalk>> Last(dynamodb::CallContext& context,
                                                           std::string user_id) const;

 private:
  storage::ConversationStore& store_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::chef
