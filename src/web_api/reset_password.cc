#include "app/auth/password_recovery.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ResetPassword(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto token = fields->Text("token", OnNull::kAbsent);
  auto password = fields->Text("password", OnNull::kAbsent);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (token.value_or("").empty() || password.value_or("").empty()) {
    co_return MessageResponse(400, "Token and password are required");
  }
  const auto reset = co_await context.services.password_recovery.Reset(
      context.call, *std::move(token), *std::move(password), context.public_url());
  if (!reset) co_return ErrorResponse(context, reset.error());
  co_return MessageResponse(200, "Your password was changed. You can now sign in with it.");
}

}  // namespace flavorbot::web_api
