// The substitutions that go with the expressions of a request.
#pragma once

#include <map>
#include <string>

#include "dynamodb/attribute_value.h"

namespace flavorbot::dynamodb {

// "#name" -> attribute name, ":value" -> value. Absent on the wire and empty on the wire differ
// (the latter is an error of the caller), hence std::optional where they are members.
using ExpressionAttributeNames = std::map<std::string, std::string, std::less<>>;
using ExpressionAttributeValues = std::map<std::string, AttributeValue, std::less<>>;

}  // namespace flavorbot::dynamodb
