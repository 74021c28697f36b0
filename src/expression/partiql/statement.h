// The meaning of a PartiQL statement, in the terms of expressions (expression/ast.h): parameters
// and literals are values, and everything that can be checked without a table was checked.
//
//   SELECT   where it reads, which paths, which items, in which order
//   INSERT   an item that must not be there yet
//   UPDATE   an update of one item, whose key is in `where`, under a condition, which is the rest
//   DELETE   the same without the update
//   EXISTS   a condition on one item, in a transaction that writes
//
// Threads: value types.
// Source:  AWS Developer Guide, "PartiQL - a SQL-compatible query language for Amazon DynamoDB".
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dynamodb/attribute_value.h"
#include "expression/ast.h"
#include "expression/partiql/returning.h"
#include "expression/partiql/selection.h"

namespace flavorbot::expression::partiql {

// ORDER BY of one attribute.
struct OrderBy {
  std::string attribute;
  bool descending = false;
};

struct Select {
  std::string table_name;
  std::optional<std::string> index_name;
  std::optional<Selection> selection;  // absent: all attributes
  std::optional<Condition> where;
  std::vector<OrderBy> order;
};

struct Insert {
  std::string table_name;
  dynamodb::Item item;
};

struct Update {
  std::string table_name;
  expression::Update update;
  std::optional<Condition> where;
  Returning returning = Returning::kNone;
};

struct Delete {
  std::string table_name;
  std::optional<Condition> where;
  Returning returning = Returning::kNone;
};

struct Exists {
  Select select;
};

using Statement = std::variant<Select, Insert, Update, Delete, Exists>;

const std::string& TableName(const Statement& statement);

// Whether it reads, in a batch or a transaction; EXISTS goes with the writes.
inline bool Reads(const Statement& statement) { return std::holds_alternative<Select>(statement); }

}  // namespace flavorbot::expression::partiql
