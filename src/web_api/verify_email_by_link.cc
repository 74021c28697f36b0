#include "app/auth/email_verification.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"

namespace flavorbot::web_api {
namespace {

http::Response Page(int status, std::string_view title, std::string_view text,
                    std::string_view link, std::string_view link_text) {
  std::string html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>";
  html += title;
  html += " - FlavorBot</title></head><body><main><h1>";
  html += title;
  html += "</h1><p>";
  html += text;
  html += "</p><p><a href=\"";
  html += link;
  html += "\">";
  html += link_text;
  html += "</a></p></main></body></html>\n";
  return http::MakeResponse(status, "text/html; charset=utf-8", std::move(html));
}

}  // namespace

boost::asio::awaitable<http::Response> VerifyEmailByLink(RequestContext& context) {
  auto token = http::QueryParameter(context.request, "token").value_or("");
  auto user_id = http::QueryParameter(context.request, "userId").value_or("");
  if (token.empty() || user_id.empty()) {
    co_return http::MakeResponse(400, "text/plain; charset=utf-8", "Invalid verification link");
  }
  const auto verified = co_await context.services.email_verification.VerifyUser(
      context.call, std::move(user_id), std::move(token));
  if (verified) {
    co_return Page(200, "Email Verified!", "Your email address is verified. You can now sign in.",
                   "/auth", "Sign in");
  }
  if (verified.error().code != app::ErrorCode::kInvalidRequest) {
    co_return ErrorResponse(context, verified.error());
  }
  co_return Page(400, "Verification Failed",
                 "The link has expired or was used already. Sign in to have a new one sent.",
                 "/auth", "Sign in");
}

}  // namespace flavorbot::web_api
