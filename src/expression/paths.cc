#include "expression/paths.h"

namespace flavorbot::expression {
namespace {

void Visit(const Comparison& node, const PathVisitor& visit) {
  ForEachPath(node.left, visit);
  ForEachPath(node.right, visit);
}

void Visit(const Between& node, const PathVisitor& visit) {
  ForEachPath(node.value, visit);
  ForEachPath(node.low, visit);
  ForEachPath(node.high, visit);
}

void Visit(const In& node, const PathVisitor& visit) {
  ForEachPath(node.value, visit);
  for (const auto& candidate : node.candidates) ForEachPath(candidate, visit);
}

void Visit(const AttributeExists& node, const PathVisitor& visit) { visit(node.path); }
void Visit(const AttributeNotExists& node, const PathVisitor& visit) { visit(node.path); }
void Visit(const AttributeTypeIs& node, const PathVisitor& visit) {
  ForEachPath(node.value, visit);
}

void Visit(const BeginsWith& node, const PathVisitor& visit) {
  ForEachPath(node.value, visit);
  ForEachPath(node.prefix, visit);
}

void Visit(const Contains& node, const PathVisitor& visit) {
  ForEachPath(node.container, visit);
  ForEachPath(node.element, visit);
}

void Visit(const And& node, const PathVisitor& visit) {
  for (const auto& term : node.terms) ForEachPath(term, visit);
}

void Visit(const Or& node, const PathVisitor& visit) {
  for (const auto& term : node.terms) ForEachPath(term, visit);
}

void Visit(const Not& node, const PathVisitor& visit) { ForEachPath(node.term.front(), visit); }

}  // namespace

void ForEachPath(const Condition& condition, const PathVisitor& visit) {
  std::visit([&](const auto& node) { Visit(node, visit); }, condition.node);
}

void ForEachPath(const Operand& operand, const PathVisitor& visit) {
  if (const auto* path = std::get_if<Path>(&operand.node)) {
    visit(*path);
  } else if (const auto* operation = std::get_if<Operation>(&operand.node)) {
    for (const auto& inner : operation->operands) ForEachPath(inner, visit);
  }
}

}  // namespace flavorbot::expression
