#include "web_api/dispatcher.h"

#include <chrono>
#include <exception>
#include <utility>

#include "app/auth/sessions.h"
#include "base/log.h"
#include "base/random.h"
#include "web_api/client_address.h"
#include "web_api/error_mapping.h"
#include "web_api/incoming_trace.h"
#include "web_api/request_id.h"
#include "web_api/routes.h"
#include "web_api/same_origin.h"
#include "web_api/session_cookie.h"

namespace flavorbot::web_api {
namespace {

constexpr std::string_view kApiPrefix = "/api/";

bool IsApiPath(std::string_view path) { return path.starts_with(kApiPrefix) || path == "/api"; }

bool ChangesState(http::Method method) {
  return method != http::Method::kGet && method != http::Method::kHead &&
         method != http::Method::kOptions;
}

http::Response TooManyRequests(std::chrono::seconds retry_after) {
  auto response = MessageResponse(429, "Too many requests. Please try again later.");
  response.headers.Set("Retry-After", std::to_string(retry_after.count()));
  return response;
}

http::Response DefectResponse() { return MessageResponse(500, "Something went wrong"); }

}  // namespace

Dispatcher::Dispatcher(const Services& services, WebSettings settings, base::Metrics& metrics,
                       AssetHandler assets)
    : services_(services),
      settings_(std::move(settings)),
      assets_(std::move(assets)),
      asset_metrics_(metrics, http::Method::kGet, "(page or asset)"),
      unknown_metrics_(metrics, http::Method::kOther, "(unknown)") {
  for (const auto& route : Routes()) {
    const auto& route_metrics = metrics_.emplace_back(metrics, route.method, route.pattern);
    router_.Add(route.method, std::string(route.pattern), {&route, &route_metrics});
  }
}

boost::asio::awaitable<http::Response> Dispatcher::Handle(http::Request& request) {
  const auto began = std::chrono::steady_clock::now();
  RequestContext context{.request = request, .services = services_, .settings = settings_};
  context.call.deadline = request.deadline;
  context.call.request_id = NewRequestId();
  context.call.trace = IncomingTrace(request.headers, base::SystemRandom());
  context.client_address = ClientAddress(request, settings_);

  auto found = router_.Find(request.method, request.path());
  http::Response response;
  const RouteMetrics* metrics = &unknown_metrics_;
  if (auto* match = std::get_if<http::Router<Target>::Match>(&found)) {
    context.path_parameters = std::move(match->parameters);
    metrics = match->target->metrics;
    response = co_await Serve(*match->target->route, context);
  } else {
    if (!IsApiPath(request.path())) metrics = &asset_metrics_;
    response = AnswerMiss(request, std::get<http::RouteTree::Miss>(found));
  }
  Finish(context, response);
  RecordRequest(*metrics, context.call, response.status, std::chrono::steady_clock::now() - began);
  co_return response;
}

boost::asio::awaitable<http::Response> Dispatcher::Serve(const Route& route,
                                                         RequestContext& context) {
  if (ChangesState(route.method) && !IsSameOrigin(context.request, settings_)) {
    co_return MessageResponse(403, "This request comes from another site");
  }
  const bool is_limited_by_user = route.rate_limit == RateLimit::kChef;
  if (!is_limited_by_user) {
    auto over = OverLimit(route.rate_limit, context.client_address);
    if (over) co_return *std::move(over);
  }
  if (route.access == Access::kPublic) co_return co_await CallHandler(route, context);

  auto cookie = SessionCookieOf(context.request);
  if (cookie) {
    auto session = co_await services_.sessions.Check(context.call, *cookie);
    if (!session) co_return ErrorResponse(context, session.error());
    context.session = *std::move(session);
  }
  if (is_limited_by_user) {
    auto over = context.session ? OverLimit(route.rate_limit, context.user_id())
                                : OverLimit(RateLimit::kStrangers, context.client_address);
    if (over) co_return *std::move(over);
  }
  if (route.access == Access::kSignedIn && !context.session) {
    co_return MessageResponse(401, "Unauthorized");
  }
  auto response = co_await CallHandler(route, context);
  // The browser's copy ends a day after it was set: it lives on with the session.
  if (context.session && context.session->freshness == app::auth::Freshness::kExtended &&
      !response.headers.Find("Set-Cookie")) {
    SetSessionCookie(context, *cookie, response);
  }
  co_return response;
}

std::optional<http::Response> Dispatcher::OverLimit(RateLimit limit, const std::string& client) {
  if (settings_.rate_limiting == RateLimiting::kOff) return std::nullopt;
  const auto wait = rate_limiter_.Take(limit, client, std::chrono::steady_clock::now());
  if (!wait) return std::nullopt;
  return TooManyRequests(*wait);
}

boost::asio::awaitable<http::Response> Dispatcher::CallHandler(const Route& route,
                                                               RequestContext& context) {
  // Our own code throws nothing; a library may (out of memory, say).
  std::string cause;
  try {
    co_return co_await route.handler(context);
  } catch (const std::exception& exception) {
    cause = exception.what();
  } catch (...) {
    cause = "unknown exception";
  }
  base::Log(base::Level::kError, "handler failed",
            {{"id", context.call.request_id}, {"route", route.pattern}, {"cause", cause}});
  co_return DefectResponse();
}

http::Response Dispatcher::AnswerMiss(const http::Request& request,
                                      const http::RouteTree::Miss& miss) const {
  switch (miss.error) {
    case http::RouteError::kBadEncoding:
      return MessageResponse(400, "The address is not valid");
    case http::RouteError::kMethodNotAllowed: {
      auto response = MessageResponse(405, "Method not allowed");
      response.headers.Set("Allow", miss.allow);
      return response;
    }
    case http::RouteError::kNotFound:
      break;
  }
  if (IsApiPath(request.path())) return MessageResponse(404, "Not found");
  if (request.method != http::Method::kGet && request.method != http::Method::kHead) {
    auto response = MessageResponse(405, "Method not allowed");
    response.headers.Set("Allow", "GET, HEAD");
    return response;
  }
  return assets_(request);
}

void Dispatcher::Finish(const RequestContext& context, http::Response& response) const {
  response.headers.Set("X-Request-Id", context.call.request_id);
  if (IsApiPath(context.request.path()) && !response.headers.Find("Cache-Control")) {
    response.headers.Set("Cache-Control", "private, no-cache");
  }
}

}  // namespace flavorbot::web_api
