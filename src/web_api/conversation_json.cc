#include "web_api/conversation_json.h"

#include "app/chef/conversation_text.h"
#include "app/chef/proposals.h"
#include "base/iso8601.h"
#include "web_api/chef_recipe_json.h"
#include "web_api/object_writer.h"
#include "web_api/usage_json.h"

namespace flavorbot::web_api {
namespace {

using storage::Message;

std::string_view RoleOf(const Message& message) {
  return message.speaker == storage::Speaker::kChef ? "assistant" : "user";
}

Message Greeting(const storage::Conversation& conversation) {
  return {.id = std::string(kGreetingId),
          .speaker = storage::Speaker::kChef,
          .content = std::string(app::chef::kGreeting),
          .created_at = conversation.created_at};
}

void WriteHead(ObjectWriter& head, const storage::Conversation& conversation) {
  head.Text("id", conversation.id);
  head.Text("title", app::chef::TitleOf(conversation));
  head.Text("createdAt", base::FormatIso8601(conversation.created_at));
  head.Text("updatedAt", base::FormatIso8601(conversation.updated_at));
  head.Text("expiresAt", base::FormatIso8601(conversation.expires_at));
}

void AppendMessage(std::string& out, const Message& message) {
  ObjectWriter json(out);
  json.Text("id", message.id);
  json.Text("role", RoleOf(message));
  json.Text("content", message.content);
  json.Text("createdAt", base::FormatIso8601(message.created_at));
  if (message.recipe) AppendChefRecipe(json.Raw("recipe"), *message.recipe);
  if (message.saved_recipe_id) json.Integer("savedRecipeId", *message.saved_recipe_id);
  json.End();
}

void AppendOlderMessage(std::string& out, const Message& message) {
  ObjectWriter json(out);
  json.Text("role", RoleOf(message));
  json.Text("content", app::chef::WithPlainBullets(message.content));
  if (message.recipe) AppendChefRecipe(json.Raw("recipe"), *message.recipe);
  json.End();
}

void AppendSuggestions(std::string& out, const std::vector<storage::Proposal>& proposals) {
  out += '[';
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (i > 0) out += ',';
    ObjectWriter json(out);
    json.Text("text", proposals[i].text);
    if (!proposals[i].group.empty()) json.Text("group", proposals[i].group);
    json.End();
  }
  out += ']';
}

// The greeting and what follows it, each as `append` writes it.
template <typename Append>
void AppendMessages(std::string& out, const storage::StoredTalk& talk, Append append) {
  out += '[';
  append(out, Greeting(talk.conversation));
  for (const auto& message : talk.messages) {
    out += ',';
    append(out, message);
  }
  out += ']';
}

}  // namespace

void AppendConversationHead(std::string& out, const storage::Conversation& conversation) {
  ObjectWriter json(out);
  WriteHead(json, conversation);
  json.End();
}

void AppendConversation(std::string& out, const storage::StoredTalk& talk) {
  ObjectWriter json(out);
  WriteHead(json, talk.conversation);
  AppendMessages(json.Raw("messages"), talk, AppendMessage);
  const std::vector<storage::Proposal> none;
  AppendSuggestions(json.Raw("suggestions"),
                    talk.messages.empty() ? none : talk.messages.back().proposals);
  json.End();
}

void AppendAnswer(std::string& out, const app::chef::Answer& answer) {
  ObjectWriter json(out);
  AppendMessage(json.Raw("question"), answer.question);
  AppendMessage(json.Raw("reply"), answer.reply);
  AppendSuggestions(json.Raw("suggestions"), answer.reply.proposals);
  AppendUsage(json.Raw("usage"), answer.usage);
  json.End();
}

std::vector<std::string> OlderProposals(const Message& reply) {
  std::vector<std::string> texts;
  for (const auto& proposal : reply.proposals) texts.push_back(proposal.text);
  if (!texts.empty() || reply.recipe) return texts;
  return app::chef::OlderProposalsIn(reply.content);
}

void AppendOlderConversation(std::string& out, const storage::StoredTalk& talk) {
  ObjectWriter json(out);
  AppendMessages(json.Raw("messages"), talk, AppendOlderMessage);
  json.TextList("suggestions", talk.messages.empty() ? std::vector<std::string>{}
                                                     : OlderProposals(talk.messages.back()));
  json.End();
}

}  // namespace flavorbot::web_api
