// Conversation cursor: where a page of conversations ended, as an opaque text.
//
// It holds the place in the list alone. The partition always comes from the session, so a cursor
// that is forged, or another user's, starts at some other place in the asker's own list.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/conversation.h"

namespace flavorbot::storage {

// Where a conversation stands in the list.
struct ConversationMark {
  std::string updated_at;  // ISO 8601
  std::string id;
  friend bool operator==(const ConversationMark&, const ConversationMark&) = default;
};

ConversationMark MarkOf(const Conversation& conversation);

std::string EncodeConversationCursor(const ConversationMark& mark);
// nullopt when EncodeConversationCursor doesn't write such a text.
std::optional<ConversationMark> DecodeConversationCursor(std::string_view cursor);

}  // namespace flavorbot::storage
