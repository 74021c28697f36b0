// Expression text -> AST (ast.h).
//
//   condition  := condition OR condition | condition AND condition | NOT condition
//               | ( condition ) | operand comparator operand | operand BETWEEN operand AND operand
//               | operand IN ( operand, ... ) | function
//   function   := attribute_exists(path) | attribute_not_exists(path) | attribute_type(path, :v)
//               | begins_with(operand, operand) | contains(operand, operand)
//   operand    := path | :value | size(operand)
//   update     := { SET path = value, ... | REMOVE path, ... | ADD path :v, ...
//               | DELETE path :v, ... }
//   value      := term | term + term | term - term
//   term       := path | :value | if_not_exists(path, value) | list_append(value, value)
//               | ( value )
//   projection := path, ...
//   path       := name { . name | [ index ] }
//   name       := identifier | #placeholder
//
// Precedence: comparison, then NOT, AND, OR. Keywords in any case; function names as above.
//
// Errors: all functions, kValidationException with the service's text, which opens with "Invalid
//         <Kind>Expression: ". When a text has several faults, the one that the service tells
//         first.
//
// Each thread remembers the trees of the texts it met lately (parse_cache.h).
//
// Threads: from any thread; `parameters` notes uses.
// Source:  AWS Developer Guide, "Condition and filter expressions, operators, and functions",
//          "Using update expressions"; messages as the service answers them.
#pragma once

#include <string_view>

#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/key_condition.h"
#include "expression/parameters.h"

namespace flavorbot::expression {

dynamodb::Result<Condition> ParseCondition(std::string_view text, Parameters& parameters);

// As ParseCondition; its errors speak of the FilterExpression. See also CheckFilterKeyUse
// (key_use.h).
dynamodb::Result<Condition> ParseFilter(std::string_view text, Parameters& parameters);

// See BindKeyCondition (key_condition.h) for what the table's keys must say to it.
dynamodb::Result<KeyCondition> ParseKeyCondition(std::string_view text, Parameters& parameters);

dynamodb::Result<Projection> ParseProjection(std::string_view text, Parameters& parameters);

dynamodb::Result<Update> ParseUpdate(std::string_view text, Parameters& parameters);

}  // namespace flavorbot::expression
