#include "expression/condition_parser.h"

#include <string>
#include <utility>
#include <vector>

#include "expression/operand_checks.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;

std::optional<Comparator> ComparatorOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kEqual:
      return Comparator::kEqual;
    case TokenKind::kNotEqual:
      return Comparator::kNotEqual;
    case TokenKind::kLess:
      return Comparator::kLess;
    case TokenKind::kLessOrEqual:
      return Comparator::kLessOrEqual;
    case TokenKind::kGreater:
      return Comparator::kGreater;
    case TokenKind::kGreaterOrEqual:
      return Comparator::kGreaterOrEqual;
    default:
      return std::nullopt;
  }
}

bool StartsComparison(TokenKind kind) {
  return ComparatorOf(kind) || kind == TokenKind::kBetween || kind == TokenKind::kIn;
}

}  // namespace

dynamodb::Result<Condition> ConditionParser::Parse() {
  auto node = ParseOr();
  std::optional<Condition> condition;
  if (node) {
    condition = ConditionOf(std::move(*node));
    if (parser_.token().kind != TokenKind::kEnd) parser_.SyntaxError();
  }
  if (!parser_.faults().empty()) return std::unexpected(parser_.faults().ToError());
  return std::move(*condition);
}

std::optional<ConditionParser::Node> ConditionParser::ParseOr() {
  auto node = ParseAnd();
  if (!node || parser_.token().kind != TokenKind::kOr) return node;
  Or any;
  while (true) {
    auto term = ConditionOf(std::move(*node));
    if (!term) return std::nullopt;
    any.terms.push_back(std::move(*term));
    if (any.terms.size() > 1) parser_.CountOperator();
    if (!parser_.Take(TokenKind::kOr)) break;
    node = ParseAnd();
    if (!node) return std::nullopt;
  }
  return Node{.condition = Condition{std::move(any)}};
}

std::optional<ConditionParser::Node> ConditionParser::ParseAnd() {
  auto node = ParseNot();
  if (!node || parser_.token().kind != TokenKind::kAnd) return node;
  And all;
  while (true) {
    auto term = ConditionOf(std::move(*node));
    if (!term) return std::nullopt;
    all.terms.push_back(std::move(*term));
    if (all.terms.size() > 1) parser_.CountOperator();
    if (!parser_.Take(TokenKind::kAnd)) break;
    node = ParseNot();
    if (!node) return std::nullopt;
  }
  return Node{.condition = Condition{std::move(all)}};
}

std::optional<ConditionParser::Node> ConditionParser::ParseNot() {
  int count = 0;
  while (parser_.Take(TokenKind::kNot)) ++count;
  auto node = ParseComparison();
  if (!node || count == 0) return node;
  saw_not_ = true;
  auto condition = ConditionOf(std::move(*node));
  if (!condition) return std::nullopt;
  for (int i = 0; i < count; ++i) parser_.CountOperator();
  if (count % 2 == 0) return Node{.condition = std::move(condition)};
  Not inverse;
  inverse.term.push_back(std::move(*condition));
  return Node{.condition = Condition{std::move(inverse)}};
}

std::optional<ConditionParser::Node> ConditionParser::ParseComparison() {
  auto node = ParsePrimary();
  if (!node) return node;
  const TokenKind kind = parser_.token().kind;
  if (!StartsComparison(kind)) return node;
  parser_.CheckParentheses(node->parentheses);
  if (node->predicate) node = MisplacedOperand(*node->predicate);
  if (!node->term) return node;
  if (kind == TokenKind::kBetween) return ParseBetween(std::move(*node->term));
  if (kind == TokenKind::kIn) return ParseIn(std::move(*node->term));
  return ParseComparator(std::move(*node->term), *ComparatorOf(kind));
}

std::optional<ConditionParser::Node> ConditionParser::ParsePrimary() {
  if (parser_.token().kind == TokenKind::kLeftParenthesis) return ParseParenthesised();
  if (parser_.AtCall()) return ParseFunction();
  auto term = parser_.ParseTerm();
  if (!term) return std::nullopt;
  return Node{.term = std::move(term)};
}

std::optional<ConditionParser::Node> ConditionParser::ParseParenthesised() {
  parser_.Advance();
  if (!parser_.Enter()) return std::nullopt;
  auto node = ParseOr();
  if (!node || !parser_.Expect(TokenKind::kRightParenthesis)) return std::nullopt;
  parser_.Leave();
  ++node->parentheses;
  // Of a path or a value only once it is compared with something.
  if (node->condition || node->is_call) parser_.CheckParentheses(node->parentheses);
  return node;
}

std::optional<ConditionParser::Node> ConditionParser::ParseFunction() {
  auto call = parser_.ParseCall();
  if (!call) return std::nullopt;
  const bool is_predicate =
      call->function != nullptr && call->function->use == FunctionUse::kPredicate;
  if (!is_predicate) {
    return Node{.term = parser_.OperandOf(std::move(*call)), .is_call = true};
  }
  const Predicate predicate{.name = call->function->name, .position = call->position};
  return Node{.condition = PredicateOf(std::move(*call)), .predicate = predicate};
}

ConditionParser::Node ConditionParser::MisplacedOperand(const Predicate& predicate) {
  parser_.Note(Pass::kWords, predicate.position,
               "The function is not allowed to be used this way in an expression; function: " +
                   std::string(predicate.name));
  return Node{.term = Term{.position = predicate.position, .defined = false}, .is_call = true};
}

std::optional<ConditionParser::Node> ConditionParser::ParseBetween(Term value) {
  parser_.Advance();
  auto low = parser_.ParseTerm();
  if (!low || !parser_.Expect(TokenKind::kAnd)) return std::nullopt;
  auto high = parser_.ParseTerm();
  if (!high) return std::nullopt;
  parser_.CountOperator();
  for (const Term* bound : {&*low, &*high}) CheckDistinct(parser_, "BETWEEN", value, *bound);
  for (const Term* term : {&value, &*low, &*high}) {
    CheckType(parser_, "BETWEEN", *term, {AttributeType::kS, AttributeType::kN, AttributeType::kB});
  }
  CheckBounds(parser_, *low, *high);
  return Node{.condition = Condition{Between{std::move(value.operand), std::move(low->operand),
                                             std::move(high->operand)}}};
}

std::optional<ConditionParser::Node> ConditionParser::ParseIn(Term value) {
  const std::size_t position = parser_.token().begin;
  parser_.Advance();
  if (!parser_.Expect(TokenKind::kLeftParenthesis)) return std::nullopt;
  std::vector<Term> candidates;
  do {
    auto candidate = parser_.ParseTerm();
    if (!candidate) return std::nullopt;
    candidates.push_back(std::move(*candidate));
  } while (parser_.Take(TokenKind::kComma));
  if (!parser_.Expect(TokenKind::kRightParenthesis)) return std::nullopt;
  In in;
  for (Term& candidate : candidates) {
    CheckDistinct(parser_, "IN", value, candidate);
    in.candidates.push_back(std::move(candidate.operand));
  }
  in.value = std::move(value.operand);
  parser_.CountOperator();
  if (auto fault = CandidatesFault(in.candidates.size())) {
    parser_.Note(Pass::kOperands, position, *std::move(fault));
  }
  return Node{.condition = Condition{std::move(in)}};
}

std::optional<ConditionParser::Node> ConditionParser::ParseComparator(Term left,
                                                                      Comparator comparator) {
  const std::string_view name = parser_.TokenText();
  parser_.Advance();
  auto right = parser_.ParseTerm();
  if (!right) return std::nullopt;
  parser_.CountOperator();
  CheckDistinct(parser_, name, left, *right);
  if (comparator != Comparator::kEqual && comparator != Comparator::kNotEqual) {
    for (const Term* term : {&left, &*right}) {
      CheckType(parser_, name, *term, {AttributeType::kS, AttributeType::kN, AttributeType::kB});
    }
  }
  return Node{.condition = Condition{
                  Comparison{comparator, std::move(left.operand), std::move(right->operand)}}};
}

// Where the arguments are at fault that is noted, and what is returned is never used.
Condition ConditionParser::PredicateOf(Call call) {
  auto& arguments = call.arguments;
  if (!parser_.faults().empty()) return Condition{};
  switch (call.function->id) {
    case FunctionId::kAttributeExists:
      return Condition{AttributeExists{std::move(std::get<Path>(arguments[0].operand.node))}};
    case FunctionId::kAttributeNotExists:
      return Condition{AttributeNotExists{std::move(std::get<Path>(arguments[0].operand.node))}};
    case FunctionId::kAttributeType: {
      const auto& name = *std::get<AttributeValue>(arguments[1].operand.node).As<std::string>();
      return Condition{
          AttributeTypeIs{std::move(arguments[0].operand), *dynamodb::ParseTypeDescriptor(name)}};
    }
    case FunctionId::kBeginsWith:
      return Condition{
          BeginsWith{std::move(arguments[0].operand), std::move(arguments[1].operand)}};
    case FunctionId::kContains:
      return Condition{Contains{std::move(arguments[0].operand), std::move(arguments[1].operand)}};
    case FunctionId::kSize:
    case FunctionId::kIfNotExists:
    case FunctionId::kListAppend:
      break;
  }
  return Condition{};
}

std::optional<Condition> ConditionParser::ConditionOf(Node node) {
  if (node.condition) return std::move(node.condition);
  if (!node.is_call) {
    parser_.SyntaxError();
    return std::nullopt;
  }
  // size(a) alone; a function of no name was noted already, further left.
  if (const auto* operation = std::get_if<Operation>(&node.term->operand.node)) {
    const bool is_size = operation->op == Operator::kSize;
    parser_.Note(Pass::kWords, node.term->position,
                 std::string("The function is not allowed to be used this way in an expression; "
                             "function: ") +
                     (is_size ? "size" : "if_not_exists"));
  }
  return Condition{};
}

}  // namespace flavorbot::expression
