// Query and Scan on the wire.
#include "dynamodb/json_answer.h"
#include "dynamodb/wire_legacy_parameters.h"
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"

namespace flavorbot::dynamodb {
namespace {

constexpr std::int32_t kMaxInt = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t kMaxSegments = 1'000'000;

}  // namespace

// Members are read in the order in which the service tells of their constraints.
static void ReadMembers(const MemberReader& members, QueryRequest& out) {
  members.Read("Select", out.select);
  members.ReadName("IndexName", out.index_name);
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  CheckNotMixed(members, {"AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"},
                {"ProjectionExpression", "FilterExpression", "KeyConditionExpression"});
  members.Read("QueryFilter", out.query_filter);
  members.RequireTableName(out.table_name);
  members.Read("ConditionalOperator", out.conditional_operator);
  ReadAttributesToGet(members, out.attributes_to_get);
  members.Read("Limit", out.limit);
  members.CheckRange("Limit", out.limit, 1, kMaxInt);
  members.Read("KeyConditions", out.key_conditions);
  members.Read("ExclusiveStartKey", out.exclusive_start_key);
  members.Read("KeyConditionExpression", out.key_condition_expression);
  members.Read("FilterExpression", out.filter_expression);
  members.Read("ProjectionExpression", out.projection_expression);
  ReadExpressionParameters(members, out);
  members.Read("ScanIndexForward", out.scan_index_forward);
  members.Read("ConsistentRead", out.consistent_read);
}

static void ReadMembers(const MemberReader& members, ScanRequest& out) {
  members.Read("Select", out.select);
  members.ReadName("IndexName", out.index_name);
  members.Read("TotalSegments", out.total_segments);
  members.CheckRange("TotalSegments", out.total_segments, 1, kMaxSegments);
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.RequireTableName(out.table_name);
  CheckNotMixed(members, {"AttributesToGet", "ScanFilter", "ConditionalOperator"},
                {"ProjectionExpression", "FilterExpression"});
  members.Read("ConditionalOperator", out.conditional_operator);
  members.Read("ScanFilter", out.scan_filter);
  members.Read("Segment", out.segment);
  members.CheckRange("Segment", out.segment, 0, kMaxSegments - 1);
  members.Read("Limit", out.limit);
  members.CheckRange("Limit", out.limit, 1, kMaxInt);
  ReadAttributesToGet(members, out.attributes_to_get);
  members.Read("ExclusiveStartKey", out.exclusive_start_key);
  members.Read("FilterExpression", out.filter_expression);
  members.Read("ProjectionExpression", out.projection_expression);
  ReadExpressionParameters(members, out);
  members.Read("ConsistentRead", out.consistent_read);
}

static void ReadMembers(const MemberReader& members, ReadItemsResponse& out) {
  out.items_present = members.Find("Items") != nullptr;
  members.Read("Items", out.items);
  members.Read("Count", out.count);
  members.Read("ScannedCount", out.scanned_count);
  members.Read("LastEvaluatedKey", out.last_evaluated_key);
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

template Result<QueryRequest> FromJson(std::string_view);
template Result<QueryResponse> FromJson(std::string_view);
template Result<ScanRequest> FromJson(std::string_view);
template Result<ScanResponse> FromJson(std::string_view);

namespace {

template <typename Request>
void WriteCommon(ObjectWriter& object, const Request& request) {
  object.Member("TableName", request.table_name);
  object.Member("IndexName", request.index_name);
  object.Member("FilterExpression", request.filter_expression);
  object.Member("ProjectionExpression", request.projection_expression);
  WriteExpressionParameters(object, request);
  object.Member("AttributesToGet", request.attributes_to_get);
  object.Member("ConditionalOperator", request.conditional_operator);
  object.Member("ExclusiveStartKey", request.exclusive_start_key);
  object.Member("Limit", request.limit);
  object.Member("Select", request.select);
  object.MemberUnless(false, "ConsistentRead", request.consistent_read);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
}

}  // namespace

void AppendJson(std::string& out, const QueryRequest& request) {
  ObjectWriter object(out);
  WriteCommon(object, request);
  object.Member("KeyConditionExpression", request.key_condition_expression);
  object.Member("KeyConditions", request.key_conditions);
  object.Member("QueryFilter", request.query_filter);
  object.MemberUnless(true, "ScanIndexForward", request.scan_index_forward);
  object.End();
}

void AppendJson(std::string& out, const ScanRequest& request) {
  ObjectWriter object(out);
  WriteCommon(object, request);
  object.Member("ScanFilter", request.scan_filter);
  object.Member("Segment", request.segment);
  object.Member("TotalSegments", request.total_segments);
  object.End();
}

void AppendJson(std::string& out, const ReadItemsResponse& response) {
  ObjectWriter object(out);
  if (response.items_present) object.Member("Items", response.items);
  WriteAfterItems(object, response);
}

void WriteAfterItems(ObjectWriter& object, const ReadItemsResponse& response) {
  object.Member("Count", response.count);
  object.Member("ScannedCount", response.scanned_count);
  object.Member("LastEvaluatedKey", response.last_evaluated_key);
  object.Member("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

}  // namespace flavorbot::dynamodb
