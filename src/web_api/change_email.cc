#include "app/auth/email_change.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ChangeEmail(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto password = fields->Text("password", OnNull::kAbsent);
  auto new_email = fields->Text("newEmail", OnNull::kAbsent);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (password.value_or("").empty() || new_email.value_or("").empty()) {
    co_return MessageResponse(400, "Password and new email are required");
  }
  const auto asked = co_await context.services.email_change.Request(
      context.call, context.user_id(), *std::move(password), *std::move(new_email),
      context.public_url());
  if (!asked) co_return ErrorResponse(context, asked.error());
  co_return MessageResponse(200, "Please open the link that we have sent to your new address");
}

}  // namespace flavorbot::web_api
