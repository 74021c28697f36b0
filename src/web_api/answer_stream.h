// Answer stream: the chef's answer as server-sent events, word by word.
//
//   text   {"text"}          what the reply goes on with
//   done   a ChefAnswer      the reply as it is kept
//   error  {"message", "status"}, {"retryAfter"} in seconds where it is known
//
// A reader who leaves stops the chef. What the answer took is a line of its own in the log
// (request_log.h), since the request's was written when the stream began.
//
// Source: api/openapi.yaml, askChef.
#pragma once

#include <string>

#include "app/chef/questions.h"
#include "http/response.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

http::Response AnswerStreamResponse(const RequestContext& context, app::chef::BegunQuestion begun);

}  // namespace flavorbot::web_api
