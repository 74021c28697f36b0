// The differences between our engine and Amazon's DynamoDB Local that are explained.
#pragma once

#include <string_view>

#include "answer.h"

namespace flavorbot::differential {

// The name of the known difference that `difference`, of an answer to `request`, is; empty when it
// is none.
std::string_view Explanation(const Request& request, const Difference& difference);

}  // namespace flavorbot::differential
