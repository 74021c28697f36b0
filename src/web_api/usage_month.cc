#include "app/usage_meter.h"
#include "base/iso8601.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/recipe_handlers.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

// A month in which nothing was used has the two counters only, as older clients know it.
boost::asio::awaitable<http::Response> GetUsageOfMonth(RequestContext& context) {
  const std::string month(context.path_parameter("month"));
  const auto used =
      co_await context.services.usage_meter.Month(context.call, context.user_id(), month);
  if (!used) co_return ErrorResponse(context, used.error());
  const auto counts = used->value_or(storage::Usage{});
  std::string json;
  ObjectWriter usage(json);
  if (*used) {
    usage.Integer("id", 1);
    usage.Text("userId", context.user_id());
    usage.Text("month", month);
  }
  usage.Integer("recipeQueries", counts.recipe_queries);
  usage.Integer("recipesGenerated", counts.recipes_generated);
  if (*used) {
    usage.Raw("createdAt") += "null";
    usage.TextOrNull("updatedAt", counts.updated_at);
  }
  usage.End();
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
