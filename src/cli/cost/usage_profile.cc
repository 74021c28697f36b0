#include "cli/cost/usage_profile.h"

#include "cli/cost/access_pattern.h"
#include "cli/cost/json_members.h"

namespace flavorbot::cli::cost {

base::Result<UsageProfile, std::string> ParseProfile(std::string_view text, std::string file_name) {
  auto file = JsonMembers::Parse(text, std::move(file_name));
  if (!file) return std::unexpected(std::move(file).error());
  UsageProfile profile{.description = file->Text("description"),
                       .account_age_months = file->Amount("accountAgeMonths")};
  auto times = file->Object("perUserMonth");
  for (const auto& section : AllPatterns()) {
    for (const auto& pattern : section.patterns) {
      profile.per_user_month.emplace(pattern.frequency, times.Amount(pattern.frequency));
    }
  }
  for (auto* object : {&times, &*file}) {
    if (auto fault = object->Finish(); !fault.empty()) return std::unexpected(std::move(fault));
  }
  return profile;
}

}  // namespace flavorbot::cli::cost
