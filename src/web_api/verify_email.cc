#include "app/auth/email_verification.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> VerifyEmail(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto email = fields->Text("email", OnNull::kAbsent);
  auto token = fields->Text("token", OnNull::kAbsent);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (email.value_or("").empty() || token.value_or("").empty()) {
    co_return MessageResponse(400, "Email and token are required");
  }
  const auto verified = co_await context.services.email_verification.Verify(
      context.call, *std::move(email), *std::move(token), context.public_url());
  if (!verified) co_return ErrorResponse(context, verified.error());
  co_return MessageResponse(200, "Email verified successfully. You can now log in.");
}

}  // namespace flavorbot::web_api
