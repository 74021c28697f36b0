#include "app/usage/usage_meter.h"
#include "base/iso8601.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/recipe_handlers.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

namespace {

void IntegerOrNull(ObjectWriter& writer, std::string_view name,
                   std::optional<std::int64_t> number) {
  if (number) {
    writer.Integer(name, *number);
  } else {
    writer.Raw(name) += "null";
  }
}

}  // namespace

boost::asio::awaitable<http::Response> GetUsage(RequestContext& context) {
  const auto report =
      co_await context.services.usage_meter.ThisMonth(context.call, context.user_id());
  if (!report) co_return ErrorResponse(context, report.error());
  std::string json;
  ObjectWriter usage(json);
  usage.Text("currentMonth", report->month);
  usage.Integer("recipeQueries", report->used.recipe_queries);
  usage.Integer("recipesGenerated", report->used.recipes_generated);
  usage.Text("tier", app::usage::TierName(report->tier));
  ObjectWriter limits(usage.Raw("limits"));
  IntegerOrNull(limits, "recipesGenerated", report->limit);
  limits.End();
  IntegerOrNull(usage, "remaining", report->remaining);
  usage.Text("resetsAt", base::FormatIso8601(report->resets_at));
  usage.End();
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
