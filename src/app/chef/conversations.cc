#include "app/chef/conversations.h"

#include <utility>

#include "app/chef/dish_document.h"
#include "app/text_rules.h"

namespace flavorbot::app::chef {
namespace {

using storage::Conversation;
using storage::StoreErrorCode;

Error NotFound(const char* text) { return MakeError(ErrorCode::kNotFound, text); }
Error NoConversation() { return NotFound("Conversation not found"); }

Error FromConversationStore(storage::StoreError error) {
  if (error.code == StoreErrorCode::kNotFound) return NoConversation();
  return FromStore(std::move(error));
}

}  // namespace

AwaitableResult<Conversation> Conversations::Create(dynamodb::CallContext& context,
                                                    std::string user_id) const {
  auto created =
      co_await store_.Create(context, std::move(user_id), base::NewUserId(random_), clock_.Now());
  if (!created) co_return std::unexpected(FromStore(std::move(created).error()));
  co_return *std::move(created);
}

AwaitableResult<ConversationList> Conversations::List(dynamodb::CallContext& context,
                                                      std::string user_id,
                                                      std::optional<std::string> cursor) const {
  std::optional<storage::ConversationMark> after;
  if (cursor) {
    after = storage::DecodeConversationCursor(*cursor);
    if (!after) {
      co_return std::unexpected(MakeError(ErrorCode::kInvalidRequest, "The cursor is not valid"));
    }
  }
  auto page = co_await store_.List(context, std::move(user_id), kConversationsAPage,
                                   std::move(after), clock_.Now());
  if (!page) co_return std::unexpected(FromStore(std::move(page).error()));
  ConversationList list{.conversations = std::move(page->conversations), .next_cursor = {}};
  if (page->last) list.next_cursor = storage::EncodeConversationCursor(*page->last);
  co_return list;
}

AwaitableResult<storage::StoredTalk> Conversations::Read(dynamodb::CallContext& context,
                                                         std::string user_id,
                                                         std::string id) const {
  if (!storage::IsConversationId(id)) co_return std::unexpected(NoConversation());
  auto talk = co_await store_.Read(context, std::move(user_id), std::move(id), clock_.Now());
  if (!talk) co_return std::unexpected(FromConversationStore(std::move(talk).error()));
  co_return *std::move(talk);
}

AwaitableResult<Conversation> Conversations::Rename(dynamodb::CallContext& context,
                                                    std::string user_id, std::string id,
                                                    std::string title) const {
  title = TrimBlanks(title);
  if (title.empty()) co_return std::unexpected(InvalidFields({{"title", "Must not be empty"}}));
  if (auto problem = TextProblem(title, kMaxConversationTitle, Lines::kOne)) {
    co_return std::unexpected(InvalidFields({{"title", *std::move(problem)}}));
  }
  if (!storage::IsConversationId(id)) co_return std::unexpected(NoConversation());
  auto renamed = co_await store_.Rename(context, std::move(user_id), std::move(id),
                                        std::move(title), clock_.Now());
  if (!renamed) co_return std::unexpected(FromConversationStore(std::move(renamed).error()));
  co_return *std::move(renamed);
}

AwaitableResult<void> Conversations::Delete(dynamodb::CallContext& context, std::string user_id,
                                            std::string id) const {
  if (!storage::IsConversationId(id)) co_return std::unexpected(NoConversation());
  auto deleted = co_await store_.Delete(context, std::move(user_id), std::move(id), clock_.Now());
  if (!deleted) co_return std::unexpected(FromConversationStore(std::move(deleted).error()));
  co_return Result<void>{};
}

AwaitableResult<storage::SavedRecipe> Conversations::SaveRecipe(dynamodb::CallContext& context,
                                                                std::string user_id, std::string id,
                                                                std::string message_id) const {
  if (!storage::IsConversationId(id) || !storage::IsMessageId(message_id)) {
    co_return std::unexpected(NotFound("Message not found"));
  }
  const auto now = clock_.Now();
  auto message = co_await store_.FindMessage(context, user_id, id, message_id, now);
  if (!message && message.error().code == StoreErrorCode::kNotFound) {
    co_return std::unexpected(NotFound("Message not found"));
  }
  if (!message) co_return std::unexpected(FromStore(std::move(message).error()));
  if (!message->recipe) co_return std::unexpected(NotFound("There is no recipe with this message"));
  auto fields = RecipeFieldsOf(*message->recipe);
  auto saved = co_await store_.SaveRecipe(context, std::move(user_id), std::move(id),
                                          *std::move(message), std::move(fields), now);
  if (!saved) co_return std::unexpected(FromStore(std::move(saved).error()));
  co_return *std::move(saved);
}

AwaitableResult<std::string> Conversations::PlaceFor(dynamodb::CallContext& context,
                                                     std::string user_id, TalkState state) const {
  if (state == TalkState::kGoesOn) {
    auto page = co_await store_.List(context, user_id, 1, std::nullopt, clock_.Now());
    if (!page) co_return std::unexpected(FromStore(std::move(page).error()));
    const auto& found = page->conversations;
    const bool is_full = !found.empty() && found.front().messages + 2 > storage::kMaxMessages;
    if (!found.empty() && !is_full) co_return found.front().id;
  }
  auto created = co_await Create(context, std::move(user_id));
  if (!created) co_return std::unexpected(std::move(created).error());
  co_return std::move(created->id);
}

AwaitableResult<std::optional<storage::StoredTalk>> Conversations::Last(
    dynamodb::CallContext& context, std::string user_id) const {
  const auto now = clock_.Now();
  auto page = co_await store_.List(context, user_id, 1, std::nullopt, now);
  if (!page) co_return std::unexpected(FromStore(std::move(page).error()));
  std::optional<storage::StoredTalk> last;
  if (page->conversations.empty()) co_return last;
  auto talk = co_await store_.Read(context, std::move(user_id),
                                   std::move(page->conversations.front().id), now);
  if (talk) {
    last = *std::move(talk);
  } else if (talk.error().code != StoreErrorCode::kNotFound) {
    co_return std::unexpected(FromStore(std::move(talk).error()));
  }
  co_return last;
}

}  // namespace flavorbot::app::chef
