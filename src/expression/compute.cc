#include "expression/compute.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "dynamodb/error_text.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeValue;
using dynamodb::List;
using dynamodb::Number;
using dynamodb::Result;
using dynamodb::ValidationError;

constexpr std::size_t kMaxDocumentLevels = 32;  // the item itself is one

std::unexpected<dynamodb::Error> WrongType(UpdateForm form = UpdateForm::kExpression) {
  return std::unexpected(
      ValidationError(form == UpdateForm::kExpression
                          ? "An operand in the update expression has an incorrect data type"
                          : "Type mismatch for attribute to update"));
}

Result<AttributeValue> FromSum(std::expected<Number, dynamodb::NumberError> sum) {
  if (sum) return AttributeValue::N(*sum);
  return std::unexpected(dynamodb::NumberToError(sum.error(), {}));
}

// nullopt when they aren't both lists.
std::optional<AttributeValue> Append(const AttributeValue& left, const AttributeValue& right) {
  const auto* front = left.As<List>();
  const auto* back = right.As<List>();
  if (front == nullptr || back == nullptr) return std::nullopt;
  List whole;
  whole.reserve(front->size() + back->size());
  whole.insert(whole.end(), front->begin(), front->end());
  whole.insert(whole.end(), back->begin(), back->end());
  return AttributeValue::L(std::move(whole));
}

// An operand read where it is, or computed.
class Reader {
 public:
  explicit Reader(const dynamodb::Item& item) : item_(item) {}

  // Borrows from the item, the expression or `kept`.
  Result<const AttributeValue*> Read(const Operand& operand, AttributeValue& kept) {
    if (const auto* value = std::get_if<AttributeValue>(&operand.node)) return value;
    if (const auto* path = std::get_if<Path>(&operand.node)) {
      if (const AttributeValue* found = FindPath(item_, *path)) return found;
      return std::unexpected(ValidationError(
          "The provided expression refers to an attribute that does not exist in the item"));
    }
    const auto& operation = std::get<Operation>(operand.node);
    if (operation.op == Operator::kIfNotExists) {
      const auto& path = std::get<Path>(operation.operands[0].node);
      if (const AttributeValue* found = FindPath(item_, path)) return found;
      return Read(operation.operands[1], kept);
    }
    auto value = Compute(operation);
    if (!value) return std::unexpected(std::move(value).error());
    kept = std::move(*value);
    return &kept;
  }

 private:
  Result<AttributeValue> Compute(const Operation& operation) {
    AttributeValue kept_left;
    AttributeValue kept_right;
    const bool appends = operation.op == Operator::kListAppend;
    const auto left = Read(operation.operands[0], kept_left);
    if (!left) return std::unexpected(left.error());
    const bool fits = appends ? (*left)->As<List>() != nullptr : (*left)->As<Number>() != nullptr;
    if (!fits) return WrongType();
    const auto right = Read(operation.operands[1], kept_right);
    if (!right) return std::unexpected(right.error());
    if (appends) {
      auto whole = Append(**left, **right);
      if (!whole) return WrongType();
      return std::move(*whole);
    }
    const auto* a = (*left)->As<Number>();
    const auto* b = (*right)->As<Number>();
    if (a == nullptr || b == nullptr) return WrongType();
    return FromSum(operation.op == Operator::kPlus ? Number::Add(*a, *b)
                                                   : Number::Subtract(*a, *b));
  }

  const dynamodb::Item& item_;
};

// nullopt when `old` and `added` aren't both sets of this type.
template <typename Set>
std::optional<AttributeValue> Union(const AttributeValue& old, const AttributeValue& added) {
  const auto* a = old.As<Set>();
  const auto* b = added.As<Set>();
  if (a == nullptr || b == nullptr) return std::nullopt;
  Set all;
  all.members.reserve(a->members.size() + b->members.size());
  std::ranges::set_union(a->members, b->members, std::back_inserter(all.members));
  return AttributeValue(std::move(all));
}

template <typename Set>
std::optional<Set> Difference(const AttributeValue& old, const AttributeValue& deleted) {
  const auto* a = old.As<Set>();
  const auto* b = deleted.As<Set>();
  if (a == nullptr || b == nullptr) return std::nullopt;
  Set left;
  std::ranges::set_difference(a->members, b->members, std::back_inserter(left.members));
  return left;
}

// Levels of documents in `value`; it is bounded by what the wire accepts.
std::size_t Levels(const AttributeValue& value) {
  std::size_t below = 0;
  if (const auto* list = value.As<List>()) {
    for (const AttributeValue& element : *list) below = std::max(below, Levels(element));
    return below + 1;
  }
  if (const auto* map = value.As<dynamodb::AttributeMap>()) {
    for (const auto& attribute : *map) below = std::max(below, Levels(attribute.value));
    return below + 1;
  }
  return 0;
}

}  // namespace

Result<AttributeValue> ComputeOperand(const Operand& operand, const dynamodb::Item& item) {
  AttributeValue kept;
  const auto value = Reader(item).Read(operand, kept);
  if (!value) return std::unexpected(value.error());
  if (*value == &kept) return kept;
  return **value;
}

Result<AttributeValue> ComputeAdd(const AttributeValue* old, const AttributeValue& added,
                                  UpdateForm form) {
  if (old == nullptr) return added;
  if (const auto *a = old->As<Number>(), *b = added.As<Number>(); a && b) {
    return FromSum(Number::Add(*a, *b));
  }
  auto all = Union<dynamodb::StringSet>(*old, added);
  if (!all) all = Union<dynamodb::NumberSet>(*old, added);
  if (!all) all = Union<dynamodb::BinarySet>(*old, added);
  if (!all && form == UpdateForm::kAttributeUpdates) all = Append(*old, added);
  if (!all) return WrongType(form);
  return std::move(*all);
}

Result<std::optional<AttributeValue>> ComputeDelete(const AttributeValue* old,
                                                    const AttributeValue& deleted,
                                                    UpdateForm form) {
  using Left = std::optional<AttributeValue>;
  if (old == nullptr) return Left();
  const auto result = [](auto& left) {
    return left->members.empty() ? Left() : Left(AttributeValue(std::move(*left)));
  };
  if (auto left = Difference<dynamodb::StringSet>(*old, deleted)) return result(left);
  if (auto left = Difference<dynamodb::NumberSet>(*old, deleted)) return result(left);
  if (auto left = Difference<dynamodb::BinarySet>(*old, deleted)) return result(left);
  return WrongType(form);
}

Result<void> CheckNesting(const Path& path, const AttributeValue& value) {
  if (1 + path.steps.size() + Levels(value) <= kMaxDocumentLevels) return {};
  return std::unexpected(ValidationError("Nesting Levels have exceeded supported limits"));
}

}  // namespace flavorbot::expression
