#include "web_api/error_mapping.h"

#include "base/log.h"
#include "web_api/object_writer.h"

namespace flavorbot::web_api {
namespace {

void WriteError(ObjectWriter& body, const app::Error& error) {
  body.Text("message", error.message);
  if (error.code != app::ErrorCode::kInvalidFields) return;
  ObjectWriter errors(body.Raw("errors"));
  for (const auto& [field, text] : error.fields) errors.Text(field, text);
  errors.End();
}

}  // namespace

int HttpStatus(app::ErrorCode code) {
  switch (code) {
    case app::ErrorCode::kInvalidRequest:
      return 400;
    case app::ErrorCode::kInvalidFields:
      return 422;
    case app::ErrorCode::kUnauthenticated:
      return 401;
    case app::ErrorCode::kForbidden:
      return 403;
    case app::ErrorCode::kNotFound:
      return 404;
    case app::ErrorCode::kConflict:
      return 409;
    case app::ErrorCode::kTooLarge:
      return 413;
    case app::ErrorCode::kTooManyRequests:
      return 429;
    case app::ErrorCode::kUnavailable:
      return 503;
    case app::ErrorCode::kInternal:
      return 500;
  }
  return 500;
}

void LogError(const std::string& request_id, const app::Error& error) {
  // A conflict has a cause as well, and is nobody's fault.
  const bool is_defect = error.code == app::ErrorCode::kInternal;
  if (!is_defect && error.code != app::ErrorCode::kUnavailable) return;
  base::Log(is_defect ? base::Level::kError : base::Level::kWarning, "request failed",
            {{"id", request_id}, {"cause", error.cause}});
}

http::Response ErrorResponse(const RequestContext& context, const app::Error& error) {
  LogError(context.call.request_id, error);
  std::string json;
  ObjectWriter body(json);
  WriteError(body, error);
  body.End();
  auto response = http::JsonResponse(HttpStatus(error.code), std::move(json));
  if (error.retry_after) {
    response.headers.Set("Retry-After", std::to_string(error.retry_after->count()));
  }
  return response;
}

void AppendErrorWithStatus(std::string& out, const app::Error& error) {
  ObjectWriter body(out);
  WriteError(body, error);
  body.Integer("status", HttpStatus(error.code));
  if (error.retry_after) body.Integer("retryAfter", error.retry_after->count());
  body.End();
}

http::Response MessageResponse(int status, std::string_view message) {
  std::string json;
  ObjectWriter body(json);
  body.Text("message", message);
  body.End();
  return http::JsonResponse(status, std::move(json));
}

}  // namespace flavorbot::web_api
