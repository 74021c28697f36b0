// The functions of expressions: their names, and where each may stand.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Condition and filter expressions, operators, and functions" and
//          "Using update expressions in DynamoDB".
#pragma once

#include <cstddef>
#include <string_view>

namespace flavorbot::expression {

enum class FunctionId {
  kAttributeExists,
  kAttributeNotExists,
  kAttributeType,
  kBeginsWith,
  kContains,
  kSize,
  kIfNotExists,
  kListAppend,
};

enum class FunctionUse {
  kPredicate,         // a condition of its own
  kConditionOperand,  // an operand of a condition
  kUpdateOperand,     // an operand of SET
};

struct Function {
  FunctionId id;
  std::string_view name;
  FunctionUse use;
  std::size_t arguments;
};

// nullptr when there is none of that name; names are told apart by case.
const Function* FindFunction(std::string_view name);

}  // namespace flavorbot::expression
