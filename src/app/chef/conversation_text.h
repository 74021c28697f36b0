// Conversation text: the texts around a conversation: its title, the chef's greeting, and the whole
// of it as a text to keep.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "storage/conversation.h"

namespace flavorbot::app::chef {

// What the chef says first in every conversation; it isn't stored.
// Source: the Node version's greeting.
inline constexpr std::string_view kGreeting =
    "Hi! I'm FlavorBot, your AI recipe assistant. I can help you find recipes based on "
    "ingredients, "
    "dietary preferences, cooking time, or cuisine type. What would you like to cook today?";

inline constexpr std::string_view kUntitled = "New conversation";

// Its own title, or kUntitled.
std::string_view TitleOf(const storage::Conversation& conversation);

// A title made of the first question: its beginning, to the end of a word.
std::string TitleFrom(std::string_view question);

// Markdown: the title, what was said, and each recipe.
std::string MarkdownOf(const storage::StoredTalk& talk);

}  // namespace flavorbot::app::chef
