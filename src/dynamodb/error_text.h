// The service's words for what it refuses in values, where more than one file says them.
//
// Source: message texts as pinned by tests/conformance/values_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "dynamodb/error.h"
#include "dynamodb/number.h"

namespace flavorbot::dynamodb {

// `text` is what the caller sent as a number; empty where there is none, as for a sum.
std::string NumberErrorText(NumberError error, std::string_view text);

// The same as a kValidationException.
Error NumberToError(NumberError error, std::string_view text);

}  // namespace flavorbot::dynamodb
