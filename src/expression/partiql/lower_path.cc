#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "expression/limits.h"
#include "expression/partiql/lowering.h"

namespace flavorbot::expression::partiql {

namespace {

using dynamodb::Result;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

Result<PathStep> LowerIndex(const Lowering& lowering, const Expr& step) {
  const std::string_view text = step.text;
  const auto digits = text.starts_with('-') ? text.substr(1) : text;
  if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
    return Invalid(lowering.At("Unexpected path component", step));
  }
  std::uint32_t index = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), index);
  if (parsed.ec != std::errc() || index > kMaxListIndex) {
    return Invalid(lowering.At(
        "List index is not within the allowable range; index: [" + step.text + "]", step));
  }
  return index;
}

Result<PathStep> LowerStep(const Lowering& lowering, const Expr& step) {
  if (step.kind == ExprKind::kNumber) return LowerIndex(lowering, step);
  const bool is_name =
      step.kind == ExprKind::kString || (step.kind == ExprKind::kPath && step.parts.empty());
  if (!is_name) return Invalid(lowering.At("Unexpected path component", step));
  if (step.text.empty()) return Invalid("Path component cannot be an empty string");
  return step.text;
}

}  // namespace

Result<Path> LowerPath(const Lowering& lowering, const Expr& expr) {
  if (expr.text.empty()) return Invalid("Path component cannot be an empty string");
  Path path{.attribute = expr.text, .steps = {}};
  for (const auto& part : expr.parts) {
    auto step = LowerStep(lowering, part);
    if (!step) return std::unexpected(std::move(step).error());
    path.steps.push_back(std::move(*step));
  }
  if (path.steps.size() + 1 > kMaxPathElements) {
    return Invalid("The document path has too many nesting levels; nesting levels: " +
                   std::to_string(path.steps.size() + 1));
  }
  return path;
}

}  // namespace flavorbot::expression::partiql
