// Visits every value in an expression, in an order that is the same for equal expressions. The
// visitor may change them.
#pragma once

#include <variant>

#include "expression/ast.h"
#include "expression/key_condition.h"

namespace flavorbot::expression {

template <typename Visitor>
void VisitValues(Operand& operand, Visitor& visit) {
  if (auto* value = std::get_if<dynamodb::AttributeValue>(&operand.node)) {
    visit(*value);
  } else if (auto* operation = std::get_if<Operation>(&operand.node)) {
    for (Operand& part : operation->operands) VisitValues(part, visit);
  }
}

template <typename Visitor>
void VisitValues(Condition& condition, Visitor& visit) {
  const auto visit_node = [&]<typename Node>(Node& node) {
    if constexpr (requires { node.terms; }) {
      for (Condition& term : node.terms) VisitValues(term, visit);
    } else if constexpr (requires { node.term; }) {
      for (Condition& term : node.term) VisitValues(term, visit);
    } else if constexpr (requires { node.low; }) {
      VisitValues(node.value, visit);
      VisitValues(node.low, visit);
      VisitValues(node.high, visit);
    } else if constexpr (requires { node.candidates; }) {
      VisitValues(node.value, visit);
      for (Operand& candidate : node.candidates) VisitValues(candidate, visit);
    } else if constexpr (requires { node.left; }) {
      VisitValues(node.left, visit);
      VisitValues(node.right, visit);
    } else if constexpr (requires { node.prefix; }) {
      VisitValues(node.value, visit);
      VisitValues(node.prefix, visit);
    } else if constexpr (requires { node.container; }) {
      VisitValues(node.container, visit);
      VisitValues(node.element, visit);
    } else if constexpr (requires { node.value; }) {
      VisitValues(node.value, visit);
    }
  };
  std::visit(visit_node, condition.node);
}

template <typename Visitor>
void VisitValues(Update& update, Visitor& visit) {
  for (SetAction& action : update.set_actions) VisitValues(action.value, visit);
  for (ValueAction& action : update.add_actions) visit(action.value);
  for (ValueAction& action : update.delete_actions) visit(action.value);
}

template <typename Visitor>
void VisitValues(KeyCondition& condition, Visitor& visit) {
  for (KeyTerm& term : condition.terms) {
    for (dynamodb::AttributeValue& value : term.values) visit(value);
  }
}

template <typename Visitor>
void VisitValues(Projection&, Visitor&) {}

}  // namespace flavorbot::expression
