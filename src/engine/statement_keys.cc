#include "engine/statement_keys.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "engine/item_checks.h"
#include "expression/order.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Result;
using expression::Comparator;
using expression::Condition;
using expression::KeyOperator;
using expression::Operand;
using expression::SortKeyCondition;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

// The terms that all have to hold.
void Flatten(Condition condition, std::vector<Condition>& terms) {
  if (auto* all = std::get_if<expression::And>(&condition.node)) {
    for (auto& term : all->terms) Flatten(std::move(term), terms);
  } else {
    terms.push_back(std::move(condition));
  }
}

std::optional<Condition> Join(std::vector<Condition> terms) {
  if (terms.empty()) return std::nullopt;
  if (terms.size() == 1) return std::move(terms.front());
  return Condition{expression::And{std::move(terms)}};
}

bool Names(const Operand& operand, std::string_view attribute) {
  const auto* path = std::get_if<expression::Path>(&operand.node);
  return path != nullptr && path->is_top_level() && path->attribute == attribute;
}

const AttributeValue* ValueOf(const Operand& operand) {
  return std::get_if<AttributeValue>(&operand.node);
}

KeyOperator OperatorOf(Comparator comparator, bool turned) {
  switch (comparator) {
    case Comparator::kLess:
      return turned ? KeyOperator::kGreater : KeyOperator::kLess;
    case Comparator::kLessOrEqual:
      return turned ? KeyOperator::kGreaterOrEqual : KeyOperator::kLessOrEqual;
    case Comparator::kGreater:
      return turned ? KeyOperator::kLess : KeyOperator::kGreater;
    case Comparator::kGreaterOrEqual:
      return turned ? KeyOperator::kLessOrEqual : KeyOperator::kGreaterOrEqual;
    case Comparator::kEqual:
    case Comparator::kNotEqual:
      break;
  }
  return KeyOperator::kEqual;
}

// What `term` says of `attribute`, if that is all it says and a range of keys can say it.
std::optional<SortKeyCondition> RangeIn(const Condition& term, std::string_view attribute) {
  if (const auto* comparison = std::get_if<expression::Comparison>(&term.node)) {
    if (comparison->comparator == Comparator::kNotEqual) return std::nullopt;
    const bool turned = Names(comparison->right, attribute);
    if (!turned && !Names(comparison->left, attribute)) return std::nullopt;
    const auto* value = ValueOf(turned ? comparison->left : comparison->right);
    if (value == nullptr) return std::nullopt;
    return SortKeyCondition{OperatorOf(comparison->comparator, turned), *value, std::nullopt};
  }
  if (const auto* between = std::get_if<expression::Between>(&term.node)) {
    const auto* low = ValueOf(between->low);
    const auto* high = ValueOf(between->high);
    if (!Names(between->value, attribute) || low == nullptr || high == nullptr) {
      return std::nullopt;
    }
    return SortKeyCondition{KeyOperator::kBetween, *low, *high};
  }
  if (const auto* begins = std::get_if<expression::BeginsWith>(&term.node)) {
    const auto* prefix = ValueOf(begins->prefix);
    if (!Names(begins->value, attribute) || prefix == nullptr) return std::nullopt;
    return SortKeyCondition{KeyOperator::kBeginsWith, *prefix, std::nullopt};
  }
  return std::nullopt;
}

const AttributeValue* EqualIn(const Condition& term, std::string_view attribute) {
  const auto* comparison = std::get_if<expression::Comparison>(&term.node);
  if (comparison == nullptr || comparison->comparator != Comparator::kEqual) return nullptr;
  if (Names(comparison->left, attribute)) return ValueOf(comparison->right);
  return Names(comparison->right, attribute) ? ValueOf(comparison->left) : nullptr;
}

// The values of `attribute` that `term` allows, when it names each: by =, IN, or OR over those.
std::vector<AttributeValue> ValuesIn(const Condition& term, std::string_view attribute) {
  if (const auto* value = EqualIn(term, attribute)) return {*value};
  std::vector<AttributeValue> values;
  if (const auto* in = std::get_if<expression::In>(&term.node)) {
    if (!Names(in->value, attribute)) return {};
    for (const auto& candidate : in->candidates) {
      const auto* value = ValueOf(candidate);
      if (value == nullptr) return {};
      values.push_back(*value);
    }
  } else if (const auto* any = std::get_if<expression::Or>(&term.node)) {
    for (const auto& part : any->terms) {
      auto more = ValuesIn(part, attribute);
      if (more.empty()) return {};
      std::ranges::move(more, std::back_inserter(values));
    }
  }
  return values;
}

Result<void> CheckKeyType(const KeyAttribute& key, const AttributeValue& value) {
  if (HasType(value, key.type)) return {};
  return Invalid("Key attribute's data type should match its data type in table's schema: Key " +
                 key.name);
}

Result<void> CheckKeyValue(const KeyAttribute& key, KeyRole role, const AttributeValue& value) {
  if (auto ok = CheckKeyType(key, value); !ok) return ok;
  const auto* text = value.As<std::string>();
  const auto* binary = value.As<dynamodb::Binary>();
  if ((text != nullptr && text->empty()) || (binary != nullptr && binary->bytes.empty())) {
    return Invalid(
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
        "cannot contain an empty " +
        std::string(text != nullptr ? "string" : "binary") + " value. Key: " + key.name);
  }
  return CheckKeySize(role, value);
}

Result<void> CheckSortKey(const KeyAttribute& key, const SortKeyCondition& range) {
  if (range.op == KeyOperator::kEqual) return CheckKeyValue(key, KeyRole::kSort, range.value);
  auto ok = CheckKeyType(key, range.value);
  if (ok && range.high) ok = CheckKeyType(key, *range.high);
  if (!ok) return ok;
  return CheckKeySize(KeyRole::kSort, range.value);
}

}  // namespace

Result<KeyPlan> PlanRead(std::optional<Condition> where, const KeySchema& keys) {
  KeyPlan plan;
  if (!where) return plan;
  std::vector<Condition> terms;
  Flatten(std::move(*where), terms);
  const auto& [partition, sort] = keys;
  for (auto term = terms.begin(); term != terms.end(); ++term) {
    plan.partition_keys = ValuesIn(*term, partition.name);
    if (plan.partition_keys.empty()) continue;
    terms.erase(term);
    break;
  }
  for (const auto& value : plan.partition_keys) {
    if (auto ok = CheckKeyValue(partition, KeyRole::kPartition, value); !ok) {
      return std::unexpected(std::move(ok).error());
    }
  }
  std::ranges::sort(plan.partition_keys, [](const AttributeValue& a, const AttributeValue& b) {
    return expression::Order(a, b).value_or(std::strong_ordering::equal) < 0;
  });
  const auto repeated = std::ranges::unique(plan.partition_keys);
  plan.partition_keys.erase(repeated.begin(), repeated.end());

  std::vector<Condition> rest;
  for (auto& term : terms) {
    auto range = plan.partition_keys.empty() || !sort ? std::nullopt : RangeIn(term, sort->name);
    if (!range) {
      rest.push_back(std::move(term));
      continue;
    }
    if (auto ok = CheckSortKey(*sort, *range); !ok) return std::unexpected(std::move(ok).error());
    plan.sort_keys.push_back(std::move(*range));
  }
  plan.rest = Join(std::move(rest));
  return plan;
}

Result<std::optional<KeyedCondition>> PlanOneItem(std::optional<Condition> where,
                                                  const KeySchema& keys) {
  if (!where) return std::nullopt;
  std::vector<Condition> terms;
  Flatten(std::move(*where), terms);
  KeyedCondition plan;
  const auto take = [&](const KeyAttribute& key, KeyRole role) -> Result<bool> {
    const auto named = std::ranges::find_if(
        terms, [&](const Condition& term) { return EqualIn(term, key.name) != nullptr; });
    if (named == terms.end()) return false;
    auto value = *EqualIn(*named, key.name);
    terms.erase(named);
    if (auto ok = CheckKeyValue(key, role, value); !ok) return std::unexpected(ok.error());
    plan.key.Set(key.name, std::move(value));
    return true;
  };
  auto found = take(keys.partition_key, KeyRole::kPartition);
  if (found && *found && keys.sort_key) found = take(*keys.sort_key, KeyRole::kSort);
  if (!found) return std::unexpected(std::move(found).error());
  if (!*found) return std::nullopt;
  plan.rest = Join(std::move(terms));
  return plan;
}

Result<void> CheckStatementKeys(const KeySchema& keys, const dynamodb::Item& item) {
  const auto check = [&item](const KeyAttribute& key, KeyRole role) -> Result<void> {
    const auto* value = item.Find(key.name);
    if (value == nullptr) {
      return Invalid("Key attribute should be present in the item: Key " + key.name);
    }
    return CheckKeyValue(key, role, *value);
  };
  auto ok = check(keys.partition_key, KeyRole::kPartition);
  if (ok && keys.sort_key) ok = check(*keys.sort_key, KeyRole::kSort);
  return ok;
}

}  // namespace flavorbot::engine
