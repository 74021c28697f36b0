// Usage JSON: what of the month is used and what remains, as the API gives it out.
#pragma once

#include <string>

#include "app/usage_meter.h"

namespace flavorbot::web_api {

// {currentMonth, recipeQueries, recipesGenerated, tier, limits, remaining, resetsAt}
void AppendUsage(std::string& out, const app::MonthReport& report);

}  // namespace flavorbot::web_api
