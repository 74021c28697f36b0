// PartiQL statement -> syntax tree (syntax.h).
//
//   statement := SELECT (* | path {, path}) FROM source [WHERE expr] [ORDER BY key {, key}] [;]
//              | INSERT INTO source VALUE expr
//              | UPDATE source {SET path = expr {, path = expr} | REMOVE path} [WHERE expr]
//                [RETURNING (ALL | MODIFIED) (OLD | NEW) *]
//              | DELETE FROM source [WHERE expr] [RETURNING ALL OLD *]
//              | EXISTS ( SELECT ... )
//   source    := name [. name]
//   key       := path [ASC | DESC]
//   expr      := expr (OR | AND) expr | NOT expr | expr comparator expr | expr [NOT] BETWEEN expr
//   AND
//                expr | expr [NOT] IN expr | expr IS [NOT] (NULL | MISSING) | expr (+ | -) expr
//              | literal | ? | path | function ( expr, ... ) | ( expr )
//   path      := name { . name | [ expr ] }
//   literal   := string | number | TRUE | FALSE | NULL | MISSING | [ ... ] | << ... >> | { s: e,
//   ... }
//
// Errors:  kValidationException: "Statement wasn't well formed, can't be processed: <statement>".
// Threads: pure functions.
// Source:  AWS Developer Guide, "PartiQL - a SQL-compatible query language for Amazon DynamoDB";
//          message texts as the service answers them.
#pragma once

#include <string_view>

#include "dynamodb/error.h"
#include "expression/partiql/syntax.h"

namespace flavorbot::expression::partiql {

dynamodb::Result<StatementSyntax> ParseSyntax(std::string_view statement);

// "1:9:4": the line, the column and the length of what is at byte `begin`, as messages name it.
std::string PlaceText(std::string_view statement, std::size_t begin, std::size_t length);

}  // namespace flavorbot::expression::partiql
