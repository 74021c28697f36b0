#include "web_api/usage_json.h"

#include "base/iso8601.h"
#include "web_api/object_writer.h"

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

void AppendUsage(std::string& out, const app::MonthReport& report) {
  ObjectWriter usage(out);
  usage.Text("currentMonth", report.month);
  usage.Integer("recipeQueries", report.used.recipe_queries);
  usage.Integer("recipesGenerated", report.used.recipes_generated);
  usage.Text("tier", app::TierName(report.tier));
  ObjectWriter limits(usage.Raw("limits"));
  IntegerOrNull(limits, "recipesGenerated", report.limit);
  limits.End();
  IntegerOrNull(usage, "remaining", report.remaining);
  usage.Text("resetsAt", base::FormatIso8601(report.resets_at));
  usage.End();
}

}  // namespace flavorbot::web_api
