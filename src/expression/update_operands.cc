#include "expression/update_operands.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "dynamodb/error_text.h"
#include "expression/resolve.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeValue;
using dynamodb::BinarySet;
using dynamodb::Item;
using dynamodb::List;
using dynamodb::Number;
using dynamodb::NumberSet;
using dynamodb::Result;
using dynamodb::StringSet;
using dynamodb::ValidationError;

dynamodb::Error WrongType() {
  return ValidationError("An operand in the update expression has an incorrect data type");
}

dynamodb::Error MissingAttribute() {
  return ValidationError(
      "The provided expression refers to an attribute that "
      "does not exist in the item");
}

Result<AttributeValue> Arithmetic(Operator op, const AttributeValue& left,
                                  const AttributeValue& right) {
  const auto* a = left.As<Number>();
  const auto* b = right.As<Number>();
  if (a == nullptr || b == nullptr) return std::unexpected(WrongType());
  const auto result = op == Operator::kPlus ? Number::Add(*a, *b) : Number::Subtract(*a, *b);
  if (!result) return std::unexpected(NumberToError(result.error(), ""));
  return AttributeValue::N(*result);
}

Result<AttributeValue> Append(const AttributeValue& left, AttributeValue right) {
  const auto* first = left.As<List>();
  auto* second = right.As<List>();
  if (first == nullptr || second == nullptr) return std::unexpected(WrongType());
  List joined = *first;
  joined.insert(joined.end(), std::make_move_iterator(second->begin()),
                std::make_move_iterator(second->end()));
  return AttributeValue::L(std::move(joined));
}

Result<AttributeValue> EvaluateOperation(const Operation& operation, const Item& old) {
  if (operation.op == Operator::kIfNotExists) {
    const auto* value = Resolve(std::get<Path>(operation.operands[0].node), old);
    if (value != nullptr) return *value;
    return EvaluateSetValue(operation.operands[1], old);
  }
  auto left = EvaluateSetValue(operation.operands[0], old);
  if (!left) return left;
  auto right = EvaluateSetValue(operation.operands[1], old);
  if (!right) return right;
  if (operation.op == Operator::kListAppend) return Append(*left, std::move(*right));
  return Arithmetic(operation.op, *left, *right);
}

// Calls `use` with the members of both sets; nullopt when they aren't sets of
// one type.
template <typename Use>
std::optional<AttributeValue> WithMembers(const AttributeValue& a, const AttributeValue& b,
                                          Use use) {
  const auto both = [&]<typename Set>(const Set* left) -> std::optional<AttributeValue> {
    const auto* right = b.As<Set>();
    if (right == nullptr) return std::nullopt;
    Set result;
    use(left->members, right->members, std::back_inserter(result.members));
    return AttributeValue(std::move(result));
  };
  if (const auto* set = a.As<StringSet>()) return both(set);
  if (const auto* set = a.As<NumberSet>()) return both(set);
  if (const auto* set = a.As<BinarySet>()) return both(set);
  return std::nullopt;
}

bool IsEmptySet(const AttributeValue& value) {
  if (const auto* set = value.As<StringSet>()) return set->members.empty();
  if (const auto* set = value.As<NumberSet>()) return set->members.empty();
  if (const auto* set = value.As<BinarySet>()) return set->members.empty();
  return false;
}

}  // namespace

Result<AttributeValue> EvaluateSetValue(const Operand& operand, const Item& old) {
  if (const auto* literal = std::get_if<AttributeValue>(&operand.node)) return *literal;
  if (const auto* path = std::get_if<Path>(&operand.node)) {
    const auto* value = Resolve(*path, old);
    if (value == nullptr) return std::unexpected(MissingAttribute());
    return *value;
  }
  return EvaluateOperation(std::get<Operation>(operand.node), old);
}

Result<AttributeValue> AddTo(const AttributeValue* value, const AttributeValue& added) {
  if (value == nullptr) return added;
  if (added.As<Number>() != nullptr) return Arithmetic(Operator::kPlus, *value, added);
  auto united = WithMembers(*value, added, [](const auto& a, const auto& b, auto out) {
    std::ranges::set_union(a, b, out);
  });
  if (!united) return std::unexpected(WrongType());
  return std::move(*united);
}

Result<std::optional<AttributeValue>> DeleteFrom(const AttributeValue& value,
                                                 const AttributeValue& deleted) {
  auto rest = WithMembers(value, deleted, [](const auto& a, const auto& b, auto out) {
    std::ranges::set_difference(a, b, out);
  });
  if (!rest) return std::unexpected(WrongType());
  if (IsEmptySet(*rest)) return std::nullopt;
  return rest;
}

}  // namespace flavorbot::expression
