// The words that an expression may not use as an attribute name without a #placeholder.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Reserved words in DynamoDB", with the service's own two
//          differences from that page: TERMINATED is reserved and TERMINATE is not.
#pragma once

#include <string_view>

namespace flavorbot::expression {

// In any case: "name" and "NAME" are the same word.
bool IsReservedWord(std::string_view name);

}  // namespace flavorbot::expression
