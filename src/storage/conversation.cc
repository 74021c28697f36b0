#include "storage/conversation.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/iso8601.h"
#include "storage/conversation_attributes.h"
#include "storage/item_fields.h"
#include "storage/keys.h"
#include "storage/table_definition.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using dynamodb::PackedValue;
using namespace conversation_attributes;  // NOLINT: names of these kinds of item

constexpr std::size_t kMessageIdDigits = 4;
constexpr std::size_t kMaxConversationId = 64;

std::optional<base::TimePoint> TimeOfSeconds(PackedValue value) {
  const auto number = IntegerOf(value);
  if (!number) return std::nullopt;
  return base::TimePoint{std::chrono::seconds{*number}};
}

base::TimePoint TimeOf(PackedValue value) {
  return base::ParseIso8601(value.string().value_or("")).value_or(base::TimePoint{});
}

std::vector<Proposal> ProposalsOf(PackedValue value) {
  std::vector<Proposal> proposals;
  if (value.type() != dynamodb::AttributeType::kL) return proposals;
  for (dynamodb::PackedElements it(value); it.Next();) {
    if (it.value().type() != dynamodb::AttributeType::kM) continue;
    Proposal proposal;
    for (auto member = dynamodb::PackedAttributes::OfMap(it.value()); member.Next();) {
      if (member.name() == kText) proposal.text = member.value().string().value_or("");
      if (member.name() == kGroup) proposal.group = member.value().string().value_or("");
    }
    proposals.push_back(std::move(proposal));
  }
  return proposals;
}

AttributeValue ValueOf(std::vector<Proposal> proposals) {
  dynamodb::List list;
  for (auto& proposal : proposals) {
    dynamodb::AttributeMap map;
    map.Set(std::string(kText), AttributeValue::S(std::move(proposal.text)));
    if (!proposal.group.empty()) {
      map.Set(std::string(kGroup), AttributeValue::S(std::move(proposal.group)));
    }
    list.push_back(AttributeValue::M(std::move(map)));
  }
  return AttributeValue::L(std::move(list));
}

}  // namespace

std::string MessageId(int number) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const std::string text(digits.data(), end);
  return std::string(kMessageIdDigits - std::min(text.size(), kMessageIdDigits), '0') + text;
}

bool IsMessageId(std::string_view text) {
  return text.size() == kMessageIdDigits &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool IsConversationId(std::string_view text) {
  return !text.empty() && text.size() <= kMaxConversationId &&
         std::ranges::all_of(
             text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

Conversation ReadConversation(base::BytesView packed_item) {
  Conversation conversation;
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    const auto name = it.name();
    const auto value = it.value();
    if (name == kId) conversation.id = value.string().value_or("");
    if (name == kTitle) conversation.title = value.string().value_or("");
    if (name == kCreatedAt) conversation.created_at = TimeOf(value);
    if (name == kUpdatedAt) conversation.updated_at = TimeOf(value);
    if (name == kTimeToLiveName) {
      conversation.expires_at = TimeOfSeconds(value).value_or(base::TimePoint{});
    }
    if (name == kMessages) conversation.messages = static_cast<int>(IntegerOf(value).value_or(0));
    if (name == kMessagesUntil) conversation.messages_until = TimeOfSeconds(value);
  }
  return conversation;
}

Message ReadMessage(base::BytesView packed_item) {
  Message message;
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    const auto name = it.name();
    const auto value = it.value();
    if (name == kId) message.id = value.string().value_or("");
    if (name == kRole && value.string() == "assistant") message.speaker = Speaker::kChef;
    if (name == kContent) message.content = value.string().value_or("");
    if (name == kCreatedAt) message.created_at = TimeOf(value);
    if (name == kSuggestions) message.proposals = ProposalsOf(value);
    if (name == kSavedRecipeId) message.saved_recipe_id = IntegerOf(value);
    if (name == kRecipe && value.type() == dynamodb::AttributeType::kM) {
      auto unpacked = value.Unpack();
      message.recipe = std::move(*unpacked.As<dynamodb::AttributeMap>());
    }
  }
  return message;
}

dynamodb::Item ConversationItem(std::string_view user_id, const Conversation& conversation) {
  const auto updated_at = base::FormatIso8601(conversation.updated_at);
  auto item = KeyItem(ConversationKey(user_id, conversation.id));
  const auto set = [&item](std::string_view name, AttributeValue value) {
    item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S("CONVERSATION"));
  // One in which nothing was said isn't listed.
  if (conversation.messages > 0) {
    set(kIndexPartitionKeyName, AttributeValue::S(ConversationsPartition(user_id)));
    set(kIndexSortKeyName, AttributeValue::S(ConversationPlace(updated_at, conversation.id)));
  }
  set(kId, AttributeValue::S(conversation.id));
  if (!conversation.title.empty()) set(kTitle, AttributeValue::S(conversation.title));
  set(kCreatedAt, AttributeValue::S(base::FormatIso8601(conversation.created_at)));
  set(kUpdatedAt, AttributeValue::S(updated_at));
  set(kMessages, AttributeValue::N(std::int64_t{conversation.messages}));
  set(kTimeToLiveName, Seconds(conversation.expires_at));
  return item;
}

dynamodb::Item MessageItem(std::string_view user_id, std::string_view conversation_id,
                           Message message, base::TimePoint expires_at) {
  auto item = KeyItem(MessageKey(user_id, conversation_id, message.id));
  const auto set = [&item](std::string_view name, AttributeValue value) {
    item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S("CHAT_MESSAGE"));
  set(kId, AttributeValue::S(std::move(message.id)));
  set(kRole, AttributeValue::S(message.speaker == Speaker::kChef ? "assistant" : "user"));
  set(kContent, AttributeValue::S(std::move(message.content)));
  set(kCreatedAt, AttributeValue::S(base::FormatIso8601(message.created_at)));
  if (message.recipe) set(kRecipe, AttributeValue::M(*std::move(message.recipe)));
  if (!message.proposals.empty()) set(kSuggestions, ValueOf(std::move(message.proposals)));
  if (message.saved_recipe_id) set(kSavedRecipeId, AttributeValue::N(*message.saved_recipe_id));
  set(kTimeToLiveName, Seconds(expires_at));
  return item;
}

}  // namespace flavorbot::storage
