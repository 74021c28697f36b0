#include "expression/operand_checks.h"

#include <algorithm>
#include <string>

#include "expression/order.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;

constexpr std::string_view kTypeNames = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

void NoteType(Parser& parser, std::string_view name, std::size_t position, std::string_view type) {
  std::string what = "Incorrect operand type for operator or function; operator or function: ";
  what.append(name).append(", operand type: ").append(type);
  parser.Note(Pass::kOperands, position, std::move(what));
}

void CheckIsPath(Parser& parser, std::string_view name, const Term& term) {
  if (std::holds_alternative<Path>(term.operand.node)) return;
  std::string what = "Operator or function requires a document path; operator or function: ";
  parser.Note(Pass::kOperands, term.position, std::move(what.append(name)));
}

// The second argument of attribute_type.
void CheckTypeName(Parser& parser, std::string_view name, const Term& term) {
  if (!term.defined) return;
  if (std::holds_alternative<Path>(term.operand.node)) {
    NoteType(parser, name, term.position, kTypeNames);
    return;
  }
  CheckType(parser, name, term, {AttributeType::kS});
  const auto* value = std::get_if<AttributeValue>(&term.operand.node);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  if (text == nullptr || dynamodb::ParseTypeDescriptor(*text)) return;
  std::string what = "Invalid attribute type name found; type: ";
  what.append(*text).append(", valid types: ").append(kTypeNames);
  parser.Note(Pass::kOperands, term.position, std::move(what));
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

void CheckType(Parser& parser, std::string_view name, const Term& term,
               std::initializer_list<AttributeType> allowed) {
  if (!term.defined) return;
  const auto type = StaticType(term.operand);
  if (!type || std::ranges::find(allowed, *type) != allowed.end()) return;
  NoteType(parser, name, term.position, dynamodb::TypeDescriptor(*type));
}

void CheckDistinct(Parser& parser, std::string_view name, const Term& first, const Term& other) {
  const auto* path = std::get_if<Path>(&first.operand.node);
  if (path == nullptr || !first.defined || !other.defined) return;
  if (!(first.operand == other.operand)) return;
  std::string what =
      "The first operand must be distinct from the remaining operands for this operator or "
      "function; operator: ";
  what.append(name).append(", first operand: ").append(ToString(*path));
  parser.Note(Pass::kOperands, first.position, std::move(what));
}

void CheckArguments(Parser& parser, const Call& call) {
  if (call.function == nullptr) return;
  const std::string_view name = call.function->name;
  const auto& arguments = call.arguments;
  if (arguments.size() != call.function->arguments) {
    std::string what =
        "Incorrect number of operands for operator or function; operator or function: ";
    what.append(name).append(", number of operands: ").append(std::to_string(arguments.size()));
    parser.Note(Pass::kOperands, call.position, std::move(what));
    return;
  }
  switch (call.function->id) {
    case FunctionId::kAttributeExists:
    case FunctionId::kAttributeNotExists:
      CheckIsPath(parser, name, arguments[0]);
      break;
    case FunctionId::kAttributeType:
      CheckDistinct(parser, name, arguments[0], arguments[1]);
      CheckTypeName(parser, name, arguments[1]);
      break;
    case FunctionId::kBeginsWith:
      CheckDistinct(parser, name, arguments[0], arguments[1]);
      for (const Term& argument : arguments) {
        CheckType(parser, name, argument, {AttributeType::kS, AttributeType::kB});
      }
      break;
    case FunctionId::kContains:
      CheckDistinct(parser, name, arguments[0], arguments[1]);
      break;
    case FunctionId::kSize:
      CheckType(parser, name, arguments[0],
                {AttributeType::kS, AttributeType::kB, AttributeType::kL, AttributeType::kM,
                 AttributeType::kSs, AttributeType::kNs, AttributeType::kBs});
      break;
    case FunctionId::kIfNotExists:
      CheckIsPath(parser, name, arguments[0]);
      CheckDistinct(parser, name, arguments[0], arguments[1]);
      break;
    case FunctionId::kListAppend:
      for (const Term& argument : arguments) {
        CheckType(parser, name, argument, {AttributeType::kL});
      }
      break;
  }
}

void CheckBounds(Parser& parser, const Term& low, const Term& high) {
  const auto* low_value = std::get_if<AttributeValue>(&low.operand.node);
  const auto* high_value = std::get_if<AttributeValue>(&high.operand.node);
  if (low_value == nullptr || high_value == nullptr || !low.defined || !high.defined) return;
  const bool one_type = low_value->type() == high_value->type();
  const auto order = Order(*low_value, *high_value);
  if (one_type && (!order || *order <= 0)) return;
  std::string what = "The BETWEEN operator requires ";
  what.append(one_type ? "upper bound to be greater than or equal to lower bound"
                       : "same data type for lower and upper bounds");
  what.append("; lower bound operand: ").append(BoundText(*low_value));
  what.append(", upper bound operand: ").append(BoundText(*high_value));
  parser.Note(Pass::kOperands, low.position, std::move(what));
}

}  // namespace flavorbot::expression
