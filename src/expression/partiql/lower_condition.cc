#include <array>
#include <optional>
#include <utility>

#include "expression/functions.h"
#include "expression/operand_faults.h"
#include "expression/partiql/keywords.h"
#include "expression/partiql/lowering.h"

namespace flavorbot::expression::partiql {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::Result;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

constexpr std::array<std::pair<std::string_view, Comparator>, 6> kComparators = {
    {{"=", Comparator::kEqual},
     {"<>", Comparator::kNotEqual},
     {"<", Comparator::kLess},
     {"<=", Comparator::kLessOrEqual},
     {">", Comparator::kGreater},
     {">=", Comparator::kGreaterOrEqual}}};

std::optional<Comparator> ComparatorOf(std::string_view text) {
  for (const auto& [name, comparator] : kComparators) {
    if (name == text) return comparator;
  }
  return std::nullopt;
}

// Functions in any case; nullptr when there is none of that name.
const Function* FunctionOf(const Expr& call) {
  std::string lower = call.text;
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return FindFunction(lower);
}

bool IsCondition(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kOperator:
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kNot:
    case ExprKind::kBetween:
    case ExprKind::kIn:
    case ExprKind::kIsNull:
    case ExprKind::kIsMissing:
      return true;
    case ExprKind::kCall: {
      const auto* function = FunctionOf(expr);
      return function == nullptr || function->use != FunctionUse::kConditionOperand;
    }
    default:
      return false;
  }
}

class ConditionLowering {
 public:
  explicit ConditionLowering(const Lowering& lowering) : lowering_(lowering) {}

  // REQUIRES: IsCondition(expr).
  Result<Condition> Lower(const Expr& expr) const {
    switch (expr.kind) {
      case ExprKind::kAnd:
        return LowerTerms<And>(expr);
      case ExprKind::kOr:
        return LowerTerms<Or>(expr);
      case ExprKind::kNot:
        return LowerNot(expr);
      case ExprKind::kBetween:
        return LowerBetween(expr);
      case ExprKind::kIn:
        return LowerIn(expr);
      case ExprKind::kIsNull:
      case ExprKind::kIsMissing:
        return LowerIs(expr);
      case ExprKind::kCall:
        return LowerCall(expr);
      default:
        return LowerComparison(expr);
    }
  }

 private:
  template <typename Terms>
  Result<Condition> LowerTerms(const Expr& expr) const {
    Terms all;
    for (const auto& part : expr.parts) {
      if (!IsCondition(part)) return Invalid("The arguments to AND/OR must be Expressions");
      auto term = Lower(part);
      if (!term) return term;
      all.terms.push_back(std::move(*term));
    }
    return Condition{std::move(all)};
  }

  Result<Condition> LowerNot(const Expr& expr) const {
    const auto& part = expr.parts.front();
    if (!IsCondition(part)) return Invalid("The argument to NOT must be a Type or Expression");
    auto term = Lower(part);
    if (!term) return term;
    Not inverse;
    inverse.term.push_back(std::move(*term));
    return Condition{std::move(inverse)};
  }

  Result<std::vector<Operand>> LowerOperands(const Expr& expr) const {
    std::vector<Operand> operands;
    for (const auto& part : expr.parts) {
      auto operand = LowerOperand(part);
      if (!operand) return std::unexpected(std::move(operand).error());
      operands.push_back(std::move(*operand));
    }
    return operands;
  }

  Result<Operand> LowerOperand(const Expr& expr) const {
    if (IsValue(expr)) {
      auto value = LowerValue(lowering_, expr);
      if (!value) return std::unexpected(std::move(value).error());
      return Operand{std::move(*value)};
    }
    switch (expr.kind) {
      case ExprKind::kPath: {
        auto path = LowerPath(lowering_, expr);
        if (!path) return std::unexpected(std::move(path).error());
        return Operand{std::move(*path)};
      }
      case ExprKind::kMissing:
        return Invalid("MISSING must be compared using IS operator");
      case ExprKind::kCall:
        return LowerSize(expr);
      case ExprKind::kOperator:
        return Invalid("Unsupported operator in Condition Expression. Operator: " + expr.text);
      default:
        return Invalid(lowering_.At("Unsupported token in expression", expr));
    }
  }

  Result<Operand> LowerSize(const Expr& expr) const {
    const auto* function = FunctionOf(expr);
    if (function == nullptr) return Invalid("Unrecognized function: " + InLowerCase(expr.text));
    const std::string name(function->name);
    if (function->use == FunctionUse::kUpdateOperand) {
      return Invalid("The function is not allowed in a condition expression; function: " + name);
    }
    if (function->id != FunctionId::kSize) {
      return Invalid(
          "The function is not allowed to be used this way in an expression; function: " + name);
    }
    auto operands = LowerOperands(expr);
    if (!operands) return std::unexpected(std::move(operands).error());
    auto fault = CountFault(name, operands->size(), 1);
    if (!fault) {
      fault = TypeFault(name, operands->front(),
                        {AttributeType::kS, AttributeType::kB, AttributeType::kL, AttributeType::kM,
                         AttributeType::kSs, AttributeType::kNs, AttributeType::kBs});
    }
    if (fault) return Invalid(*std::move(fault));
    return Operand{Operation{Operator::kSize, std::move(*operands)}};
  }

  Result<Condition> LowerComparison(const Expr& expr) const {
    const auto comparator = ComparatorOf(expr.text);
    if (!comparator || expr.parts.size() != 2) {
      return Invalid("Unsupported operator in Condition Expression. Operator: " + expr.text);
    }
    auto operands = LowerOperands(expr);
    if (!operands) return std::unexpected(std::move(operands).error());
    auto& left = (*operands)[0];
    auto& right = (*operands)[1];
    auto fault = DistinctFault(expr.text, left, right);
    if (*comparator != Comparator::kEqual && *comparator != Comparator::kNotEqual) {
      for (const auto* operand : {&left, &right}) {
        if (!fault) fault = ScalarFault(expr.text, *operand);
      }
    }
    if (fault) return Invalid(*std::move(fault));
    return Condition{Comparison{*comparator, std::move(left), std::move(right)}};
  }

  static std::optional<std::string> ScalarFault(std::string_view name, const Operand& operand) {
    return TypeFault(name, operand, {AttributeType::kS, AttributeType::kN, AttributeType::kB});
  }

  Result<Condition> LowerBetween(const Expr& expr) const {
    auto operands = LowerOperands(expr);
    if (!operands) return std::unexpected(std::move(operands).error());
    auto& value = (*operands)[0];
    auto& low = (*operands)[1];
    auto& high = (*operands)[2];
    std::optional<std::string> fault;
    for (const auto* bound : {&low, &high}) {
      if (!fault) fault = DistinctFault("BETWEEN", value, *bound);
    }
    for (const auto& operand : *operands) {
      if (!fault) fault = ScalarFault("BETWEEN", operand);
    }
    if (!fault) fault = BoundsFault(low, high);
    if (fault) return Invalid(*std::move(fault));
    return Condition{Between{std::move(value), std::move(low), std::move(high)}};
  }

  Result<Condition> LowerIn(const Expr& expr) const {
    const auto& candidates = expr.parts[1];
    const bool is_sequence =
        candidates.kind == ExprKind::kList || candidates.kind == ExprKind::kBag;
    if (!is_sequence || candidates.parts.empty()) {
      return Invalid(
          "IN operator must have a left hand argument of type Variable Reference and right hand "
          "argument of type Seq with at least one member");
    }
    auto value = LowerOperand(expr.parts[0]);
    if (!value) return std::unexpected(std::move(value).error());
    auto operands = LowerOperands(candidates);
    if (!operands) return std::unexpected(std::move(operands).error());
    auto fault = CandidatesFault(operands->size());
    for (const auto& candidate : *operands) {
      if (!fault) fault = DistinctFault("IN", *value, candidate);
    }
    if (fault) return Invalid(*std::move(fault));
    return Condition{In{std::move(*value), std::move(*operands)}};
  }

  Result<Condition> LowerIs(const Expr& expr) const {
    const auto& part = expr.parts.front();
    if (part.kind != ExprKind::kPath && !IsValue(part)) {
      return Invalid(
          "The left hand side argument to IS must be a Variable Reference, Literal, or Path");
    }
    auto operand = LowerOperand(part);
    if (!operand) return std::unexpected(std::move(operand).error());
    if (expr.kind == ExprKind::kIsNull) {
      return Condition{AttributeTypeIs{std::move(*operand), AttributeType::kNull}};
    }
    if (auto fault = PathFault("attribute_not_exists", *operand)) {
      return Invalid(*std::move(fault));
    }
    return Condition{AttributeNotExists{std::move(std::get<Path>(operand->node))}};
  }

  // A predicate.
  Result<Condition> LowerCall(const Expr& expr) const {
    const auto* function = FunctionOf(expr);
    if (function == nullptr) return Invalid("Unrecognized function: " + InLowerCase(expr.text));
    const std::string name(function->name);
    if (function->use == FunctionUse::kUpdateOperand) {
      return Invalid("The function is not allowed in a condition expression; function: " + name);
    }
    auto operands = LowerOperands(expr);
    if (!operands) return std::unexpected(std::move(operands).error());
    if (auto fault = CountFault(name, operands->size(), function->arguments)) {
      return Invalid(*std::move(fault));
    }
    if (auto fault = ArgumentFault(*function, *operands)) return Invalid(*std::move(fault));
    return Predicate(*function, std::move(*operands));
  }

  static std::optional<std::string> ArgumentFault(const Function& function,
                                                  const std::vector<Operand>& operands) {
    if (function.arguments == 1) return PathFault(function.name, operands[0]);
    auto fault = DistinctFault(function.name, operands[0], operands[1]);
    if (fault) return fault;
    if (function.id == FunctionId::kAttributeType) {
      return TypeNameFault(function.name, operands[1]);
    }
    if (function.id == FunctionId::kBeginsWith) {
      for (const auto& operand : operands) {
        fault = TypeFault(function.name, operand, {AttributeType::kS, AttributeType::kB});
        if (fault) return fault;
      }
    }
    return std::nullopt;
  }

  static Condition Predicate(const Function& function, std::vector<Operand> operands) {
    switch (function.id) {
      case FunctionId::kAttributeExists:
        return {AttributeExists{std::move(std::get<Path>(operands[0].node))}};
      case FunctionId::kAttributeNotExists:
        return {AttributeNotExists{std::move(std::get<Path>(operands[0].node))}};
      case FunctionId::kAttributeType: {
        const auto* value = std::get_if<AttributeValue>(&operands[1].node);
        const auto* text = value == nullptr ? nullptr : value->As<std::string>();
        const auto type = text == nullptr ? std::nullopt : dynamodb::ParseTypeDescriptor(*text);
        return {AttributeTypeIs{std::move(operands[0]), type.value_or(AttributeType::kNull)}};
      }
      case FunctionId::kBeginsWith:
        return {BeginsWith{std::move(operands[0]), std::move(operands[1])}};
      default:
        return {Contains{std::move(operands[0]), std::move(operands[1])}};
    }
  }

  const Lowering& lowering_;
};

}  // namespace

Result<Condition> LowerWhere(const Lowering& lowering, const Expr& expr) {
  if (!IsCondition(expr)) {
    return Invalid("WHERE clause must contain an expression that resolves to a boolean");
  }
  return ConditionLowering(lowering).Lower(expr);
}

}  // namespace flavorbot::expression::partiql
