// Lowering: the parts of a syntax tree -> values, paths, conditions and updates.
//
// Errors:  all functions, kValidationException with the service's text.
// Threads: pure functions; a Lowering borrows the statement's text and parameters.
// Source:  message texts as the service answers them, pinned by
// tests/conformance/partiql_*_test.cc.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/partiql/syntax.h"

namespace flavorbot::expression::partiql {

struct Lowering {
  std::string_view text;
  std::span<const dynamodb::AttributeValue> parameters;

  // "<what> at 1:9:4": the words of a message about `expr`.
  std::string At(std::string what, const Expr& expr) const;
};

// lower_value.cc: literals and parameters.
bool IsValue(const Expr& expr);
dynamodb::Result<dynamodb::AttributeValue> LowerValue(const Lowering& lowering, const Expr& expr);
// The item of an INSERT.
dynamodb::Result<dynamodb::Item> LowerItem(const Lowering& lowering, const Expr& expr);

// lower_path.cc. REQUIRES: of LowerPath, expr.kind == kPath.
dynamodb::Result<Path> LowerPath(const Lowering& lowering, const Expr& expr);

// lower_condition.cc: a whole WHERE.
dynamodb::Result<Condition> LowerWhere(const Lowering& lowering, const Expr& expr);

// lower_update.cc: all SET and REMOVE of a statement.
dynamodb::Result<expression::Update> LowerUpdate(const Lowering& lowering,
                                                 const StatementSyntax& statement);

}  // namespace flavorbot::expression::partiql
