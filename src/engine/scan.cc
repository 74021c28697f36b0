#include <utility>

#include "engine/check_key_paths.h"
#include "engine/find_table.h"
#include "engine/key_range.h"
#include "engine/local_api.h"
#include "engine/read_items.h"
#include "expression/key_use.h"
#include "expression/legacy_condition.h"
#include "expression/legacy_projection.h"
#include "expression/parameters.h"
#include "expression/parse.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::ScanRequest;
using expression::ExpressionKind;

Result<void> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

Result<void> CheckSegments(const ScanRequest& request) {
  if (request.segment && !request.total_segments) {
    return Invalid(
        "The TotalSegments parameter is required but was not present in the request when Segment "
        "parameter is present");
  }
  if (request.total_segments && !request.segment) {
    return Invalid(
        "The Segment parameter is required but was not present in the request when parameter "
        "TotalSegments is present");
  }
  if (request.segment && (*request.segment < 0 || *request.segment >= *request.total_segments)) {
    return Invalid(
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        "Segment: " +
        std::to_string(*request.segment) +
        " is not less than TotalSegments: " + std::to_string(*request.total_segments));
  }
  return {};
}

Result<void> TranslateLegacy(const ScanRequest& request, PagePlan& plan) {
  if (request.attributes_to_get) {
    auto projection = expression::FromAttributesToGet(*request.attributes_to_get);
    if (!projection) return std::unexpected(std::move(projection).error());
    plan.projection = std::move(*projection);
  }
  if (request.scan_filter || request.conditional_operator) {
    auto filter = expression::FromFilter(request.scan_filter ? &*request.scan_filter : nullptr,
                                         request.conditional_operator);
    if (!filter) return std::unexpected(std::move(filter).error());
    plan.filter = std::move(*filter);
  }
  return {};
}

// Sets plan.filter and plan.projection.
Result<void> Parse(const ScanRequest& request, PagePlan& plan) {
  expression::Parameters parameters(request.expression_attribute_names,
                                    request.expression_attribute_values);
  auto checked = expression::CheckParameters(
      parameters, {{ExpressionKind::kFilter, request.filter_expression.has_value()},
                   {ExpressionKind::kProjection, request.projection_expression.has_value()}});
  if (checked) checked = TranslateLegacy(request, plan);
  if (checked) checked = CheckSegments(request);
  if (!checked) return checked;
  if (request.filter_expression) {
    auto filter = expression::ParseFilter(*request.filter_expression, parameters);
    if (!filter) return std::unexpected(std::move(filter).error());
    plan.filter = std::move(*filter);
  }
  if (request.projection_expression) {
    auto projection = expression::ParseProjection(*request.projection_expression, parameters);
    if (!projection) return std::unexpected(std::move(projection).error());
    plan.projection = std::move(*projection);
  }
  return expression::CheckAllUsed(parameters);
}

Result<void> CheckKeyUse(const PagePlan& plan) {
  if (plan.filter) {
    if (auto ok = CheckKeyPathsOf(*plan.table, *plan.filter); !ok) return ok;
  }
  if (plan.projection) return CheckKeyPathsOf(*plan.table, *plan.projection);
  return {};
}

// Sets plan.range and plan.start_after.
Result<void> BindSegment(const ScanRequest& request, PagePlan& plan) {
  plan.range = SegmentRange(SpacePrefix(*plan.table, plan.index),
                            static_cast<std::uint32_t>(request.segment.value_or(0)),
                            static_cast<std::uint32_t>(request.total_segments.value_or(1)));
  if (!request.exclusive_start_key) return {};
  auto start = EncodeStartKey(*plan.table, plan.index, *request.exclusive_start_key);
  if (!start) return std::unexpected(std::move(start).error());
  if (*start < plan.range.begin || *start >= plan.range.end) {
    return Invalid(
        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
        "ExclusiveStartKey with correct Segment. TotalSegments: " +
        std::to_string(request.total_segments.value_or(1)) +
        " Segment: " + std::to_string(request.segment.value_or(0)));
  }
  plan.start_after = std::move(*start);
  return {};
}

Result<PagePlan> Prepare(Engine& engine, const ScanRequest& request) {
  const auto shape = ShapeOf(request);
  PagePlan plan;
  auto ok = Parse(request, plan);
  if (!ok) return std::unexpected(std::move(ok).error());
  auto table = FindTable(engine.catalog(), request.table_name);
  if (!table) return std::unexpected(std::move(table).error());
  plan.table = std::move(*table);
  if (request.limit) plan.limit = static_cast<std::uint32_t>(std::max(1, *request.limit));
  ok = BindIndex(shape, plan);
  if (ok) ok = CheckConsistency(shape, plan);
  if (ok) ok = BindSegment(request, plan);
  if (ok) ok = CheckSelect(shape, plan);
  if (ok) ok = CheckKeyUse(plan);
  if (ok) ok = CheckProjected(plan);
  if (!ok) return std::unexpected(std::move(ok).error());
  return plan;
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::ScanResponse> LocalApi::Scan(dynamodb::CallContext& context,
                                                                 ScanRequest request) {
  auto plan = Prepare(*engine_, request);
  if (!plan) co_return std::unexpected(std::move(plan).error());
  const PageAnswer options{.sink = context.items,
                           .consistent_read = request.consistent_read,
                           .capacity = request.return_consumed_capacity};
  auto response = co_await ReadAndAnswer(*engine_, context.deadline, std::move(*plan), options);
  if (!response) co_return std::unexpected(std::move(response).error());
  co_return dynamodb::ScanResponse{std::move(*response)};
}

}  // namespace flavorbot::engine
