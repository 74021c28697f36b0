// The recursive descent over a condition, a filter or a key condition.
//
// Threads: one parse, one object.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "expression/parser.h"

namespace flavorbot::expression {

class ConditionParser {
 public:
  ConditionParser(ExpressionKind kind, std::string_view text, Parameters& parameters)
      : parser_(kind, text, parameters) {}

  // The whole text as one condition. Errors: kValidationException.
  dynamodb::Result<Condition> Parse();

  // Whether NOT occurred, even twice (which leaves no Not in the tree).
  bool saw_not() const { return saw_not_; }

 private:
  // A function that is a condition by itself, and where it stands.
  struct Predicate {
    std::string_view name;
    std::size_t position;
  };

  // Until the token behind it is seen, "(a" may begin a condition or an operand.
  struct Node {
    std::optional<Condition> condition;
    std::optional<Term> term;            // where there is no condition
    std::optional<Predicate> predicate;  // what the condition is, perhaps in parentheses
    bool is_call = false;                // the term is a function
    int parentheses = 0;                 // around it
  };

  std::optional<Node> ParseOr();
  std::optional<Node> ParseAnd();
  std::optional<Node> ParseNot();
  std::optional<Node> ParseComparison();
  std::optional<Node> ParsePrimary();
  std::optional<Node> ParseParenthesised();
  std::optional<Node> ParseFunction();
  // What a predicate becomes that is compared with something; it is noted as misplaced.
  Node MisplacedOperand(const Predicate& predicate);
  std::optional<Node> ParseBetween(Term value);
  std::optional<Node> ParseIn(Term value);
  std::optional<Node> ParseComparator(Term left, Comparator comparator);
  Condition PredicateOf(Call call);
  // The node as a condition; nullopt and a syntax error when it is an operand.
  std::optional<Condition> ConditionOf(Node node);

  Parser parser_;
  bool saw_not_ = false;
};

}  // namespace flavorbot::expression
