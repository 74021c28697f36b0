#include <algorithm>
#include <utility>

#include "app/chef/conversations.h"
#include "app/chef/proposals.h"
#include "web_api/chef_handlers.h"
#include "web_api/chef_request.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/request_fields.h"
#include "web_api/services.h"

namespace flavorbot::web_api {
namespace {

using app::chef::Speaker;
using app::chef::Turn;

// What was said; of other roles nothing is taken: instructions aren't the client's to give.
std::vector<Turn> TurnsOf(const std::vector<TextMembers>& messages) {
  std::vector<Turn> turns;
  for (const auto& message : messages) {
    const auto role = message.find("role");
    const auto content = message.find("content");
    if (role == message.end() || content == message.end()) continue;
    if (role->second != "user" && role->second != "assistant") continue;
    turns.push_back({.speaker = role->second == "user" ? Speaker::kPerson : Speaker::kChef,
                     .text = content->second,
                     .dish = {}});
  }
  return turns;
}

}  // namespace

boost::asio::awaitable<http::Response> Chat(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  const auto messages = fields->TextObjects("messages");
  if (!messages) co_return MessageResponse(400, "Messages must be an array");
  auto turns = TurnsOf(*messages);
  if (turns.empty() || turns.back().speaker != Speaker::kPerson) {
    co_return ErrorResponse(context,
                            app::InvalidFields({{"messages", "The last must be the user's"}}));
  }
  auto content = std::move(turns.back().text);
  turns.pop_back();
  const bool is_beginning =
      std::ranges::find(turns, Speaker::kPerson, &Turn::speaker) == turns.end();
  auto place = co_await context.services.conversations.PlaceFor(
      context.call, context.user_id(),
      is_beginning ? app::chef::TalkState::kBegins : app::chef::TalkState::kGoesOn);
  if (!place) co_return ErrorResponse(context, place.error());
  const auto answer = co_await WholeAnswer(context, {.user_id = context.user_id(),
                                                     .conversation_id = *std::move(place),
                                                     .content = std::move(content),
                                                     .idempotency_key = IdempotencyKeyOf(context),
                                                     .field = "messages",
                                                     .earlier = std::move(turns)});
  if (!answer) co_return ErrorResponse(context, answer.error());
  std::string json;
  ObjectWriter reply(json);
  reply.Text("response", app::chef::WithPlainBullets(answer->reply.content));
  reply.TextList("suggestions", OlderProposals(answer->reply));
  reply.End();
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
