#include "cli/cost/access_pattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "web_api/routes.h"

namespace flavorbot::cli::cost {
namespace {

// Other names of routes that are listed, and those of the operator.
constexpr std::array<std::string_view, 7> kUnlisted = {"GET /healthz",
                                                       "GET /readyz",
                                                       "GET /metrics",
                                                       "GET /api/logout",
                                                       "GET /api/usage/stats",
                                                       "GET /api/auth/verify-email",
                                                       "GET /api/recipes/search/:query"};

bool IsListed(const std::string& route) {
  for (const auto& section : AllPatterns()) {
    for (const auto& pattern : section.patterns) {
      if (!pattern.name.starts_with(route)) continue;
      const auto rest = pattern.name.substr(route.size());
      if (rest.empty() || rest.front() == ',' || rest.front() == '?') return true;
    }
  }
  return false;
}

// A route that isn't listed would cost what nobody knows. A new one goes into the list
// (account_patterns.cc, recipe_patterns.cc, chef_patterns.cc), its frequency into
// infra/cost_profile.json, and then tools/update_access_patterns puts it into the document.
TEST(AccessPattern, EveryRouteIsListed) {
  for (const auto& route : web_api::Routes()) {
    const auto name =
        std::string(http::MethodName(route.method)) + ' ' + std::string(route.pattern);
    if (std::ranges::find(kUnlisted, name) != kUnlisted.end()) continue;
    EXPECT_TRUE(IsListed(name)) << name;
  }
}

}  // namespace
}  // namespace flavorbot::cli::cost
