#include "engine/select_plan.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/check_key_paths.h"
#include "engine/key_range.h"
#include "engine/read_items.h"
#include "engine/statement_keys.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using expression::partiql::OrderBy;
using expression::partiql::Select;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

Result<void> CheckOrder(const std::vector<OrderBy>& order, const KeyPlan& plan,
                        const KeySchema& keys) {
  if (order.empty()) return {};
  if (plan.partition_keys.empty()) {
    return Invalid(
        "Must have at least one non-optional hash key condition in WHERE clause when using ORDER "
        "BY clause.");
  }
  for (const auto& by : order) {
    if (!IsKey(keys, by.attribute)) {
      return Invalid("Variable reference " + by.attribute +
                     " in ORDER BY clause must be part of the primary key");
    }
  }
  return {};
}

bool Descends(const std::vector<OrderBy>& order, std::string_view attribute) {
  const auto by = std::ranges::find(order, attribute, &OrderBy::attribute);
  return by != order.end() && by->descending;
}

Result<void> CheckKeyUse(const PagePlan& plan) {
  if (plan.filter) {
    if (auto ok = CheckKeyPathsOf(*plan.table, *plan.filter); !ok) return ok;
  }
  return plan.projection ? CheckKeyPathsOf(*plan.table, *plan.projection) : Result<void>();
}

KeyRange RangeIn(const PagePlan& plan, const dynamodb::AttributeValue& partition_key,
                 const std::vector<expression::SortKeyCondition>& sort_keys) {
  auto range = RangeOf(*plan.table, plan.index, {.partition_key = partition_key});
  for (const auto& sort_key : sort_keys) {
    const auto narrower =
        RangeOf(*plan.table, plan.index, {.partition_key = partition_key, .sort_key = sort_key});
    range.begin = std::max(range.begin, narrower.begin);
    range.end = std::min(range.end, narrower.end);
  }
  range.end = std::max(range.end, range.begin);
  return range;
}

}  // namespace

Result<std::vector<PagePlan>> PlanSelect(TablePtr table, Select select, bool consistent_read) {
  PagePlan plan{.table = std::move(table)};
  if (select.selection) plan.projection = expression::partiql::ToProjection(*select.selection);
  const ReadShape shape{.index_name = select.index_name,
                        .select = std::nullopt,
                        .has_projection = select.selection.has_value(),
                        .consistent_read = consistent_read};
  auto ok = BindIndex(shape, plan);
  if (ok) ok = CheckConsistency(shape, plan);
  if (!ok) return std::unexpected(std::move(ok).error());
  const auto& keys = KeysOf(*plan.table, plan.index);
  auto key_plan = PlanRead(std::move(select.where), keys);
  if (!key_plan) return std::unexpected(std::move(key_plan).error());
  plan.filter = std::move(key_plan->rest);
  ok = CheckOrder(select.order, *key_plan, keys);
  if (ok) ok = CheckKeyUse(plan);
  if (ok) ok = CheckProjected(plan);
  if (!ok) return std::unexpected(std::move(ok).error());
  // What is answered are the paths by their own names, not the documents around them.
  plan.projection.reset();
  plan.selection = std::move(select.selection);
  if (keys.sort_key && Descends(select.order, keys.sort_key->name)) {
    plan.direction = Direction::kBackward;
  }

  if (key_plan->partition_keys.empty()) {
    plan.range = PrefixRange(SpacePrefix(*plan.table, plan.index));
    std::vector<PagePlan> plans;
    plans.push_back(std::move(plan));
    return plans;
  }
  std::vector<PagePlan> plans(key_plan->partition_keys.size(), plan);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    plans[i].range = RangeIn(plan, key_plan->partition_keys[i], key_plan->sort_keys);
  }
  if (Descends(select.order, keys.partition_key.name)) std::ranges::reverse(plans);
  return plans;
}

}  // namespace flavorbot::engine
