#include "expression/operand_checks.h"

#include <string>
#include <utility>

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;

void Note(Parser& parser, std::size_t position, std::optional<std::string> fault) {
  if (fault) parser.Note(Pass::kOperands, position, *std::move(fault));
}

void CheckIsPath(Parser& parser, std::string_view name, const Term& term) {
  Note(parser, term.position, PathFault(name, term.operand));
}

}  // namespace

void CheckType(Parser& parser, std::string_view name, const Term& term,
               std::initializer_list<AttributeType> allowed) {
  if (term.defined) Note(parser, term.position, TypeFault(name, term.operand, allowed));
}

void CheckDistinct(Parser& parser, std::string_view name, const Term& first, const Term& other) {
  if (!first.defined || !other.defined) return;
  Note(parser, first.position, DistinctFault(name, first.operand, other.operand));
}

void CheckArguments(Parser& parser, const Call& call) {
  if (call.function == nullptr) return;
  const std::string_view name = call.function->name;
  const auto& arguments = call.arguments;
  if (auto fault = CountFault(name, arguments.size(), call.function->arguments)) {
    Note(parser, call.position, std::move(fault));
    return;
  }
  switch (call.function->id) {
    case FunctionId::kAttributeExists:
    case FunctionId::kAttributeNotExists:
      CheckIsPath(parser, name, arguments[0]);
      break;
    case FunctionId::kAttributeType:
      CheckDistinct(parser, name, arguments[0], arguments[1]);
      if (arguments[1].defined) {
        Note(parser, arguments[1].position, TypeNameFault(name, arguments[1].operand));
      }
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
  if (!low.defined || !high.defined) return;
  Note(parser, low.position, BoundsFault(low.operand, high.operand));
}

}  // namespace flavorbot::expression
