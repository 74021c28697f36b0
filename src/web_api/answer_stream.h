// Answer stream: the chef's answer as server-sent events, word by word.
//
//   text   {"text"}          what the reply goes on with
//   done   a ChefAnswer      the reply as it is kept
//   error  {"message", "status"}
//
// A reader who leaves stops the chef.
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
