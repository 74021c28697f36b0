// What the service checks of operands without an item: their number, their types where those are
// known, and that a function which compares its first operand isn't given that again.
//
// All note their findings in Pass::kOperands.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "expression/operand_faults.h"
#include "expression/parser.h"

namespace flavorbot::expression {

// Notes an operand of a type that the operator or function `name` doesn't take.
void CheckType(Parser& parser, std::string_view name, const Term& term,
               std::initializer_list<dynamodb::AttributeType> allowed);

// Notes two operands that are the same path.
void CheckDistinct(Parser& parser, std::string_view name, const Term& first, const Term& other);

// All that is to check of a function.
void CheckArguments(Parser& parser, const Call& call);

// The two bounds of BETWEEN: of one type and in order, where both are values.
void CheckBounds(Parser& parser, const Term& low, const Term& high);

}  // namespace flavorbot::expression
