// Expression text -> AST, each time from the text. Callers outside use parse.h, which remembers.
//
// Errors: as in parse.h.
// Threads: pure functions but for the uses that `parameters` notes.
#pragma once

#include <string_view>

#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/key_condition.h"
#include "expression/parameters.h"

namespace flavorbot::expression {

dynamodb::Result<Condition> ParseConditionText(std::string_view text, Parameters& parameters);
dynamodb::Result<Condition> ParseFilterText(std::string_view text, Parameters& parameters);
dynamodb::Result<KeyCondition> ParseKeyConditionText(std::string_view text, Parameters& parameters);
dynamodb::Result<Projection> ParseProjectionText(std::string_view text, Parameters& parameters);
dynamodb::Result<Update> ParseUpdateText(std::string_view text, Parameters& parameters);

}  // namespace flavorbot::expression
