#include "app/auth/password_change.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ChangePassword(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto current = fields->Text("currentPassword", OnNull::kAbsent);
  auto wanted = fields->Text("newPassword", OnNull::kAbsent);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (current.value_or("").empty() || wanted.value_or("").empty()) {
    co_return MessageResponse(400, "Current and new password are required");
  }
  const auto changed = co_await context.services.password_change.Change(
      context.call, *context.session, *std::move(current), *std::move(wanted),
      context.public_url());
  if (!changed) co_return ErrorResponse(context, changed.error());
  co_return MessageResponse(200, "Your password was changed");
}

}  // namespace flavorbot::web_api
