// Plain JSON: DynamoDB's values as people write JSON, both ways, where their types matter less than
// their being easy to read.
//
//   S "text"   N 12.5   BOOL true   NULL null   L [...]   M {...}   SS, NS [...]   B, BS base64
//   text
//
// Back from it, "text" is an S, 12.5 an N and so on; what plain JSON has no form for, and numbers
// of more than 15 digits, are given as DynamoDB's own: {"B": "3q0="}, {"SS": ["a"]}, {"N": "..."}.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dynamodb/attribute_value.h"

namespace flavorbot::cli {

// Numbers keep all their digits.
void AppendPlainJson(std::string& out, const dynamodb::AttributeValue& value);

// The values of a JSON array. Errors: one line: it is no array, or which element is no value.
base::Result<std::vector<dynamodb::AttributeValue>, std::string> ParseParameters(
    std::string_view json);

}  // namespace flavorbot::cli
