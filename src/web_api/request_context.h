// RequestContext: one request on its way through a handler.
//
// Threads: one request, one coroutine.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "app/auth/session.h"
#include "base/clock.h"
#include "dynamodb/call_context.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

struct WebSettings;

struct RequestContext {
  http::Request& request;
  const Services& services;
  const WebSettings& settings;
  http::PathParameters path_parameters;
  dynamodb::CallContext call;                 // with the deadline and the request's id
  std::string client_address;                 // the peer's, or what a trusted proxy says it is
  std::optional<app::auth::Session> session;  // who is asking; see Access in route.h

  // REQUIRES: the route's access is kSignedIn.
  const std::string& user_id() const { return session->user_id; }

  // The decoded path parameter `name`. REQUIRES: the route's pattern has it.
  std::string_view path_parameter(std::string_view name) const;

  // "https://flavorbot.example": where the person sees the app, without a slash at the end.
  std::string public_url() const;
};

// Answers one request: who is asking -> the typed request, or 400/422 -> one call into app/ ->
// the answer. `context` lives until the response is sent.
using Handler = boost::asio::awaitable<http::Response> (*)(RequestContext& context);

}  // namespace flavorbot::web_api
