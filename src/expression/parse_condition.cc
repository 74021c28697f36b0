#include "expression/condition_parser.h"
#include "expression/parse_text.h"

namespace flavorbot::expression {

namespace {

dynamodb::Result<Condition> Parse(ExpressionKind kind, std::string_view text,
                                  Parameters& parameters) {
  if (auto checked = CheckText(kind, text); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  return ConditionParser(kind, text, parameters).Parse();
}

}  // namespace

dynamodb::Result<Condition> ParseConditionText(std::string_view text, Parameters& parameters) {
  return Parse(ExpressionKind::kCondition, text, parameters);
}

dynamodb::Result<Condition> ParseFilterText(std::string_view text, Parameters& parameters) {
  return Parse(ExpressionKind::kFilter, text, parameters);
}

}  // namespace flavorbot::expression
