#include "app/auth/password_recovery.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ForgotPassword(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto email = fields->Text("email", OnNull::kAbsent);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (email.value_or("").empty()) {
    co_return ErrorResponse(context, app::InvalidFields({{"email", "Must not be empty"}}));
  }
  const auto sent = co_await context.services.password_recovery.SendLink(
      context.call, *std::move(email), context.public_url());
  if (!sent) co_return ErrorResponse(context, sent.error());
  co_return MessageResponse(
      200,
      "If an account with this address exists, a link to choose a new password is on its way.");
}

}  // namespace flavorbot::web_api
