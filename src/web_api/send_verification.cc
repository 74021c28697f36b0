#include "app/auth/email_verification.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> SendVerification(RequestContext& context) {
  const auto& verification = context.services.email_verification;
  if (context.session) {
    const auto sent =
        co_await verification.SendTo(context.call, context.user_id(), context.public_url());
    if (!sent) co_return ErrorResponse(context, sent.error());
    co_return MessageResponse(200, "Verification email sent. Please check your inbox.");
  }
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto email = fields->Text("email");
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (!email) co_return MessageResponse(401, "Unauthorized");
  const auto sent =
      co_await verification.SendToAddress(context.call, *std::move(email), context.public_url());
  if (!sent) co_return ErrorResponse(context, sent.error());
  co_return MessageResponse(
      200, "If an account with this address waits for it, a verification email is on its way.");
}

}  // namespace flavorbot::web_api
