#include "expression/operand_faults.h"

#include <algorithm>

#include "expression/limits.h"
#include "expression/order.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;

constexpr std::string_view kTypeNames = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

std::string WrongType(std::string_view name, std::string_view type) {
  std::string what = "Incorrect operand type for operator or function; operator or function: ";
  return what.append(name).append(", operand type: ").append(type);
}

// As the service prints a value: a Java object, which shows of a binary only its size.
std::string BoundText(const AttributeValue& value) {
  std::string text = "AttributeValue: {";
  text.append(dynamodb::TypeDescriptor(value.type())).append(":");
  if (const auto* s = value.As<std::string>()) text.append(*s);
  if (const auto* n = value.As<dynamodb::Number>()) text.append(n->ToString());
  if (const auto* b = value.As<dynamodb::Binary>()) {
    const std::string size = std::to_string(b->bytes.size());
    text.append("java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size + "]");
  }
  return text.append("}");
}

}  // namespace

std::optional<AttributeType> StaticType(const Operand& operand) {
  if (const auto* value = std::get_if<AttributeValue>(&operand.node)) return value->type();
  if (const auto* operation = std::get_if<Operation>(&operand.node)) {
    if (operation->op == Operator::kSize) return AttributeType::kN;
  }
  return std::nullopt;
}

std::optional<std::string> CountFault(std::string_view name, std::size_t count,
                                      std::size_t wanted) {
  if (count == wanted) return std::nullopt;
  std::string what =
      "Incorrect number of operands for operator or function; operator or function: ";
  return what.append(name).append(", number of operands: ").append(std::to_string(count));
}

std::optional<std::string> TypeFault(std::string_view name, const Operand& operand,
                                     std::initializer_list<AttributeType> allowed) {
  const auto type = StaticType(operand);
  if (!type || std::ranges::find(allowed, *type) != allowed.end()) return std::nullopt;
  return WrongType(name, dynamodb::TypeDescriptor(*type));
}

std::optional<std::string> PathFault(std::string_view name, const Operand& operand) {
  if (std::holds_alternative<Path>(operand.node)) return std::nullopt;
  std::string what = "Operator or function requires a document path; operator or function: ";
  return what.append(name);
}

std::optional<std::string> DistinctFault(std::string_view name, const Operand& first,
                                         const Operand& other) {
  const auto* path = std::get_if<Path>(&first.node);
  if (path == nullptr || !(first == other)) return std::nullopt;
  std::string what =
      "The first operand must be distinct from the remaining operands for this operator or "
      "function; operator: ";
  return what.append(name).append(", first operand: ").append(ToString(*path));
}

std::optional<std::string> BoundsFault(const Operand& low, const Operand& high) {
  const auto* low_value = std::get_if<AttributeValue>(&low.node);
  const auto* high_value = std::get_if<AttributeValue>(&high.node);
  if (low_value == nullptr || high_value == nullptr) return std::nullopt;
  const bool one_type = low_value->type() == high_value->type();
  const auto order = Order(*low_value, *high_value);
  if (one_type && (!order || *order <= 0)) return std::nullopt;
  std::string what = "The BETWEEN operator requires ";
  what.append(one_type ? "upper bound to be greater than or equal to lower bound"
                       : "same data type for lower and upper bounds");
  what.append("; lower bound operand: ").append(BoundText(*low_value));
  return what.append(", upper bound operand: ").append(BoundText(*high_value));
}

std::optional<std::string> TypeNameFault(std::string_view name, const Operand& operand) {
  if (std::holds_alternative<Path>(operand.node)) return WrongType(name, kTypeNames);
  if (auto fault = TypeFault(name, operand, {AttributeType::kS})) return fault;
  const auto* value = std::get_if<AttributeValue>(&operand.node);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  if (text == nullptr || dynamodb::ParseTypeDescriptor(*text)) return std::nullopt;
  std::string what = "Invalid attribute type name found; type: ";
  return what.append(*text).append(", valid types: ").append(kTypeNames);
}

std::optional<std::string> CandidatesFault(std::size_t count) {
  if (count <= kMaxInOperands) return std::nullopt;
  return "The IN operator is provided with too many operands; number of operands: " +
         std::to_string(count);
}

}  // namespace flavorbot::expression
