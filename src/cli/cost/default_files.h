// Default files: the price list and the profile that are built in; the text of
// infra/prices.json and infra/cost_profile.json.
#pragma once

#include <string_view>

namespace flavorbot::cli::cost {

std::string_view DefaultPrices();
std::string_view DefaultProfile();

}  // namespace flavorbot::cli::cost
