// Requests with the parameters from before expressions: Expected, AttributeUpdates, KeyConditions,
// QueryFilter, ScanFilter and AttributesToGet.
#pragma once

#include <string_view>

#include "requests.h"

namespace flavorbot::differential {

// On the table `name` of `shape`.
Request AnyLegacyRequest(Random& random, std::string_view name, const TableShape& shape);

}  // namespace flavorbot::differential
