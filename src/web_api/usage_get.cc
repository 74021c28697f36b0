#include "app/usage_meter.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/services.h"
#include "web_api/usage_json.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> GetUsage(RequestContext& context) {
  const auto report =
      co_await context.services.usage_meter.ThisMonth(context.call, context.user_id());
  if (!report) co_return ErrorResponse(context, report.error());
  std::string json;
  AppendUsage(json, *report);
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
