// UsageProfile: how often a user does each of the things that access_pattern.h lists.
//
// infra/cost_profile.json is the one that is built in.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::cli::cost {

struct UsageProfile {
  std::string description;
  // For how long an average account has been used: what is kept for good has gathered since.
  double account_age_months = 0;
  // By AccessPattern::frequency: times a month, of an average user.
  std::map<std::string, double, std::less<>> per_user_month;
};

// Errors: one line that names `file_name` and the member. All patterns have to be there, and no
// other.
base::Result<UsageProfile, std::string> ParseProfile(std::string_view text, std::string file_name);

}  // namespace flavorbot::cli::cost
