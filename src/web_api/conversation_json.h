// Conversation JSON: conversations, messages and answers as the API gives them out.
//
// The chef's greeting, which isn't stored, is the first message of every conversation.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "app/chef/questions.h"
#include "storage/conversation.h"

namespace flavorbot::web_api {

// The id of the greeting: no message has it.
inline constexpr std::string_view kGreetingId = "0000";

// {id, title, createdAt, updatedAt, expiresAt}
void AppendConversationHead(std::string& out, const storage::Conversation& conversation);

// The same with {messages, suggestions}.
void AppendConversation(std::string& out, const storage::StoredTalk& talk);

// {question, reply, suggestions, usage}
void AppendAnswer(std::string& out, const app::chef::Answer& answer);

// {messages: [{role, content, recipe?}], suggestions: [text]}, for older clients.
void AppendOlderConversation(std::string& out, const storage::StoredTalk& talk);

// What a reply proposes, for clients that know no groups. Where the chef has proposed nothing and
// given no recipe it is read out of the text, as the Node version did.
std::vector<std::string> OlderProposals(const storage::Message& reply);

}  // namespace flavorbot::web_api
