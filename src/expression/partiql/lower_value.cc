#include <algorithm>
#include <utility>

#include "dynamodb/attribute_sets.h"
#include "dynamodb/error_text.h"
#include "expression/partiql/limits.h"
#include "expression/partiql/lowering.h"
#include "expression/partiql/parser.h"

namespace flavorbot::expression::partiql {

namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;
using dynamodb::Number;
using dynamodb::Result;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

// Levels of lists and maps; of a scalar or a set, none.
int LevelsOf(const AttributeValue& value) {
  int below = -1;
  if (const auto* list = value.As<dynamodb::List>()) {
    below = 0;
    for (const auto& element : *list) below = std::max(below, LevelsOf(element));
  } else if (const auto* map = value.As<AttributeMap>()) {
    below = 0;
    for (const auto& attribute : *map) below = std::max(below, LevelsOf(attribute.value));
  }
  return below + 1;
}

Result<AttributeValue> LowerNumber(const Expr& expr) {
  auto digits = expr.text;
  // "1." and "1.e5" are numbers in PartiQL.
  if (const auto point = digits.find('.'); point != std::string::npos) {
    const bool bare =
        point + 1 == digits.size() || digits[point + 1] == 'e' || digits[point + 1] == 'E';
    if (bare) digits.erase(point, 1);
  }
  const auto number = Number::Parse(digits);
  if (!number) return std::unexpected(dynamodb::NumberToError(number.error(), expr.text));
  return AttributeValue::N(*number);
}

// Literals one in the other; `key` says where, as messages do.
class ValueLowering {
 public:
  explicit ValueLowering(const Lowering& lowering) : lowering_(lowering) {}

  Result<AttributeValue> Lower(const Expr& expr, const std::string& key) const {
    switch (expr.kind) {
      case ExprKind::kString:
        return AttributeValue::S(expr.text);
      case ExprKind::kNumber:
        return LowerNumber(expr);
      case ExprKind::kTrue:
      case ExprKind::kFalse:
        return AttributeValue::Bool(expr.kind == ExprKind::kTrue);
      case ExprKind::kNull:
        return AttributeValue::MakeNull();
      case ExprKind::kParameter:
        return lowering_.parameters[expr.index];
      case ExprKind::kList:
        return LowerList(expr, key);
      case ExprKind::kBag:
        return LowerBag(expr, key);
      case ExprKind::kTuple: {
        auto map = LowerTuple(expr, key);
        if (!map) return std::unexpected(std::move(map).error());
        return AttributeValue::M(std::move(*map));
      }
      case ExprKind::kIon:
        return Invalid(lowering_.At("Ion Literals are not supported under key " + key, expr));
      default:
        return Invalid(lowering_.At(
            "Unsupported data type: " +
                std::string(lowering_.text.substr(expr.begin, expr.length)) + " under key " + key,
            expr));
    }
  }

  Result<AttributeMap> LowerTuple(const Expr& tuple, const std::string& key) const {
    AttributeMap map;
    for (std::size_t i = 0; i + 1 < tuple.parts.size(); i += 2) {
      const auto& name = tuple.parts[i];
      if (name.kind != ExprKind::kString) {
        return Invalid(lowering_.At(
            "Tuple keys must be of type String. Actual type: " +
                std::string(name.kind == ExprKind::kPath ? "VariableReference" : "Literal") +
                " under " + key,
            name));
      }
      if (name.text.empty()) return Invalid("Path component cannot be an empty string");
      if (map.Find(name.text) != nullptr) {
        return Invalid(
            lowering_.At("Duplicate keys in tuple. Key: " + name.text + " under " + key, name));
      }
      auto value = Lower(tuple.parts[i + 1], key == "root" ? key : key + "." + name.text);
      if (!value) return std::unexpected(std::move(value).error());
      map.Set(name.text, std::move(*value));
    }
    return map;
  }

 private:
  Result<AttributeValue> LowerList(const Expr& expr, const std::string& key) const {
    dynamodb::List list;
    for (const auto& part : expr.parts) {
      auto value = Lower(part, key + "." + std::to_string(list.size()));
      if (!value) return value;
      list.push_back(std::move(*value));
    }
    return AttributeValue::L(std::move(list));
  }

  Result<AttributeValue> LowerBag(const Expr& expr, const std::string& key) const {
    constexpr std::string_view kUnsupported =
        "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags";
    if (expr.parts.empty()) return Invalid(lowering_.At("Empty bags are not supported", expr));
    std::vector<std::string> texts;
    std::vector<Number> numbers;
    for (const auto& part : expr.parts) {
      auto value = Lower(part, key);
      if (!value) return value;
      if (auto* text = value->As<std::string>()) {
        texts.push_back(std::move(*text));
      } else if (const auto* number = value->As<Number>()) {
        numbers.push_back(*number);
      } else {
        return Invalid(lowering_.At(std::string(kUnsupported), part));
      }
    }
    if (!texts.empty() && !numbers.empty()) return Invalid(std::string(kUnsupported));
    const auto count = expr.parts.size();
    if (texts.empty()) {
      auto set = dynamodb::MakeNumberSet(std::move(numbers));
      if (set.members.size() == count) return AttributeValue(std::move(set));
    } else {
      auto set = dynamodb::MakeStringSet(std::move(texts));
      if (set.members.size() == count) return AttributeValue(std::move(set));
    }
    return Invalid("Input collection contains duplicates");
  }

  const Lowering& lowering_;
};

constexpr std::string_view kTooDeep = "Nesting Levels have exceeded supported limits";

}  // namespace

std::string Lowering::At(std::string what, const Expr& expr) const {
  return std::move(what) + " at " + PlaceText(text, expr.begin, expr.length);
}

bool IsValue(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kString:
    case ExprKind::kNumber:
    case ExprKind::kTrue:
    case ExprKind::kFalse:
    case ExprKind::kNull:
    case ExprKind::kParameter:
    case ExprKind::kIon:
    case ExprKind::kList:
    case ExprKind::kBag:
    case ExprKind::kTuple:
      return true;
    default:
      return false;
  }
}

Result<AttributeValue> LowerValue(const Lowering& lowering, const Expr& expr) {
  auto value = ValueLowering(lowering).Lower(expr, "root");
  if (value && LevelsOf(*value) > kMaxLiteralLevels) return Invalid(std::string(kTooDeep));
  return value;
}

Result<dynamodb::Item> LowerItem(const Lowering& lowering, const Expr& expr) {
  if (expr.kind != ExprKind::kTuple) {
    return Invalid(lowering.At(
        "Unsupported format in item expression. Please use struct format {...} to express item "
        "values for insert statement.",
        expr));
  }
  auto item = ValueLowering(lowering).LowerTuple(expr, "root");
  if (!item) return item;
  for (const auto& attribute : *item) {
    if (LevelsOf(attribute.value) > kMaxLiteralLevels) return Invalid(std::string(kTooDeep));
  }
  return item;
}

}  // namespace flavorbot::expression::partiql
