#include "app/chef/conversation_text.h"

#include <algorithm>

#include "app/chef/dish_limits.h"
#include "app/text_rules.h"
#include "base/iso8601.h"

namespace flavorbot::app::chef {
namespace {

using dynamodb::AttributeMap;

constexpr std::size_t kMaxTitleCharacters = 60;

std::string_view TextIn(const AttributeMap& map, std::string_view name) {
  const auto* value = map.Find(name);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

void AppendList(std::string& out, const AttributeMap& recipe, std::string_view name,
                std::string_view mark) {
  const auto* value = recipe.Find(name);
  const auto* list = value == nullptr ? nullptr : value->As<dynamodb::List>();
  if (list == nullptr) return;
  for (const auto& entry : *list) {
    if (const auto* text = entry.As<std::string>()) out.append(mark).append(*text).append("\n");
  }
  out += '\n';
}

void AppendRecipe(std::string& out, const AttributeMap& recipe) {
  out.append("## ").append(TextIn(recipe, "title")).append("\n\n");
  const auto description = TextIn(recipe, "description");
  if (!description.empty()) out.append(description).append("\n\n");
  AppendList(out, recipe, "ingredients", "- ");
  AppendList(out, recipe, "instructions", "1. ");
}

}  // namespace

std::string_view TitleOf(const storage::Conversation& conversation) {
  return conversation.title.empty() ? kUntitled : std::string_view(conversation.title);
}

std::string TitleFrom(std::string_view question) {
  std::string line = TrimBlanks(question.substr(0, question.find('\n')));
  std::ranges::replace(line, '\t', ' ');
  std::string title = Cut(line, kMaxTitleCharacters);
  if (title.size() == line.size()) return title;
  const auto end = title.find_last_of(' ');
  if (end != std::string::npos && end > 0) title.resize(end);
  return title + "…";
}

std::string MarkdownOf(const storage::StoredTalk& talk) {
  std::string out("# ");
  out.append(TitleOf(talk.conversation)).append("\n\n");
  for (const auto& message : talk.messages) {
    const bool is_chef = message.speaker == storage::Speaker::kChef;
    out.append(is_chef ? "**FlavorBot**" : "**You**");
    out.append(", ").append(base::FormatIso8601(message.created_at)).append("\n\n");
    out.append(message.content).append("\n\n");
    if (message.recipe) AppendRecipe(out, *message.recipe);
  }
  return out;
}

}  // namespace flavorbot::app::chef
