#include "app/auth/sign_in.h"

#include "web_api/account_handlers.h"
#include "web_api/client.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"
#include "web_api/session_cookie.h"
#include "web_api/user_json.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> SignIn(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  // Of another type than text is as good as absent here: the older clients' answer is 401.
  app::auth::SignInRequest request{.email = fields->Text("email"),
                                   .password = fields->Text("password"),
                                   .client = ClientOf(context)};
  const auto signed_in =
      co_await context.services.sign_in.WithPassword(context.call, std::move(request));
  if (!signed_in) co_return ErrorResponse(context, signed_in.error());
  std::string json;
  AppendSessionUser(json, signed_in->user);
  auto response = http::JsonResponse(200, std::move(json));
  SetSessionCookie(context, signed_in->cookie_value, response);
  co_return response;
}

}  // namespace flavorbot::web_api
