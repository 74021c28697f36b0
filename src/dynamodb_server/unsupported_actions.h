// The actions of the DynamoDB API that make no sense on one machine: global tables, imports and
// exports, policies, streams into other services.
//
// Threads: pure functions.
// Source:  API reference, "Actions: Amazon DynamoDB"; docs/dynamodb-compat.md lists them.
#pragma once

#include <optional>
#include <string_view>

#include "dynamodb/error.h"

namespace flavorbot::dynamodb_server {

// kUnknownOperationException, with a text that names `action` and what it needs; nullopt when it is
// none of them.
std::optional<dynamodb::Error> UnsupportedAction(std::string_view action);

}  // namespace flavorbot::dynamodb_server
