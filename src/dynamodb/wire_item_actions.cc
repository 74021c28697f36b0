// GetItem, PutItem, UpdateItem and DeleteItem on the wire.
#include "dynamodb/json_answer.h"
#include "dynamodb/wire_legacy_parameters.h"
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"

namespace flavorbot::dynamodb {
namespace {

// What PutItem and DeleteItem have for a ConditionExpression.
constexpr std::initializer_list<std::string_view> kLegacyWrite = {"Expected",
                                                                  "ConditionalOperator"};

}  // namespace

// Members are read in the order in which the service tells of their constraints.
static void ReadMembers(const MemberReader& members, GetItemRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  ReadAttributesToGet(members, out.attributes_to_get);
  members.RequireTableName(out.table_name);
  CheckNotMixed(members, {"AttributesToGet"}, {"ProjectionExpression"});
  members.Require("Key", out.key);
  members.Read("ConsistentRead", out.consistent_read);
  members.Read("ProjectionExpression", out.projection_expression);
  ReadExpressionParameters(members, out);
}

static void ReadMembers(const MemberReader& members, GetItemResponse& out) {
  members.Read("Item", out.item);
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

static void ReadMembers(const MemberReader& members, PutItemRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.RequireTableName(out.table_name);
  CheckNotMixed(members, kLegacyWrite, {"ConditionExpression"});
  members.Require("Item", out.item);
  members.Read("ConditionalOperator", out.conditional_operator);
  members.Read("Expected", out.expected);
  members.Read("ReturnValues", out.return_values);
  members.Read("ReturnItemCollectionMetrics", out.return_item_collection_metrics);
  members.Read("ReturnValuesOnConditionCheckFailure", out.return_values_on_condition_check_failure);
  members.Read("ConditionExpression", out.condition_expression);
  ReadExpressionParameters(members, out);
}

static void ReadMembers(const MemberReader& members, UpdateItemRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.RequireTableName(out.table_name);
  CheckNotMixed(members, {"AttributeUpdates", "Expected", "ConditionalOperator"},
                {"UpdateExpression", "ConditionExpression"});
  members.Read("ReturnItemCollectionMetrics", out.return_item_collection_metrics);
  members.Read("ReturnValues", out.return_values);
  members.Require("Key", out.key);
  members.Read("ConditionalOperator", out.conditional_operator);
  members.Read("Expected", out.expected);
  members.Read("AttributeUpdates", out.attribute_updates);
  members.Read("ReturnValuesOnConditionCheckFailure", out.return_values_on_condition_check_failure);
  members.Read("UpdateExpression", out.update_expression);
  members.Read("ConditionExpression", out.condition_expression);
  ReadExpressionParameters(members, out);
}

static void ReadMembers(const MemberReader& members, DeleteItemRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.RequireTableName(out.table_name);
  CheckNotMixed(members, kLegacyWrite, {"ConditionExpression"});
  members.Read("ReturnValues", out.return_values);
  members.Read("ReturnItemCollectionMetrics", out.return_item_collection_metrics);
  members.Require("Key", out.key);
  members.Read("ConditionalOperator", out.conditional_operator);
  members.Read("Expected", out.expected);
  members.Read("ReturnValuesOnConditionCheckFailure", out.return_values_on_condition_check_failure);
  members.Read("ConditionExpression", out.condition_expression);
  ReadExpressionParameters(members, out);
}

static void ReadMembers(const MemberReader& members, WriteItemResponse& out) {
  members.Read("Attributes", out.attributes);
  members.Read("ConsumedCapacity", out.consumed_capacity);
  members.Read("ItemCollectionMetrics", out.item_collection_metrics);
}

template Result<GetItemRequest> FromJson(std::string_view);
template Result<GetItemResponse> FromJson(std::string_view);
template Result<PutItemRequest> FromJson(std::string_view);
template Result<PutItemResponse> FromJson(std::string_view);
template Result<UpdateItemRequest> FromJson(std::string_view);
template Result<UpdateItemResponse> FromJson(std::string_view);
template Result<DeleteItemRequest> FromJson(std::string_view);
template Result<DeleteItemResponse> FromJson(std::string_view);

namespace {

// The members that the three writing requests share.
template <typename Request>
void WriteCommon(ObjectWriter& object, const Request& request) {
  object.Member("ConditionExpression", request.condition_expression);
  WriteExpressionParameters(object, request);
  object.Member("Expected", request.expected);
  object.Member("ConditionalOperator", request.conditional_operator);
  object.MemberUnless(ReturnValues::kNone, "ReturnValues", request.return_values);
  object.MemberUnless(ReturnValuesOnConditionCheckFailure::kNone,
                      "ReturnValuesOnConditionCheckFailure",
                      request.return_values_on_condition_check_failure);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.MemberUnless(ReturnItemCollectionMetrics::kNone, "ReturnItemCollectionMetrics",
                      request.return_item_collection_metrics);
}

}  // namespace

void AppendJson(std::string& out, const GetItemRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("Key", request.key);
  object.MemberUnless(false, "ConsistentRead", request.consistent_read);
  object.Member("ProjectionExpression", request.projection_expression);
  WriteExpressionParameters(object, request);
  object.Member("AttributesToGet", request.attributes_to_get);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const GetItemResponse& response) {
  ObjectWriter object(out);
  object.Member("Item", response.item);
  WriteAfterItem(object, response);
}

void WriteAfterItem(ObjectWriter& object, const GetItemResponse& response) {
  object.Member("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const PutItemRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("Item", request.item);
  WriteCommon(object, request);
  object.End();
}

void AppendJson(std::string& out, const UpdateItemRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("Key", request.key);
  object.Member("UpdateExpression", request.update_expression);
  object.Member("AttributeUpdates", request.attribute_updates);
  WriteCommon(object, request);
  object.End();
}

void AppendJson(std::string& out, const DeleteItemRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("Key", request.key);
  WriteCommon(object, request);
  object.End();
}

void AppendJson(std::string& out, const WriteItemResponse& response) {
  ObjectWriter object(out);
  object.Member("Attributes", response.attributes);
  object.Member("ConsumedCapacity", response.consumed_capacity);
  object.Member("ItemCollectionMetrics", response.item_collection_metrics);
  object.End();
}

}  // namespace flavorbot::dynamodb
