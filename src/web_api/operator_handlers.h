// What operators and their machines ask; the answers hold nothing about any person.
#pragma once

#include "web_api/request_context.h"

namespace flavorbot::web_api {

// 200 as long as the process answers at all.
boost::asio::awaitable<http::Response> Healthz(RequestContext& context);
// 200 when the table answers a read, with the chef that answers; else 503.
boost::asio::awaitable<http::Response> Readyz(RequestContext& context);
// Everything counted, in Prometheus' text format.
boost::asio::awaitable<http::Response> MetricsPage(RequestContext& context);

}  // namespace flavorbot::web_api
