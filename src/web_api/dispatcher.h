// Dispatcher: from a request to its handler and back.
//
//   find the route -> same origin? -> within the rate? -> who is asking? -> within their rate?
//   -> the handler -> headers that every answer has -> one line in the log
//
// What isn't under /api and no route is a page or an asset of the web app.
//
// Threads: Handle may be called from any thread. Everything given at construction outlives it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "base/metrics.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "web_api/rate_limiter.h"
#include "web_api/request_context.h"
#include "web_api/request_log.h"
#include "web_api/route.h"
#include "web_api/services.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {

// Answers a GET or HEAD for a page or an asset, 404 included.
using AssetHandler = std::function<http::Response(const http::Request& request)>;

class Dispatcher {
 public:
  Dispatcher(const Services& services, WebSettings settings, base::Metrics& metrics,
             AssetHandler assets);

  // What http::Server calls. Never throws: what a library throws is logged and answered by 500.
  boost::asio::awaitable<http::Response> Handle(http::Request& request);

 private:
  struct Target {
    const Route* route;
    const RouteMetrics* metrics;
  };

  boost::asio::awaitable<http::Response> Serve(const Route& route, RequestContext& context);
  boost::asio::awaitable<http::Response> CallHandler(const Route& route, RequestContext& context);
  // nullopt: `client` is within the limit.
  std::optional<http::Response> OverLimit(RateLimit limit, const std::string& client);
  http::Response AnswerMiss(const http::Request& request, const http::RouteTree::Miss& miss) const;
  void Finish(const RequestContext& context, http::Response& response) const;

  const Services& services_;
  WebSettings settings_;
  AssetHandler assets_;
  RateLimiter rate_limiter_;
  http::Router<Target> router_;
  std::deque<RouteMetrics> metrics_;  // their addresses stay
  RouteMetrics asset_metrics_;
  RouteMetrics unknown_metrics_;
};

}  // namespace flavorbot::web_api
