// Error mapping: app::Error -> the HTTP response. The only place that knows both.
#pragma once

#include <string>
#include <string_view>

#include "app/error.h"
#include "http/response.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

// {"message"}, with {"errors"} for invalid fields and Retry-After where it is known. The cause of
// what operators should know about goes to the log with the request's id.
http::Response ErrorResponse(const RequestContext& context, const app::Error& error);

// The same body for a stream that has begun, with {"status"} and, where it is known, {"retryAfter"}
// in seconds.
void AppendErrorWithStatus(std::string& out, const app::Error& error);

// What operators should know about goes to the log, with the request's id.
void LogError(const std::string& request_id, const app::Error& error);

// {"message": message}.
http::Response MessageResponse(int status, std::string_view message);

int HttpStatus(app::ErrorCode code);

}  // namespace flavorbot::web_api
