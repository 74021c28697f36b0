#include <array>
#include <set>
#include <string>
#include <utility>

#include "engine/check_key_paths.h"
#include "engine/find_table.h"
#include "engine/item_checks.h"
#include "engine/key_range.h"
#include "engine/local_api.h"
#include "engine/read_items.h"
#include "expression/key_use.h"
#include "expression/legacy_condition.h"
#include "expression/legacy_key_condition.h"
#include "expression/legacy_projection.h"
#include "expression/parameters.h"
#include "expression/parse.h"
#include "expression/visit_paths.h"

namespace flavorbot::engine {
namespace {

using dynamodb::QueryRequest;
using dynamodb::Result;
using expression::ExpressionKind;

struct Parsed {
  expression::KeyCondition keys;
  std::optional<expression::Condition> filter;
  std::optional<expression::Projection> projection;
};

// QueryFilter and AttributesToGet; KeyConditions come after all expressions.
Result<void> TranslateLegacy(const QueryRequest& request, Parsed& parsed) {
  if (request.query_filter || request.conditional_operator) {
    auto filter = expression::FromFilter(request.query_filter ? &*request.query_filter : nullptr,
                                         request.conditional_operator);
    if (!filter) return std::unexpected(std::move(filter).error());
    parsed.filter = std::move(*filter);
  }
  if (request.attributes_to_get) {
    auto projection = expression::FromAttributesToGet(*request.attributes_to_get);
    if (!projection) return std::unexpected(std::move(projection).error());
    parsed.projection = std::move(*projection);
  }
  return {};
}

// Whether the text is no expression; one that is, and no key condition, is read to its end, and
// what it leaves unused is told first.
bool IsFaultOfText(const dynamodb::Error& error) {
  return error.message.starts_with("Invalid KeyConditionExpression: ");
}

Result<Parsed> Parse(const QueryRequest& request) {
  expression::Parameters parameters(request.expression_attribute_names,
                                    request.expression_attribute_values);
  auto checked = expression::CheckParameters(
      parameters, {{ExpressionKind::kFilter, request.filter_expression.has_value()},
                   {ExpressionKind::kProjection, request.projection_expression.has_value()},
                   {ExpressionKind::kKeyCondition, request.key_condition_expression.has_value()}});
  if (!checked) return std::unexpected(std::move(checked).error());
  Parsed parsed;
  checked = TranslateLegacy(request, parsed);
  if (!checked) return std::unexpected(std::move(checked).error());
  if (!request.key_condition_expression && !request.key_conditions) {
    return std::unexpected(dynamodb::ValidationError(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
        "request."));
  }
  if (request.filter_expression) {
    auto filter = expression::ParseFilter(*request.filter_expression, parameters);
    if (!filter) return std::unexpected(std::move(filter).error());
    parsed.filter = std::move(*filter);
  }
  if (request.projection_expression) {
    auto projection = expression::ParseProjection(*request.projection_expression, parameters);
    if (!projection) return std::unexpected(std::move(projection).error());
    parsed.projection = std::move(*projection);
  }
  auto keys = request.key_condition_expression
                  ? expression::ParseKeyCondition(*request.key_condition_expression, parameters)
                  : expression::FromKeyConditions(*request.key_conditions);
  if (!keys && IsFaultOfText(keys.error())) return std::unexpected(std::move(keys).error());
  checked = expression::CheckAllUsed(parameters);
  if (!checked) return std::unexpected(std::move(checked).error());
  if (!keys) return std::unexpected(std::move(keys).error());
  parsed.keys = std::move(*keys);
  return parsed;
}

Result<void> CheckKeyPathsIn(const PagePlan& plan) {
  if (plan.filter) {
    if (auto ok = CheckKeyPathsOf(*plan.table, *plan.filter); !ok) return ok;
  }
  return plan.projection ? CheckKeyPathsOf(*plan.table, *plan.projection) : Result<void>();
}

// A filter that doesn't see an attribute would drop every item.
Result<void> CheckFilterProjected(const PagePlan& plan) {
  if (plan.index == nullptr) return {};
  std::set<std::string> missing;
  const auto note = [&](const expression::Path& path) {
    if (!plan.index->Projects(path.attribute)) missing.insert(path.attribute);
    return true;
  };
  expression::VisitPaths(*plan.filter, note);
  if (missing.empty()) return {};
  std::string names;
  for (const std::string& name : missing) names += (names.empty() ? "" : ", ") + name;
  return std::unexpected(dynamodb::ValidationError(
      "One or more parameter values were invalid: Secondary index " + plan.index->name +
      " does not project one or more filter attributes: [" + names + "]"));
}

Result<void> CheckFilter(const QueryRequest& request, const PagePlan& plan) {
  if (!plan.filter) return {};
  const std::string_view name = request.query_filter ? "QueryFilter" : "Filter Expression";
  const auto& keys = KeysOf(*plan.table, plan.index);
  if (auto ok = expression::CheckFilterKeyUse(*plan.filter, keys, name); !ok) return ok;
  return CheckFilterProjected(plan);
}

// Sets plan.range and plan.start_after.
Result<void> BindKeys(const QueryRequest& request, expression::KeyCondition condition,
                      PagePlan& plan) {
  const auto& table = *plan.table;
  const auto keys = expression::BindKeyCondition(
      std::move(condition), KeysOf(table, plan.index),
      plan.index != nullptr ? std::string_view(plan.index->name) : std::string_view());
  if (!keys) return std::unexpected(keys.error());
  if (keys->sort_key) {
    if (auto ok = CheckKeySize(KeyRole::kSort, keys->sort_key->value); !ok) return ok;
  }
  plan.range = RangeOf(table, plan.index, *keys);
  if (!request.exclusive_start_key) return {};

  // Other than a Scan, it isn't told what about the key is wrong.
  if (!NamesTheKeys(table, plan.index, *request.exclusive_start_key)) {
    return std::unexpected(dynamodb::ValidationError("The provided starting key is invalid"));
  }
  auto start = EncodeStartKey(table, plan.index, *request.exclusive_start_key);
  if (!start) return std::unexpected(std::move(start).error());
  const auto partition = RangeOf(table, plan.index, {.partition_key = keys->partition_key});
  if (*start < partition.begin || *start >= partition.end) {
    return std::unexpected(dynamodb::ValidationError(
        "The provided starting key is outside query boundaries based on provided conditions"));
  }
  if (*start < plan.range.begin || *start >= plan.range.end) {
    return std::unexpected(dynamodb::ValidationError(
        "The provided starting key does not match the range key predicate"));
  }
  plan.start_after = std::move(*start);
  return {};
}

Result<PagePlan> Prepare(Engine& engine, const QueryRequest& request) {
  const auto shape = ShapeOf(request);
  auto parsed = Parse(request);
  if (!parsed) return std::unexpected(std::move(parsed).error());
  auto table = FindTable(engine.catalog(), request.table_name);
  if (!table) return std::unexpected(std::move(table).error());

  PagePlan plan{
      .table = std::move(*table),
      .direction = request.scan_index_forward ? Direction::kForward : Direction::kBackward,
      .filter = std::move(parsed->filter),
      .projection = std::move(parsed->projection)};
  if (request.limit) plan.limit = static_cast<std::uint32_t>(std::max(1, *request.limit));
  auto ok = BindIndex(shape, plan);
  if (ok) ok = CheckKeyPathsIn(plan);
  if (ok) ok = CheckConsistency(shape, plan);
  if (ok) ok = BindKeys(request, std::move(parsed->keys), plan);
  if (ok) ok = CheckFilter(request, plan);
  if (ok) ok = CheckSelect(shape, plan);
  if (ok) ok = CheckProjected(plan);
  if (!ok) return std::unexpected(std::move(ok).error());
  return plan;
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::QueryResponse> LocalApi::Query(dynamodb::CallContext& context,
                                                                   QueryRequest request) {
  auto plan = Prepare(*engine_, request);
  if (!plan) co_return std::unexpected(std::move(plan).error());
  const PageAnswer options{.sink = context.items,
                           .consistent_read = request.consistent_read,
                           .capacity = request.return_consumed_capacity};
  auto response = co_await ReadAndAnswer(*engine_, context.deadline, std::move(*plan), options);
  if (!response) co_return std::unexpected(std::move(response).error());
  co_return dynamodb::QueryResponse{std::move(*response)};
}

}  // namespace flavorbot::engine
