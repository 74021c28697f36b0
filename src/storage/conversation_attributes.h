// The attribute names of conversations and their messages.
#pragma once

#include <string_view>

namespace flavorbot::storage::conversation_attributes {

// Of the head.
inline constexpr std::string_view kId = "id";                // of a message, too
inline constexpr std::string_view kTitle = "title";          // absent until there is one
inline constexpr std::string_view kCreatedAt = "createdAt";  // of a message, too
inline constexpr std::string_view kUpdatedAt = "updatedAt";
inline constexpr std::string_view kMessages = "messageCount";          // N
inline constexpr std::string_view kMessagesUntil = "messagesUntil";    // N, epoch seconds
inline constexpr std::string_view kAnsweringBy = "answeringBy";        // a token; absent: nobody
inline constexpr std::string_view kAnsweringUntil = "answeringUntil";  // N, epoch milliseconds

// Of a message.
inline constexpr std::string_view kRole = "role";  // "user" or "assistant"
inline constexpr std::string_view kContent = "content";
inline constexpr std::string_view kRecipe = "recipe";            // M
inline constexpr std::string_view kSuggestions = "suggestions";  // L of M {text, group?}
inline constexpr std::string_view kText = "text";
inline constexpr std::string_view kGroup = "group";
inline constexpr std::string_view kSavedRecipeId = "savedRecipeId";  // N

// Of a question that came with a key.
inline constexpr std::string_view kQuestionDigest = "questionDigest";
inline constexpr std::string_view kConversationId = "conversationId";
inline constexpr std::string_view kReplyId = "replyId";  // absent until it is answered

}  // namespace flavorbot::storage::conversation_attributes
