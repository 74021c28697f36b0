// The syntax tree of a PartiQL statement: what was written, before it is known whether it means
// anything to DynamoDB.
//
// The depth of every tree is bounded by kMaxStatementDepth plus kMaxOperators, so walking one
// recursively is safe.
//
// Threads: value types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "expression/partiql/returning.h"

namespace flavorbot::expression::partiql {

enum class ExprKind : std::uint8_t {
  kString,  // text: its content
  kNumber,  // text: as written, with a sign where one stood before it
  kTrue,
  kFalse,
  kNull,
  kMissing,
  kParameter,  // index: which ?, from 0
  kIon,
  kPath,       // text: the root; parts: the steps, each any expression, a name as kString
  kStar,       // a step .* or [*], or the argument of COUNT(*)
  kCall,       // text: the function's name as written; parts: arguments
  kOperator,   // text: + - * / % || = <> < <= > >= like; parts: one or two operands
  kAnd,        // parts: at least two
  kOr,         // parts: at least two
  kNot,        // parts: one
  kBetween,    // parts: value, low, high
  kIn,         // parts: value, what it is looked for in
  kIsNull,     // parts: one
  kIsMissing,  // parts: one
  kList,       // [a, b] or (a, b)
  kBag,        // <<a, b>>
  kTuple,      // {name: value}: parts: name, value, name, value ...
};

// `begin` and `length` are those of its first token, or of its operator; in bytes.
struct Expr {
  ExprKind kind = ExprKind::kMissing;
  std::size_t begin = 0;
  std::size_t length = 0;
  std::string text;
  std::size_t index = 0;
  std::vector<Expr> parts;
};

enum class SyntaxKind : std::uint8_t { kSelect, kInsert, kUpdate, kDelete, kExists, kOther };

struct OrderTerm {
  Expr key;
  bool descending = false;
};

struct Assignment {
  Expr path;
  Expr value;
};

struct StatementSyntax {
  SyntaxKind kind = SyntaxKind::kOther;
  Expr source;                    // FROM, INTO or what UPDATE names
  std::vector<Expr> projections;  // kSelect, kExists; none: *
  std::optional<Expr> where;
  std::vector<OrderTerm> order;
  std::optional<Expr> item;  // kInsert
  std::vector<Assignment> assignments;
  std::vector<Expr> removals;
  Returning returning = Returning::kNone;
  std::size_t parameter_count = 0;
  // What is well formed in PartiQL but has no meaning in DynamoDB, in the service's words: the
  // first such thing in the text.
  std::optional<std::string> refusal;
};

}  // namespace flavorbot::expression::partiql
