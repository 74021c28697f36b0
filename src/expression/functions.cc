#include "expression/functions.h"

#include <algorithm>

namespace flavorbot::expression {

namespace {

constexpr Function kFunctions[] = {
    {FunctionId::kAttributeExists, "attribute_exists", FunctionUse::kPredicate, 1},
    {FunctionId::kAttributeNotExists, "attribute_not_exists", FunctionUse::kPredicate, 1},
    {FunctionId::kAttributeType, "attribute_type", FunctionUse::kPredicate, 2},
    {FunctionId::kBeginsWith, "begins_with", FunctionUse::kPredicate, 2},
    {FunctionId::kContains, "contains", FunctionUse::kPredicate, 2},
    {FunctionId::kSize, "size", FunctionUse::kConditionOperand, 1},
    {FunctionId::kIfNotExists, "if_not_exists", FunctionUse::kUpdateOperand, 2},
    {FunctionId::kListAppend, "list_append", FunctionUse::kUpdateOperand, 2},
};

}  // namespace

const Function* FindFunction(std::string_view name) {
  const auto* const found = std::ranges::find(kFunctions, name, &Function::name);
  return found == std::end(kFunctions) ? nullptr : found;
}

}  // namespace flavorbot::expression
