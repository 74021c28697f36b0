// The recursive descent over the expressions of a statement.
//
// Every function returns nullopt where the text is not well formed.
//
// Threads: one parse, one object. Borrows the tokens.
#pragma once

#include <optional>
#include <string_view>

#include "expression/partiql/syntax.h"
#include "expression/partiql/token_reader.h"

namespace flavorbot::expression::partiql {

class ExpressionParser {
 public:
  explicit ExpressionParser(TokenReader& tokens) : tokens_(tokens) {}

  std::optional<Expr> ParseExpression();
  // What may stand in SELECT and on the right of SET, where AND and commas belong to the clause.
  std::optional<Expr> ParsePath();

  std::size_t parameter_count() const { return parameter_count_; }

 private:
  std::optional<Expr> ParseAnd();
  std::optional<Expr> ParseNot();
  std::optional<Expr> ParseComparison();
  std::optional<Expr> ParseSuffix(Expr left, bool inverted);
  std::optional<Expr> ParseIs(Expr left);
  std::optional<Expr> ParseSum();
  std::optional<Expr> ParseProduct();
  std::optional<Expr> ParseSign();
  std::optional<Expr> ParsePrimary();
  std::optional<Expr> ParseWord();
  std::optional<Expr> ParseCandidates();
  std::optional<Expr> ParseParenthesised();
  std::optional<Expr> ParseCall();
  std::optional<Expr> ParseTuple();
  std::optional<Expr> ParseSteps(Expr path);
  // Expressions with commas between them, until `close`, which is taken.
  bool ParseList(std::string_view close, Expr& into);
  std::optional<Expr> ParseBinary(Expr left, std::optional<Expr> (ExpressionParser::*operand)());

  // An expression of the kind at the token, without parts.
  Expr At(ExprKind kind) const;

  TokenReader& tokens_;
  std::size_t parameter_count_ = 0;
};

}  // namespace flavorbot::expression::partiql
