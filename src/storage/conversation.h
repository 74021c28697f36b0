// Conversation: what a person and the chef said to each other, as stored.
//
//   USER#<id> / CONV#<conversation>            the head: title, dates, how many messages
//   USER#<id> / CONV#<conversation>#<number>   one message: who, what, when, the recipe with it
//
// So one Query reads a conversation in its order, and whatever reads or deletes an account takes it
// along. The head is also in the index, by the time of the last talk, once something was said.
//
// Both expire by `ttl`: the head kKeepConversation after the last talk. Messages have a day more,
// so that a talk on the same day need not write them all anew.
//
// A question that is being answered marks the head with its token and until when; while the mark
// holds no other question is answered in this conversation (asked_store.h).
//
// Threads: value types and pure functions.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "dynamodb/attribute_value.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::storage {

inline constexpr std::chrono::hours kKeepConversation{24 * 30};
inline constexpr std::chrono::hours kKeepMessages{24 * 31};
// Of one conversation.
inline constexpr int kMaxMessages = 400;

struct Conversation {
  std::string id;
  std::string title;  // empty until the first question, or until one is given
  base::TimePoint created_at;
  base::TimePoint updated_at;  // when it was last talked in
  base::TimePoint expires_at;
  int messages = 0;
  std::optional<base::TimePoint> messages_until;  // when the first of them expires

  friend bool operator==(const Conversation&, const Conversation&) = default;
};

enum class Speaker : std::uint8_t { kPerson, kChef };

// What the chef proposes to ask next.
struct Proposal {
  std::string text;
  std::string group;  // may be empty

  friend bool operator==(const Proposal&, const Proposal&) = default;
};

struct Message {
  std::string id;  // "0001": its place in the conversation
  Speaker speaker = Speaker::kPerson;
  std::string content;
  base::TimePoint created_at;
  std::optional<dynamodb::AttributeMap> recipe;  // the document of app/chef/dish_document.h
  std::vector<Proposal> proposals;
  std::optional<std::int64_t> saved_recipe_id;

  friend bool operator==(const Message&, const Message&) = default;
};

// The conversation's messages in their order.
struct StoredTalk {
  Conversation conversation;
  std::vector<Message> messages;
};

// "0012".
std::string MessageId(int number);
bool IsMessageId(std::string_view text);
// As ids of conversations are made; nothing else may go into a key.
bool IsConversationId(std::string_view text);

Conversation ReadConversation(base::BytesView packed_item);
Message ReadMessage(base::BytesView packed_item);

// The items of a new conversation and of a new message.
dynamodb::Item ConversationItem(std::string_view user_id, const Conversation& conversation);
dynamodb::Item MessageItem(std::string_view user_id, std::string_view conversation_id,
                           Message message, base::TimePoint expires_at);

}  // namespace flavorbot::storage
