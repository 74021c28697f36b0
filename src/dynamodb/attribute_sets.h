// Makes the set values: members sorted (text and binary by bytes, numbers by value), each once.
//
// The input may hold duplicates; a set smaller than its input had some.
#pragma once

#include <string>
#include <vector>

#include "dynamodb/attribute_value.h"

namespace flavorbot::dynamodb {

StringSet MakeStringSet(std::vector<std::string> members);
NumberSet MakeNumberSet(std::vector<Number> members);
BinarySet MakeBinarySet(std::vector<base::Bytes> members);

}  // namespace flavorbot::dynamodb
