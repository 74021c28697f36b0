#include <algorithm>
#include <optional>
#include <utility>

#include "expression/operand_faults.h"
#include "expression/partiql/keywords.h"
#include "expression/partiql/lowering.h"
#include "expression/path_overlap.h"
#include "expression/visit_paths.h"

namespace flavorbot::expression::partiql {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::Result;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

bool IsSet(const AttributeValue& value) {
  return value.type() == AttributeType::kSs || value.type() == AttributeType::kNs ||
         value.type() == AttributeType::kBs;
}

class UpdateLowering {
 public:
  explicit UpdateLowering(const Lowering& lowering) : lowering_(lowering) {}

  Result<void> Add(const Assignment& assignment) {
    auto path = LowerPath(lowering_, assignment.path);
    if (!path) return std::unexpected(std::move(path).error());
    const auto& value = assignment.value;
    if (value.kind == ExprKind::kCall) {
      if (EqualsIgnoringCase(value.text, "set_add")) {
        return AddSetAction("SET_ADD", std::move(*path), value, update_.add_actions);
      }
      if (EqualsIgnoringCase(value.text, "set_delete")) {
        return AddSetAction("SET_DELETE", std::move(*path), value, update_.delete_actions);
      }
    }
    auto operand = LowerOperand(value);
    if (!operand) return std::unexpected(std::move(operand).error());
    update_.set_actions.push_back({std::move(*path), std::move(*operand)});
    return {};
  }

  Result<void> AddRemoval(const Expr& expr) {
    auto path = LowerPath(lowering_, expr);
    if (!path) return std::unexpected(std::move(path).error());
    update_.remove_paths.push_back(std::move(*path));
    return {};
  }

  Result<expression::Update> Take() {
    std::vector<const Path*> targets;
    const auto collect = [&targets](const Path& path) {
      targets.push_back(&path);
      return true;
    };
    VisitTargets(update_, collect);
    // Of a pair the one that the other leads through is named first, wherever it stands.
    std::ranges::sort(targets, [](const Path* a, const Path* b) { return OrderPaths(*a, *b) < 0; });
    if (auto overlap = FindOverlap(targets)) return Invalid(*std::move(overlap));
    return std::move(update_);
  }

 private:
  // SET path = set_add(path, value).
  Result<void> AddSetAction(const std::string& name, Path path, const Expr& call,
                            std::vector<ValueAction>& actions) {
    if (call.parts.size() != 2) {
      return Invalid(lowering_.At(name + " must have exactly two arguments", call));
    }
    const auto& target = call.parts[0];
    const auto& added = call.parts[1];
    if (target.kind != ExprKind::kPath) return NotTheTarget(name);
    auto first = LowerPath(lowering_, target);
    if (!first) return std::unexpected(std::move(first).error());
    if (*first != path) return NotTheTarget(name);
    std::optional<AttributeValue> value;
    if (IsValue(added)) {
      auto lowered = LowerValue(lowering_, added);
      if (!lowered) return std::unexpected(std::move(lowered).error());
      value = std::move(*lowered);
    }
    if (!value || !IsSet(*value)) {
      return Invalid(lowering_.At(
          "The second argument to " + name + " must be a value with type SET", target));
    }
    actions.push_back({std::move(path), std::move(*value)});
    return {};
  }

  static std::unexpected<dynamodb::Error> NotTheTarget(const std::string& name) {
    return Invalid("The first argument to " + name + " must equal the assignment value");
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
        return LowerCall(expr);
      case ExprKind::kOperator:
        return LowerSum(expr);
      default:
        return Invalid(lowering_.At("Unsupported operator in Update Expression. Operator: " +
                                        std::string(lowering_.text.substr(expr.begin, expr.length)),
                                    expr));
    }
  }

  Result<Operand> LowerOperation(Operator op, const Expr& expr) const {
    Operation operation{op, {}};
    for (const auto& part : expr.parts) {
      auto operand = LowerOperand(part);
      if (!operand) return operand;
      operation.operands.push_back(std::move(*operand));
    }
    return Operand{std::move(operation)};
  }

  Result<Operand> LowerSum(const Expr& expr) const {
    if (expr.text != "+" && expr.text != "-") {
      return Invalid("Unsupported operator in Update Expression. Operator: " + expr.text);
    }
    auto sum = LowerOperation(expr.text == "+" ? Operator::kPlus : Operator::kMinus, expr);
    if (!sum) return sum;
    const auto& operands = std::get<Operation>(sum->node).operands;
    auto fault = CountFault(expr.text, operands.size(), 2);
    for (const auto& operand : operands) {
      if (!fault) fault = TypeFault(expr.text, operand, {AttributeType::kN});
    }
    if (fault) return Invalid(*std::move(fault));
    return sum;
  }

  Result<Operand> LowerCall(const Expr& expr) const {
    const bool appends = EqualsIgnoringCase(expr.text, "list_append");
    if (!appends && !EqualsIgnoringCase(expr.text, "if_not_exists")) {
      for (const std::string_view name : {"size", "attribute_exists", "attribute_not_exists",
                                          "attribute_type", "begins_with", "contains"}) {
        if (EqualsIgnoringCase(expr.text, name)) {
          return Invalid("The function is not allowed in an update expression; function: " +
                         std::string(name));
        }
      }
      return Invalid("Unrecognized function: " + InLowerCase(expr.text));
    }
    const std::string_view name = appends ? "list_append" : "if_not_exists";
    auto call = LowerOperation(appends ? Operator::kListAppend : Operator::kIfNotExists, expr);
    if (!call) return call;
    const auto& operands = std::get<Operation>(call->node).operands;
    auto fault = CountFault(name, operands.size(), 2);
    if (!fault && !appends) fault = PathFault(name, operands[0]);
    if (!fault && !appends) fault = DistinctFault(name, operands[0], operands[1]);
    for (const auto& operand : operands) {
      if (!fault && appends) fault = TypeFault(name, operand, {AttributeType::kL});
    }
    if (fault) return Invalid(*std::move(fault));
    return call;
  }

  const Lowering& lowering_;
  expression::Update update_;
};

}  // namespace

Result<expression::Update> LowerUpdate(const Lowering& lowering, const StatementSyntax& statement) {
  UpdateLowering update(lowering);
  for (const auto& assignment : statement.assignments) {
    if (auto ok = update.Add(assignment); !ok) return std::unexpected(std::move(ok).error());
  }
  for (const auto& removal : statement.removals) {
    if (auto ok = update.AddRemoval(removal); !ok) return std::unexpected(std::move(ok).error());
  }
  return update.Take();
}

}  // namespace flavorbot::expression::partiql
