// Operands and function calls: the part of Parser (parser.h) that conditions and updates share.
#include <utility>

#include "expression/operand_checks.h"
#include "expression/parser.h"

namespace flavorbot::expression {

namespace {

Operator OperatorOf(FunctionId id) {
  if (id == FunctionId::kIfNotExists) return Operator::kIfNotExists;
  if (id == FunctionId::kListAppend) return Operator::kListAppend;
  return Operator::kSize;
}

}  // namespace

std::optional<Term> Parser::ParseTerm() {
  int parentheses = 0;
  while (Take(TokenKind::kLeftParenthesis)) ++parentheses;
  auto term = ParseBareTerm();
  if (!term) return std::nullopt;
  for (int i = 0; i < parentheses; ++i) {
    if (!Expect(TokenKind::kRightParenthesis)) return std::nullopt;
    CheckParentheses(i + 1);
  }
  return term;
}

std::optional<Term> Parser::ParseBareTerm() {
  if (token_.kind == TokenKind::kValuePlaceholder) return ParseValue();
  if (AtCall()) {
    auto call = ParseCall();
    if (!call) return std::nullopt;
    const auto* function = call->function;
    if (function != nullptr && !MayBeNested(*function)) {
      Note(Pass::kWords, call->position,
           "The function is not allowed to be used this way in an expression; function: " +
               std::string(function->name));
    }
    return OperandOf(std::move(*call));
  }
  Term term{.position = token_.begin};
  auto path = ParsePath(Pass::kOperands, &term.defined);
  if (!path) return std::nullopt;
  term.operand.node = std::move(*path);
  return term;
}

Term Parser::ParseValue() {
  Term term{.position = token_.begin};
  if (const auto* value = parameters_.UseValue(TokenText())) {
    term.operand.node = *value;
  } else {
    term.defined = false;
    Note(Pass::kOperands, token_.begin,
         "An expression attribute value used in expression is not defined; attribute value: " +
             std::string(TokenText()));
  }
  Advance();
  return term;
}

// Inside another function or beside an operator.
bool Parser::MayBeNested(const Function& function) const {
  return function.id == FunctionId::kSize || function.id == FunctionId::kIfNotExists;
}

std::optional<Call> Parser::ParseCall() {
  Call call{.function = FindFunction(TokenText()), .position = token_.begin};
  const std::string_view name = TokenText();
  if (!Enter()) return std::nullopt;
  Advance();
  Advance();
  do {
    auto argument = ParseTerm();
    if (!argument) return std::nullopt;
    call.arguments.push_back(std::move(*argument));
  } while (Take(TokenKind::kComma));
  if (!Expect(TokenKind::kRightParenthesis)) return std::nullopt;
  Leave();

  if (call.function == nullptr) {
    Note(Pass::kWords, call.position, "Invalid function name; function: " + std::string(name));
    return call;
  }
  const bool for_update = call.function->use == FunctionUse::kUpdateOperand;
  if (for_update != (kind_ == ExpressionKind::kUpdate)) {
    Note(Pass::kWords, call.position,
         (kind_ == ExpressionKind::kUpdate
              ? "The function is not allowed in an update expression; function: "
              : "The function is not allowed in a condition expression; function: ") +
             std::string(name));
  }
  if (kind_ != ExpressionKind::kUpdate) CountOperator();
  CheckArguments(*this, call);
  return call;
}

Term Parser::OperandOf(Call call) {
  Term term{.position = call.position};
  if (call.function == nullptr || call.function->use == FunctionUse::kPredicate) {
    term.defined = false;
    return term;
  }
  Operation operation{.op = OperatorOf(call.function->id)};
  operation.operands.reserve(call.arguments.size());
  for (Term& argument : call.arguments) {
    term.defined = term.defined && argument.defined;
    operation.operands.push_back(std::move(argument.operand));
  }
  term.operand.node = std::move(operation);
  return term;
}

}  // namespace flavorbot::expression
