// What can be wrong with operands whatever the item is, in the service's words.
//
// All return nullopt when nothing is.
//
// Threads: pure functions.
// Source:  message texts as the service answers them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "expression/ast.h"

namespace flavorbot::expression {

// The type that an operand has whatever the item: of a value, or of size(). nullopt for others.
std::optional<dynamodb::AttributeType> StaticType(const Operand& operand);

std::optional<std::string> CountFault(std::string_view name, std::size_t count, std::size_t wanted);

// A type that the operator or function `name` doesn't take.
std::optional<std::string> TypeFault(std::string_view name, const Operand& operand,
                                     std::initializer_list<dynamodb::AttributeType> allowed);

// Anything but a path.
std::optional<std::string> PathFault(std::string_view name, const Operand& operand);

// Two operands that are the same path.
std::optional<std::string> DistinctFault(std::string_view name, const Operand& first,
                                         const Operand& other);

// The bounds of BETWEEN: of one type and in order, where both are values.
std::optional<std::string> BoundsFault(const Operand& low, const Operand& high);

// The second operand of attribute_type: a value that names a type.
std::optional<std::string> TypeNameFault(std::string_view name, const Operand& operand);

// More candidates than IN takes.
std::optional<std::string> CandidatesFault(std::size_t count);

}  // namespace flavorbot::expression
