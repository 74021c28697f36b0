// Visits every path in an expression, in the order of its text, one clause of an update after the
// other. The visitor returns whether to go on; so does the visit.
#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <variant>

#include "expression/ast.h"

namespace flavorbot::expression {

template <std::predicate<const Path&> Visitor>
bool VisitPaths(const Operand& operand, Visitor& visit) {
  if (const auto* path = std::get_if<Path>(&operand.node)) return visit(*path);
  if (const auto* operation = std::get_if<Operation>(&operand.node)) {
    return std::ranges::all_of(operation->operands,
                               [&](const Operand& part) { return VisitPaths(part, visit); });
  }
  return true;
}

template <std::predicate<const Path&> Visitor>
bool VisitPaths(const Condition& condition, Visitor& visit) {
  const auto each = [&](const auto& parts) {
    return std::ranges::all_of(parts, [&](const auto& part) { return VisitPaths(part, visit); });
  };
  const auto visit_node = [&]<typename Node>(const Node& node) {
    if constexpr (requires { node.terms; }) {
      return each(node.terms);
    } else if constexpr (requires { node.term; }) {
      return each(node.term);
    } else if constexpr (requires { node.path; }) {
      return visit(node.path);
    } else if constexpr (requires { node.low; }) {
      return VisitPaths(node.value, visit) && VisitPaths(node.low, visit) &&
             VisitPaths(node.high, visit);
    } else if constexpr (requires { node.candidates; }) {
      return VisitPaths(node.value, visit) && each(node.candidates);
    } else if constexpr (requires { node.left; }) {
      return VisitPaths(node.left, visit) && VisitPaths(node.right, visit);
    } else if constexpr (requires { node.prefix; }) {
      return VisitPaths(node.value, visit) && VisitPaths(node.prefix, visit);
    } else if constexpr (requires { node.container; }) {
      return VisitPaths(node.container, visit) && VisitPaths(node.element, visit);
    } else {
      return VisitPaths(node.value, visit);
    }
  };
  return std::visit(visit_node, condition.node);
}

// The paths that an update changes.
template <std::predicate<const Path&> Visitor>
bool VisitTargets(const Update& update, Visitor& visit) {
  const auto visit_path = [&](const auto& action) { return visit(action.path); };
  return std::ranges::all_of(update.set_actions, visit_path) &&
         std::ranges::all_of(update.remove_paths, std::ref(visit)) &&
         std::ranges::all_of(update.add_actions, visit_path) &&
         std::ranges::all_of(update.delete_actions, visit_path);
}

// The paths that an update reads.
template <std::predicate<const Path&> Visitor>
bool VisitOperands(const Update& update, Visitor& visit) {
  return std::ranges::all_of(
      update.set_actions, [&](const SetAction& action) { return VisitPaths(action.value, visit); });
}

}  // namespace flavorbot::expression
