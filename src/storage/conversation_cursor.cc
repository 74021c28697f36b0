#include "storage/conversation_cursor.h"

#include "base/encoding.h"
#include "base/iso8601.h"
#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

constexpr std::string_view kVersion = "1:";

}  // namespace

ConversationMark MarkOf(const Conversation& conversation) {
  return {base::FormatIso8601(conversation.updated_at), conversation.id};
}

std::string EncodeConversationCursor(const ConversationMark& mark) {
  return base::Base64UrlEncode(std::string(kVersion) + ConversationPlace(mark.updated_at, mark.id));
}

std::optional<ConversationMark> DecodeConversationCursor(std::string_view cursor) {
  const auto plain = base::Base64UrlDecode(cursor);
  if (!plain || !plain->starts_with(kVersion)) return std::nullopt;
  const auto place = std::string_view(*plain).substr(kVersion.size());
  const auto separator = place.find('#');
  if (separator == std::string_view::npos) return std::nullopt;
  ConversationMark mark{std::string(place.substr(0, separator)),
                        std::string(place.substr(separator + 1))};
  const auto time = base::ParseIso8601(mark.updated_at);
  if (!time || base::FormatIso8601(*time) != mark.updated_at || !IsConversationId(mark.id)) {
    return std::nullopt;
  }
  return mark;
}

}  // namespace flavorbot::storage
