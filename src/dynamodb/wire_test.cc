// Every message as the client writes it and the server reads it, and the way back.
#include "dynamodb/wire.h"

#include <gtest/gtest.h>

#include <string>

namespace flavorbot::dynamodb {
namespace {

// Reads `json` as a T and writes it again.
template <typename T>
std::string Again(std::string_view json) {
  const auto message = FromJson<T>(json);
  if (!message) return message.error().message;
  std::string text;
  AppendJson(text, *message);
  return text;
}

#define EXPECT_SAME(type, json) EXPECT_EQ(Again<type>(json), json)

TEST(Wire, RequestsOnOneItemGoBothWays) {
  EXPECT_SAME(GetItemRequest,
              R"({"TableName":"abc","Key":{"PK":{"S":"a"}},"ConsistentRead":true,)"
              R"("ProjectionExpression":"#a","ExpressionAttributeNames":{"#a":"b"},)"
              R"("ReturnConsumedCapacity":"TOTAL"})");
  EXPECT_SAME(PutItemRequest,
              R"({"TableName":"abc","Item":{"PK":{"S":"a"}},"ConditionExpression":"#a = :v",)"
              R"("ExpressionAttributeNames":{"#a":"b"},)"
              R"("ExpressionAttributeValues":{":v":{"N":"1"}},"ReturnValues":"ALL_OLD",)"
              R"("ReturnValuesOnConditionCheckFailure":"ALL_OLD",)"
              R"("ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE"})");
  EXPECT_SAME(UpdateItemRequest,
              R"({"TableName":"abc","Key":{"PK":{"S":"a"}},"UpdateExpression":"SET a = :v",)"
              R"("ExpressionAttributeValues":{":v":{"N":"1"}},"ReturnValues":"UPDATED_NEW"})");
  EXPECT_SAME(DeleteItemRequest, R"({"TableName":"abc","Key":{"PK":{"S":"a"}}})");
}

TEST(Wire, AbsentAndEmptySubstitutionsDiffer) {
  EXPECT_SAME(GetItemRequest, R"({"TableName":"abc","Key":{},"ExpressionAttributeNames":{}})");
  EXPECT_FALSE(
      FromJson<GetItemRequest>(R"({"TableName":"abc","Key":{},"ExpressionAttributeNames":null})")
          ->expression_attribute_names.has_value());
}

TEST(Wire, RequestsOnManyItemsGoBothWays) {
  EXPECT_SAME(QueryRequest,
              R"({"TableName":"abc","IndexName":"GSI","FilterExpression":"a = :b",)"
              R"("ProjectionExpression":"c","ExpressionAttributeValues":{":b":{"S":"x"}},)"
              R"("ExclusiveStartKey":{"PK":{"S":"a"}},"Limit":5,"Select":"COUNT",)"
              R"("ConsistentRead":true,"KeyConditionExpression":"PK = :b",)"
              R"("ScanIndexForward":false})");
  EXPECT_SAME(ScanRequest, R"({"TableName":"abc","Segment":0,"TotalSegments":4})");
  EXPECT_SAME(BatchGetItemRequest,
              R"({"RequestItems":{"abc":{"Keys":[{"PK":{"S":"a"}}],"ConsistentRead":true,)"
              R"("ProjectionExpression":"#a","ExpressionAttributeNames":{"#a":"b"}}}})");
  EXPECT_SAME(BatchWriteItemRequest,
              R"({"RequestItems":{"abc":[{"PutRequest":{"Item":{"PK":{"S":"a"}}}},)"
              R"({"DeleteRequest":{"Key":{"PK":{"S":"b"}}}}]}})");
  EXPECT_SAME(TransactGetItemsRequest,
              R"({"TransactItems":[{"Get":{"TableName":"abc","Key":{"PK":{"S":"a"}},)"
              R"("ProjectionExpression":"b"}}],"ReturnConsumedCapacity":"TOTAL"})");
  EXPECT_SAME(TransactWriteItemsRequest,
              R"({"TransactItems":[{"Put":{"Item":{"PK":{"S":"a"}},"TableName":"abc",)"
              R"("ConditionExpression":"a = :v","ExpressionAttributeValues":{":v":{"S":"x"}},)"
              R"("ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},)"
              R"({"Update":{"Key":{},"UpdateExpression":"REMOVE a","TableName":"abc"}},)"
              R"({"Delete":{"Key":{},"TableName":"abc"}},)"
              R"({"ConditionCheck":{"Key":{},"TableName":"abc","ConditionExpression":"a"}}],)"
              R"("ClientRequestToken":"token"})");
}

TEST(Wire, ParametersFromBeforeExpressionsGoBothWays) {
  EXPECT_SAME(GetItemRequest, R"({"TableName":"abc","Key":{},"AttributesToGet":["a","b.c"]})");
  EXPECT_SAME(PutItemRequest,
              R"({"TableName":"abc","Item":{},"Expected":{"a":{"Exists":false},)"
              R"("b":{"Value":{"S":"x"},"ComparisonOperator":"EQ"},)"
              R"("c":{"ComparisonOperator":"IN","AttributeValueList":[{"N":"1"},{"N":"2"}]}},)"
              R"("ConditionalOperator":"OR"})");
  EXPECT_SAME(UpdateItemRequest,
              R"({"TableName":"abc","Key":{},"AttributeUpdates":{"a":{"Action":"DELETE"},)"
              R"("b":{"Value":{"N":"1"},"Action":"ADD"},"c":{"Value":{"S":"x"}}},)"
              R"("Expected":{}})");
  EXPECT_SAME(DeleteItemRequest, R"({"TableName":"abc","Key":{},"Expected":{},)"
                                 R"("ConditionalOperator":"AND"})");
  EXPECT_SAME(QueryRequest,
              R"({"TableName":"abc","AttributesToGet":["a"],"ConditionalOperator":"OR",)"
              R"("KeyConditions":{"PK":{"ComparisonOperator":"EQ",)"
              R"("AttributeValueList":[{"S":"a"}]}},)"
              R"("QueryFilter":{"a":{"ComparisonOperator":"NULL"}}})");
  EXPECT_SAME(ScanRequest, R"({"TableName":"abc","AttributesToGet":["a"],)"
                           R"("ScanFilter":{"a":{"ComparisonOperator":"NOT_NULL"}}})");
  EXPECT_SAME(BatchGetItemRequest,
              R"({"RequestItems":{"abc":{"Keys":[{"PK":{"S":"a"}}],"AttributesToGet":["a"]}}})");
}

TEST(Wire, RequestsWithStatementsGoBothWays) {
  EXPECT_SAME(ExecuteStatementRequest,
              R"({"Statement":"SELECT * FROM t WHERE a = ?","Parameters":[{"S":"x"}],)"
              R"("ReturnValuesOnConditionCheckFailure":"ALL_OLD","ConsistentRead":true,)"
              R"("NextToken":"token","Limit":5,"ReturnConsumedCapacity":"TOTAL"})");
  EXPECT_SAME(BatchExecuteStatementRequest,
              R"({"Statements":[{"Statement":"a","Parameters":[{"N":"1"}],"ConsistentRead":true},)"
              R"({"Statement":"b"}],"ReturnConsumedCapacity":"INDEXES"})");
  EXPECT_SAME(ExecuteTransactionRequest,
              R"({"TransactStatements":[{"Statement":"a","Parameters":[{"N":"1"}]}],)"
              R"("ClientRequestToken":"token","ReturnConsumedCapacity":"TOTAL"})");
}

TEST(Wire, ResponsesToStatementsGoBothWays) {
  EXPECT_SAME(ExecuteStatementResponse,
              R"({"Items":[{"PK":{"S":"a"}}],"NextToken":"token",)"
              R"("LastEvaluatedKey":{"PK":{"S":"a"}},"ConsumedCapacity":{"TableName":"abc",)"
              R"("CapacityUnits":0.5}})");
  EXPECT_SAME(BatchExecuteStatementResponse,
              R"({"Responses":[{"TableName":"abc","Item":{"PK":{"S":"a"}}},{"Error":)"
              R"({"Code":"ConditionalCheckFailed","Message":"b","Item":{"PK":{"S":"a"}}}}]})");
  EXPECT_SAME(ExecuteTransactionResponse, R"({"Responses":[{"Item":{"PK":{"S":"a"}}},{}]})");
}

TEST(Wire, TransactWriteTakesOneActionAnElement) {
  EXPECT_EQ(Again<TransactWriteItemsRequest>(R"({"TransactItems":[{}]})"),
            "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
  EXPECT_EQ(
      Again<TransactWriteItemsRequest>(R"({"TransactItems":[{"Put":{"TableName":"abc","Item":{}},)"
                                       R"("Delete":{"TableName":"abc","Key":{}}}]})"),
      "TransactItems can only contain one of Check, Put, Update or Delete");
}

TEST(Wire, RequestsOnTablesGoBothWays) {
  EXPECT_SAME(
      CreateTableRequest,
      R"({"TableName":"abc","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],)"
      R"("KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"LocalSecondaryIndexes":)"
      R"([{"IndexName":"lsi","KeySchema":[],"Projection":{"ProjectionType":"KEYS_ONLY"}}],)"
      R"("GlobalSecondaryIndexes":[{"IndexName":"gsi","KeySchema":[],"Projection":)"
      R"({"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]},"ProvisionedThroughput":)"
      R"({"ReadCapacityUnits":1,"WriteCapacityUnits":2}}],"BillingMode":"PROVISIONED",)"
      R"("ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":4},)"
      R"("StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"},)"
      R"("SSESpecification":{"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"key"},)"
      R"("TableClass":"STANDARD_INFREQUENT_ACCESS",)"
      R"("DeletionProtectionEnabled":true,"Tags":[{"Key":"k","Value":"v"}]})");
  EXPECT_SAME(
      UpdateTableRequest,
      R"({"TableName":"abc","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],)"
      R"("BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":3,)"
      R"("WriteCapacityUnits":4},"GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"gsi",)"
      R"("ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":2}}},)"
      R"({"Create":{"IndexName":"new","KeySchema":[],"Projection":{"ProjectionType":"ALL"}}},)"
      R"({"Delete":{"IndexName":"old"}}],"StreamSpecification":{"StreamEnabled":false},)"
      R"("SSESpecification":{"Enabled":false},"TableClass":"STANDARD",)"
      R"("DeletionProtectionEnabled":false,"ReplicaUpdates":[{"Create":{"RegionName":"eu-west-1"}},)"
      R"({}]})");
  EXPECT_SAME(TagResourceRequest, R"({"ResourceArn":"arn","Tags":[{"Key":"k","Value":""}]})");
  EXPECT_SAME(UntagResourceRequest, R"({"ResourceArn":"arn","TagKeys":["k"]})");
  EXPECT_SAME(ListTagsOfResourceRequest, R"({"ResourceArn":"arn","NextToken":"k"})");
  EXPECT_SAME(DescribeLimitsRequest, R"({})");
  EXPECT_SAME(DescribeEndpointsRequest, R"({})");
  EXPECT_SAME(DescribeTableRequest, R"({"TableName":"abc"})");
  EXPECT_SAME(DeleteTableRequest, R"({"TableName":"abc"})");
  EXPECT_SAME(ListTablesRequest, R"({"ExclusiveStartTableName":"abc","Limit":3})");
  EXPECT_SAME(
      UpdateTimeToLiveRequest,
      R"({"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})");
  EXPECT_SAME(DescribeTimeToLiveRequest, R"({"TableName":"abc"})");
}

TEST(Wire, DecimalsThatTheParserMissesByABitGoBothWays) {
  EXPECT_SAME(GetItemResponse,
              R"({"ConsumedCapacity":{"TableName":"abc","CapacityUnits":1.00000000000001e-10}})");
}

// "-0" would be read as the integer 0 the next time.
TEST(Wire, NothingOfAQuantityHasNoSign) {
  const auto read =
      FromJson<GetItemResponse>(R"({"ConsumedCapacity":{"TableName":"abc","CapacityUnits":-0.0}})");
  ASSERT_TRUE(read.has_value());
  std::string written;
  AppendJson(written, *read);
  EXPECT_EQ(written, R"({"ConsumedCapacity":{"TableName":"abc","CapacityUnits":0}})");
}

TEST(Wire, QuantitiesThatNothingHasAreRefused) {
  for (const std::string_view units :
       {"1e400", "-1e400", "1e16", "1e-16", "22222222222222222225"}) {
    const std::string body = R"({"ConsumedCapacity":{"CapacityUnits":)" + std::string(units) + "}}";
    const auto read = FromJson<GetItemResponse>(body);
    ASSERT_FALSE(read.has_value()) << units;
    EXPECT_EQ(read.error().code, ErrorCode::kSerializationException) << units;
  }
}

TEST(Wire, TimesBefore1970GoBothWays) {
  for (const std::string_view time : {"-1.005", "-0.500", "0.000"}) {
    const std::string body = R"({"Table":{"CreationDateTime":)" + std::string(time) + "}}";
    const auto read = FromJson<DescribeTableResponse>(body);
    ASSERT_TRUE(read.has_value()) << time;
    std::string written;
    AppendJson(written, *read);
    EXPECT_NE(written.find(R"("CreationDateTime":)" + std::string(time)), std::string::npos)
        << written;
  }
}

TEST(Wire, ResponsesGoBothWays) {
  EXPECT_SAME(GetItemResponse, R"({})");
  EXPECT_SAME(GetItemResponse, R"({"Item":{"PK":{"S":"a"}},"ConsumedCapacity":{"TableName":"abc",)"
                               R"("CapacityUnits":0.5}})");
  EXPECT_SAME(UpdateItemResponse,
              R"({"Attributes":{"PK":{"S":"a"}},"ConsumedCapacity":{"TableName":"abc",)"
              R"("CapacityUnits":3,"Table":{"CapacityUnits":1},"LocalSecondaryIndexes":)"
              R"({"l":{"CapacityUnits":1}},"GlobalSecondaryIndexes":{"g":{"CapacityUnits":1}}},)"
              R"("ItemCollectionMetrics":{"ItemCollectionKey":{"PK":{"S":"a"}},)"
              R"("SizeEstimateRangeGB":[0,1]}})");
  EXPECT_SAME(QueryResponse, R"({"Items":[{"PK":{"S":"a"}},{}],"Count":2,"ScannedCount":3,)"
                             R"("LastEvaluatedKey":{"PK":{"S":"a"}}})");
  EXPECT_SAME(ScanResponse, R"({"Count":2,"ScannedCount":3})");
  EXPECT_SAME(
      BatchGetItemResponse,
      R"({"Responses":{"abc":[{"PK":{"S":"a"}}]},"UnprocessedKeys":{"abc":{"Keys":)"
      R"([{"PK":{"S":"b"}}]}},"ConsumedCapacity":[{"TableName":"abc","CapacityUnits":1}]})");
  EXPECT_SAME(BatchWriteItemResponse,
              R"({"UnprocessedItems":{"abc":[{"DeleteRequest":{"Key":{"PK":{"S":"b"}}}}]},)"
              R"("ItemCollectionMetrics":{"abc":[{"ItemCollectionKey":{"PK":{"S":"a"}},)"
              R"("SizeEstimateRangeGB":[0,1]}]}})");
  EXPECT_SAME(TransactGetItemsResponse, R"({"Responses":[{"Item":{"PK":{"S":"a"}}},{}]})");
  EXPECT_SAME(TransactWriteItemsResponse,
              R"({"ConsumedCapacity":[{"TableName":"abc","CapacityUnits":2,)"
              R"("WriteCapacityUnits":2}]})");
  EXPECT_SAME(ListTablesResponse, R"({"TableNames":["a","b"],"LastEvaluatedTableName":"b"})");
  EXPECT_SAME(UpdateTimeToLiveResponse,
              R"({"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}})");
  EXPECT_SAME(DescribeTimeToLiveResponse,
              R"({"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}})");
}

TEST(Wire, TableDescriptionsGoBothWays) {
  EXPECT_SAME(DescribeTableResponse,
              R"({"Table":{"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"N"}],)"
              R"("TableName":"abc","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],)"
              R"("TableStatus":"ACTIVE","CreationDateTime":1795384196.058,"ProvisionedThroughput":)"
              R"({"NumberOfDecreasesToday":0,"ReadCapacityUnits":0,"WriteCapacityUnits":0},)"
              R"("TableSizeBytes":10,"ItemCount":1,"TableArn":"arn","TableId":"id",)"
              R"("BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST",)"
              R"("LastUpdateToPayPerRequestDateTime":1795384196.058},"LocalSecondaryIndexes":)"
              R"([{"IndexName":"lsi","KeySchema":[],"Projection":{"ProjectionType":"ALL"},)"
              R"("IndexSizeBytes":1,"ItemCount":2,"IndexArn":"arn"}],"GlobalSecondaryIndexes":)"
              R"([{"IndexName":"gsi","KeySchema":[],"Projection":{"ProjectionType":"ALL"},)"
              R"("IndexStatus":"ACTIVE","ProvisionedThroughput":{"NumberOfDecreasesToday":0,)"
              R"("ReadCapacityUnits":1,"WriteCapacityUnits":1},"IndexSizeBytes":1,"ItemCount":2,)"
              R"("IndexArn":"arn"}],"DeletionProtectionEnabled":true,)"
              R"("GlobalTableVersion":"2019.11.21","Replicas":[{"RegionName":"eu-west-1",)"
              R"("ReplicaStatus":"CREATION_FAILED","ReplicaStatusDescription":"no"},)"
              R"({"RegionName":"us-west-2","ReplicaStatus":"CREATING",)"
              R"("ReplicaStatusPercentProgress":"40"}]}})");
}

TEST(Wire, WhatUpdateTableChangesIsDescribed) {
  EXPECT_SAME(UpdateTableResponse,
              R"({"TableDescription":{"AttributeDefinitions":[],"TableName":"abc","KeySchema":[],)"
              R"("TableStatus":"UPDATING","CreationDateTime":1.500,"ProvisionedThroughput":)"
              R"({"LastIncreaseDateTime":2.000,"LastDecreaseDateTime":3.250,)"
              R"("NumberOfDecreasesToday":1,"ReadCapacityUnits":4,"WriteCapacityUnits":5},)"
              R"("TableSizeBytes":0,"ItemCount":0,"TableArn":"arn","TableId":"id",)"
              R"("BillingModeSummary":{"BillingMode":"PROVISIONED",)"
              R"("LastUpdateToPayPerRequestDateTime":1.500},"GlobalSecondaryIndexes":)"
              R"([{"IndexName":"gsi","KeySchema":[],"Projection":{"ProjectionType":"ALL"},)"
              R"("IndexStatus":"CREATING","Backfilling":true,"ProvisionedThroughput":)"
              R"({"NumberOfDecreasesToday":0,"ReadCapacityUnits":1,"WriteCapacityUnits":1},)"
              R"("IndexSizeBytes":0,"ItemCount":0,"IndexArn":"arn"}],)"
              R"("StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},)"
              R"("LatestStreamLabel":"l","LatestStreamArn":"arn",)"
              R"("TableClassSummary":{"TableClass":"STANDARD","LastUpdateDateTime":4.000},)"
              R"("SSEDescription":{"Status":"ENABLED","SSEType":"KMS","KMSMasterKeyArn":"key"},)"
              R"("RestoreSummary":{"SourceBackupArn":"backup","SourceTableArn":"table",)"
              R"("RestoreDateTime":5.000,"RestoreInProgress":false},)"
              R"("DeletionProtectionEnabled":false}})");
}

TEST(Wire, ErrorsGoBothWays) {
  Error cancelled = MakeError(ErrorCode::kTransactionCanceledException, "cancelled");
  cancelled.cause = "never leaves the process";
  cancelled.cancellation_reasons = {
      {}, {"ConditionalCheckFailed", "no", Pack({{"PK", AttributeValue::S("a")}})}};
  std::string text;
  AppendJson(text, cancelled);
  EXPECT_EQ(text, R"({"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",)"
                  R"("Message":"cancelled","CancellationReasons":[{"Code":"None"},)"
                  R"({"Code":"ConditionalCheckFailed","Item":{"PK":{"S":"a"}},"Message":"no"}]})");
  const Error read = ErrorFromJson(400, text);
  EXPECT_EQ(read.code, cancelled.code);
  EXPECT_EQ(read.message, "cancelled");
  ASSERT_EQ(read.cancellation_reasons.size(), 2U);
  EXPECT_EQ(read.cancellation_reasons[1].item, cancelled.cancellation_reasons[1].item);

  text.clear();
  AppendJson(text, ValidationError("wrong"));
  EXPECT_EQ(text,
            R"({"__type":"com.amazon.coral.validate#ValidationException","message":"wrong"})");
}

TEST(Wire, AnswersOutsideTheProtocolAreInternalServerErrors) {
  for (const char* body : {"<html>Bad gateway</html>", "{}", R"({"__type":"x#NoSuchException"})"}) {
    const Error error = ErrorFromJson(502, body);
    EXPECT_EQ(error.code, ErrorCode::kInternalServerError) << body;
    EXPECT_NE(error.cause.find("502"), std::string::npos) << body;
  }
}

TEST(Wire, InternalFailureIsAnInternalServerError) {
  const Error error = ErrorFromJson(500, R"({"__type":"x#InternalFailure","Message":"failed"})");
  EXPECT_EQ(error.code, ErrorCode::kInternalServerError);
  EXPECT_EQ(error.message, "failed");
}

TEST(Wire, StreamsGoBothWays) {
  EXPECT_SAME(ListStreamsRequest, R"({"TableName":"abc","Limit":3})");
  EXPECT_SAME(ListStreamsResponse,
              R"({"Streams":[{"StreamArn":"a","TableName":"t","StreamLabel":"l"}],)"
              R"("LastEvaluatedStreamArn":"a"})");
  EXPECT_SAME(DescribeStreamRequest,
              R"({"StreamArn":"arn:aws:dynamodb:us-east-1:1:table/t/x","Limit":1,)"
              R"("ExclusiveStartShardId":"shardId-00000001415575208348-98d954b6"})");
  EXPECT_SAME(
      DescribeStreamResponse,
      R"({"StreamDescription":{"StreamArn":"a","StreamLabel":"l","StreamStatus":"DISABLED",)"
      R"("StreamViewType":"OLD_IMAGE","CreationRequestDateTime":1431379293.291,"TableName":"t",)"
      R"("KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],"Shards":[{"ShardId":"s",)"
      R"("SequenceNumberRange":{"StartingSequenceNumber":"1","EndingSequenceNumber":"2"},)"
      R"("ParentShardId":"p"}],"LastEvaluatedShardId":"s"}})");
  EXPECT_SAME(
      GetShardIteratorRequest,
      R"({"StreamArn":"arn:aws:dynamodb:us-east-1:1:table/t/x",)"
      R"("ShardId":"shardId-00000001415575208348-98d954b6",)"
      R"("ShardIteratorType":"AT_SEQUENCE_NUMBER","SequenceNumber":"100000000000000000001"})");
  EXPECT_SAME(GetShardIteratorResponse, R"({"ShardIterator":"i"})");
}

TEST(Wire, StreamRecordsGoBothWays) {
  EXPECT_SAME(GetRecordsRequest, R"({"ShardIterator":"i","Limit":7})");
  EXPECT_SAME(
      GetRecordsResponse,
      R"({"Records":[{"eventID":"e","eventName":"REMOVE","eventVersion":"1.1",)"
      R"("eventSource":"aws:dynamodb","awsRegion":"us-east-1","dynamodb":{)"
      R"("ApproximateCreationDateTime":1431379293,"Keys":{"PK":{"S":"a"}},)"
      R"("OldImage":{"PK":{"S":"a"},"n":{"N":"1"}},"SequenceNumber":"100000000000000000001",)"
      R"("SizeBytes":9,"StreamViewType":"OLD_IMAGE"},)"
      R"("userIdentity":{"PrincipalId":"dynamodb.amazonaws.com","Type":"Service"}}],)"
      R"("NextShardIterator":"i"})");
}

}  // namespace
}  // namespace flavorbot::dynamodb
