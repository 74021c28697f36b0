// The access patterns of the chef and the conversations with it.
#include <string>

#include "cli/cost/access_pattern.h"
#include "cli/cost/visitor.h"

namespace flavorbot::cli::cost {
namespace {

using enum http::Method;

constexpr const char* kQuestion = R"({"content":"What goes well with red lentils tonight?"})";
constexpr const char* kForRecipe = R"({"content":"A recipe with red lentils, please"})";
constexpr const char* kPrompt = R"({"prompt":"A recipe with red lentils, please"})";
constexpr const char* kChat =
    R"({"messages":[{"role":"user","content":"What goes well with red lentils tonight?"}]})";

void Register(Visitor& ana) { ana.Register(); }
void HaveConversation(Visitor& ana) {
  ana.Register();
  ana.BeginConversation();
}
void Ask(Visitor& ana, const char* body) {
  ana.Send(kPost, ana.conversation() + "/messages", body);
}
void HaveRecipe(Visitor& ana) {
  HaveConversation(ana);
  Ask(ana, kForRecipe);
}
// Ten messages, of which two have a recipe.
void HaveTalk(Visitor& ana) {
  HaveConversation(ana);
  for (int i = 0; i < 5; ++i) Ask(ana, i < 2 ? kForRecipe : kQuestion);
}
void HaveConversations(Visitor& ana) {
  ana.Register();
  for (int i = 0; i < 20; ++i) {
    ana.BeginConversation();
    Ask(ana, kQuestion);
  }
}
void HaveAnswerOfKey(Visitor& ana) {
  HaveConversation(ana);
  ana.SendWithKey(ana.conversation() + "/messages", kForRecipe);
}

constexpr AccessPattern kPatterns[] = {
    {"GET /api/chef", "the profile for what it eats", "chefViews", Register,
     [](Visitor& ana) { ana.Send(kGet, "/api/chef"); }},
    {"POST /api/chatbot/conversations", "one conditional put", "conversationsBegun", Register,
     [](Visitor& ana) { ana.BeginConversation(); }},
    {"GET /api/chatbot/conversations, of 20", "one Query of the index, a page of 30 heads",
     "conversationLists", HaveConversations,
     [](Visitor& ana) { ana.Send(kGet, "/api/chatbot/conversations"); }},
    {"GET /api/chatbot/conversations/:conversationId, 10 messages",
     "one strong Query of head and messages", "conversationViews", HaveTalk,
     [](Visitor& ana) { ana.Send(kGet, ana.conversation()); }},
    {"PATCH /api/chatbot/conversations/:conversationId",
     "one conditional update, and its index entry", "conversationsRenamed", HaveTalk,
     [](Visitor& ana) { ana.Send(kPatch, ana.conversation(), R"({"title":"Dinners"})"); }},
    {"DELETE /api/chatbot/conversations/:conversationId, 10 messages",
     "the head; a Query of the keys; the messages in batches of 25, and the head last",
     "conversationsDeleted", HaveTalk, [](Visitor& ana) { ana.Send(kDelete, ana.conversation()); }},
    {"GET /api/chatbot/conversations/:conversationId/export, 10 messages",
     "the same Query as to open it", "conversationExports", HaveTalk,
     [](Visitor& ana) { ana.Send(kGet, ana.conversation() + "/export"); }},
    {"POST /api/chatbot/conversations/:conversationId/messages, words, after 10 messages",
     "the mark on the conversation; the talk; the profile; chat and generation counted, the latter "
     "given back; a transaction: question, reply, head",
     "questions", HaveTalk, [](Visitor& ana) { Ask(ana, kQuestion); }},
    {"POST /api/chatbot/conversations/:conversationId/messages, a recipe, with a key",
     "the same; the mark and the key in one transaction, the generation stays, and the key is in "
     "the last transaction",
     "recipesAsked", HaveConversation,
     [](Visitor& ana) { ana.SendWithKey(ana.conversation() + "/messages", kForRecipe); }},
    {"POST /api/chatbot/conversations/:conversationId/messages, again with the same key",
     "the transaction that fails on the key; question and reply; the month's counts",
     "questionsRepeated", HaveAnswerOfKey,
     [](Visitor& ana) { ana.SendWithKey(ana.conversation() + "/messages", kForRecipe); }},
    {"POST /api/chatbot/conversations/:conversationId/messages/:messageId/save",
     "the message; a transaction: the recipe, and the note of it", "chefRecipesSaved", HaveRecipe,
     [](Visitor& ana) { ana.Send(kPost, ana.conversation() + "/messages/0002/save"); }},
    {"POST /api/chatbot/chat, the first of a talk", "a new conversation; then as a question",
     "olderChats", Register, [](Visitor& ana) { ana.Send(kPost, "/api/chatbot/chat", kChat); }},
    {"POST /api/chatbot/generate-recipe, after 10 messages",
     "the last conversation's head; then as a question", "olderGenerations", HaveTalk,
     [](Visitor& ana) { ana.Send(kPost, "/api/chatbot/generate-recipe", kPrompt); }},
    {"GET /api/chatbot/conversation, 10 messages",
     "the last conversation's head, of the index; one strong Query", "olderConversationViews",
     HaveTalk, [](Visitor& ana) { ana.Send(kGet, "/api/chatbot/conversation"); }},
};

}  // namespace

std::span<const AccessPattern> ChefPatterns() { return kPatterns; }

}  // namespace flavorbot::cli::cost
