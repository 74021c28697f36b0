// A key condition is parsed as a condition, then taken apart into its terms.
#include <algorithm>
#include <string>
#include <utility>

#include "expression/condition_parser.h"
#include "expression/parse_text.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeValue;
using dynamodb::Result;
using dynamodb::ValidationError;

std::unexpected<dynamodb::Error> Refuse(std::string message) {
  return std::unexpected(ValidationError(std::move(message)));
}

std::unexpected<dynamodb::Error> RefuseOperator(std::string_view name) {
  return Refuse("Invalid operator used in KeyConditionExpression: " + std::string(name));
}

std::unexpected<dynamodb::Error> RefuseCondition(std::string_view why) {
  return Refuse("Invalid condition in KeyConditionExpression: " + std::string(why));
}

// The operator for "attribute op value"; nullopt for <>.
std::optional<KeyOperator> OperatorOf(Comparator comparator) {
  switch (comparator) {
    case Comparator::kEqual:
      return KeyOperator::kEqual;
    case Comparator::kLess:
      return KeyOperator::kLess;
    case Comparator::kLessOrEqual:
      return KeyOperator::kLessOrEqual;
    case Comparator::kGreater:
      return KeyOperator::kGreater;
    case Comparator::kGreaterOrEqual:
      return KeyOperator::kGreaterOrEqual;
    case Comparator::kNotEqual:
      return std::nullopt;
  }
  return std::nullopt;
}

// For "value op attribute", the operator of "attribute op value".
KeyOperator Mirror(KeyOperator op) {
  switch (op) {
    case KeyOperator::kLess:
      return KeyOperator::kGreater;
    case KeyOperator::kLessOrEqual:
      return KeyOperator::kGreaterOrEqual;
    case KeyOperator::kGreater:
      return KeyOperator::kLess;
    case KeyOperator::kGreaterOrEqual:
      return KeyOperator::kLessOrEqual;
    case KeyOperator::kEqual:
    case KeyOperator::kBetween:
    case KeyOperator::kBeginsWith:
    case KeyOperator::kNotIndexable:
      return op;
  }
  return op;
}

class TermReader {
 public:
  Result<void> Read(Condition& condition) {
    return std::visit([this](auto& node) { return ReadNode(node); }, condition.node);
  }

  Result<KeyCondition> Finish() && {
    if (key_condition_.terms.size() > 2) return Refuse("Conditions can be of length 1 or 2 only");
    return std::move(key_condition_);
  }

 private:
  Result<void> ReadNode(And& all) {
    for (Condition& term : all.terms) {
      if (auto read = Read(term); !read) return read;
    }
    return {};
  }
  Result<void> ReadNode(Comparison& comparison) {
    const auto op = OperatorOf(comparison.comparator);
    if (!op) return RefuseOperator("<>");
    if (std::holds_alternative<Path>(comparison.left.node)) {
      return AddTerm(*op, comparison.left, {&comparison.right});
    }
    return AddTerm(Mirror(*op), comparison.right, {&comparison.left});
  }
  Result<void> ReadNode(Between& between) {
    if (!std::holds_alternative<Path>(between.value.node)) {
      return RefuseCondition("BETWEEN operator must have the key attribute as its first operand");
    }
    return AddTerm(KeyOperator::kBetween, between.value, {&between.low, &between.high});
  }
  Result<void> ReadNode(BeginsWith& begins_with) {
    if (!std::holds_alternative<Path>(begins_with.value.node)) {
      return RefuseCondition(
          "begins_with operator must have the key attribute as its first operand");
    }
    return AddTerm(KeyOperator::kBeginsWith, begins_with.value, {&begins_with.prefix});
  }
  Result<void> ReadNode(Or&) { return RefuseOperator("OR"); }
  Result<void> ReadNode(Not&) { return RefuseOperator("NOT"); }
  Result<void> ReadNode(In&) { return RefuseOperator("IN"); }
  Result<void> ReadNode(Contains&) { return RefuseOperator("contains"); }
  Result<void> ReadNode(AttributeExists&) { return RefuseOperator("attribute_exists"); }
  Result<void> ReadNode(AttributeNotExists&) { return RefuseOperator("attribute_not_exists"); }
  Result<void> ReadNode(AttributeTypeIs&) { return RefuseOperator("attribute_type"); }

  Result<void> AddTerm(KeyOperator op, Operand& attribute, std::initializer_list<Operand*> values) {
    KeyTerm term{.op = op};
    const auto* path = std::get_if<Path>(&attribute.node);
    for (Operand* value : values) {
      if (std::holds_alternative<Operation>(value->node) ||
          std::holds_alternative<Operation>(attribute.node)) {
        return Refuse("KeyConditionExpressions cannot contain nested operations");
      }
      if (path == nullptr) return RefuseCondition("No key attribute specified");
      if (std::holds_alternative<Path>(value->node)) {
        return RefuseCondition("Multiple attribute names used in one condition");
      }
      term.values.push_back(std::move(std::get<AttributeValue>(value->node)));
    }
    if (!path->is_top_level()) {
      return Refuse("KeyConditionExpressions cannot have conditions on nested attributes");
    }
    term.attribute_name = path->attribute;
    const auto same_name = [&](const KeyTerm& other) {
      return other.attribute_name == term.attribute_name;
    };
    if (std::ranges::any_of(key_condition_.terms, same_name)) {
      return Refuse("KeyConditionExpressions must only contain one condition per key");
    }
    key_condition_.terms.push_back(std::move(term));
    return {};
  }

  KeyCondition key_condition_;
};

}  // namespace

Result<KeyCondition> ParseKeyConditionText(std::string_view text, Parameters& parameters) {
  if (auto checked = CheckText(ExpressionKind::kKeyCondition, text); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  ConditionParser parser(ExpressionKind::kKeyCondition, text, parameters);
  auto condition = parser.Parse();
  if (!condition) return std::unexpected(std::move(condition).error());
  if (parser.saw_not()) return RefuseOperator("NOT");
  TermReader reader;
  if (auto read = reader.Read(*condition); !read) {
    return std::unexpected(std::move(read).error());
  }
  return std::move(reader).Finish();
}

}  // namespace flavorbot::expression
