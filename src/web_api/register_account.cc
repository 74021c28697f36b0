#include "app/auth/registration.h"
#include "web_api/account_handlers.h"
#include "web_api/client.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/request_fields.h"
#include "web_api/session_cookie.h"
#include "web_api/user_json.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> RegisterAccount(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  app::auth::RegistrationRequest request{.email = fields->Text("email", OnNull::kAbsent),
                                         .password = fields->Text("password", OnNull::kAbsent),
                                         .first_name = fields->Text("firstName", OnNull::kAbsent),
                                         .last_name = fields->Text("lastName", OnNull::kAbsent),
                                         .client = ClientOf(context),
                                         .public_url = context.public_url()};
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  const auto registered =
      co_await context.services.registration.Register(context.call, std::move(request));
  if (!registered) co_return ErrorResponse(context, registered.error());

  std::string json;
  ObjectWriter body(json);
  body.Text("message", "Registration successful. Please check your email to verify your address.");
  AppendUser(body.Raw("user"), registered->user);
  body.Boolean("requiresVerification", true);
  body.End();
  auto response = http::JsonResponse(201, std::move(json));
  SetSessionCookie(context, registered->cookie_value, response);
  co_return response;
}

}  // namespace flavorbot::web_api
