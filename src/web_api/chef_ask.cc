#include "web_api/answer_stream.h"
#include "web_api/chef_handlers.h"
#include "web_api/chef_request.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

// What can be refused before the chef is asked has its status; once the stream has begun it is an
// event.
boost::asio::awaitable<http::Response> AskChef(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto content = fields->Text("content");
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  app::chef::Question question{
      .user_id = context.user_id(),
      .conversation_id = std::string(context.path_parameter("conversationId")),
      .content = std::move(content).value_or(""),
      .idempotency_key = IdempotencyKeyOf(context),
      .earlier = {}};
  if (context.request.headers.HasListElement("Accept", "text/event-stream")) {
    WaitForChef(context);
    auto begun = co_await context.services.questions.Begin(context.call, std::move(question));
    if (!begun) co_return ErrorResponse(context, begun.error());
    co_return AnswerStreamResponse(context, *std::move(begun));
  }
  const auto answer = co_await WholeAnswer(context, std::move(question));
  if (!answer) co_return ErrorResponse(context, answer.error());
  std::string json;
  AppendAnswer(json, *answer);
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
