// Plain JSON: a stored value as JSON without DynamoDB's type descriptors, straight from its bytes.
//
// Texts, numbers, booleans, nulls, lists and maps are what they look like; binary is base64 text;
// sets are arrays.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "dynamodb/packed_item.h"

namespace flavorbot::web_api {

void AppendPlainJson(std::string& out, dynamodb::PackedValue value);

}  // namespace flavorbot::web_api
