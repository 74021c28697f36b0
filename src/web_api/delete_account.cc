#include "app/account/account_deletion.h"
#include "app/auth/password_check.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"
#include "web_api/session_cookie.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> DeleteAccount(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto password = fields->Text("password", OnNull::kAbsent);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  if (password.value_or("").empty()) co_return MessageResponse(400, "Password is required");
  auto user = co_await context.services.password_check.Check(context.call, context.user_id(),
                                                             *std::move(password));
  if (!user) co_return ErrorResponse(context, user.error());
  const auto deleted =
      co_await context.services.account_deletion.Delete(context.call, *std::move(user));
  if (!deleted) co_return ErrorResponse(context, deleted.error());
  auto response = MessageResponse(200, "Your account was deleted");
  ClearSessionCookie(context, response);
  co_return response;
}

}  // namespace flavorbot::web_api
