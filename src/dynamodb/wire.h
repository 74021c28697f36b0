// Wire JSON: requests and responses as the DynamoDB JSON protocol 1.0 writes them, both ways.
//
//   server:  request  = FromJson<PutItemRequest>(body)      AppendJson(out, response)
//   client:  AppendJson(out, request)                       response =
//   FromJson<PutItemResponse>(body)
//
// Values and whole items have functions of their own; packed items are written straight from their
// bytes.
//
// Errors:  kSerializationException when the JSON doesn't have the types the action wants,
// kValidationException for what
//          the service refuses while reading (bad numbers, empty sets, a value with two types ...),
//          with the service's texts.
// Threads: pure functions.
// Source:  API reference, request and response syntax of each action; message texts as pinned by
// tests/conformance.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "dynamodb/backup_actions.h"
#include "dynamodb/batch_actions.h"
#include "dynamodb/error.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/partiql_actions.h"
#include "dynamodb/read_actions.h"
#include "dynamodb/service_actions.h"
#include "dynamodb/stream_actions.h"
#include "dynamodb/table_actions.h"
#include "dynamodb/transact_actions.h"

namespace flavorbot::dynamodb {

// Parses `body` and reads a T, one of the requests or responses of the action headers. Defined for
// each of them.
template <typename T>
Result<T> FromJson(std::string_view body);

// The value of one attribute, {"S": "..."}; and a map of them.
Result<AttributeValue> AttributeValueFromJson(const boost::json::value& json);
Result<Item> ItemFromJson(const boost::json::value& json);

void AppendJson(std::string& out, const AttributeValue& value);
void AppendJson(std::string& out, const Item& item);
void AppendJson(std::string& out, const PackedItem& item);

void AppendJson(std::string& out, const GetItemRequest& request);
void AppendJson(std::string& out, const GetItemResponse& response);
void AppendJson(std::string& out, const PutItemRequest& request);
void AppendJson(std::string& out, const UpdateItemRequest& request);
void AppendJson(std::string& out, const DeleteItemRequest& request);
void AppendJson(std::string& out, const WriteItemResponse& response);
void AppendJson(std::string& out, const QueryRequest& request);
void AppendJson(std::string& out, const ScanRequest& request);
void AppendJson(std::string& out, const ReadItemsResponse& response);
void AppendJson(std::string& out, const BatchGetItemRequest& request);
void AppendJson(std::string& out, const BatchGetItemResponse& response);
void AppendJson(std::string& out, const BatchWriteItemRequest& request);
void AppendJson(std::string& out, const BatchWriteItemResponse& response);
void AppendJson(std::string& out, const TransactGetItemsRequest& request);
void AppendJson(std::string& out, const TransactGetItemsResponse& response);
void AppendJson(std::string& out, const TransactWriteItemsRequest& request);
void AppendJson(std::string& out, const TransactWriteItemsResponse& response);
void AppendJson(std::string& out, const CreateTableRequest& request);
void AppendJson(std::string& out, const CreateTableResponse& response);
void AppendJson(std::string& out, const DescribeTableRequest& request);
void AppendJson(std::string& out, const DescribeTableResponse& response);
void AppendJson(std::string& out, const ListTablesRequest& request);
void AppendJson(std::string& out, const ListTablesResponse& response);
void AppendJson(std::string& out, const DeleteTableRequest& request);
void AppendJson(std::string& out, const DeleteTableResponse& response);
void AppendJson(std::string& out, const UpdateTimeToLiveRequest& request);
void AppendJson(std::string& out, const UpdateTimeToLiveResponse& response);
void AppendJson(std::string& out, const DescribeTimeToLiveRequest& request);
void AppendJson(std::string& out, const DescribeTimeToLiveResponse& response);
void AppendJson(std::string& out, const UpdateTableRequest& request);
void AppendJson(std::string& out, const UpdateTableResponse& response);
void AppendJson(std::string& out, const TagResourceRequest& request);
void AppendJson(std::string& out, const TagResourceResponse& response);
void AppendJson(std::string& out, const UntagResourceRequest& request);
void AppendJson(std::string& out, const UntagResourceResponse& response);
void AppendJson(std::string& out, const ListTagsOfResourceRequest& request);
void AppendJson(std::string& out, const ListTagsOfResourceResponse& response);
void AppendJson(std::string& out, const DescribeLimitsRequest& request);
void AppendJson(std::string& out, const DescribeLimitsResponse& response);
void AppendJson(std::string& out, const DescribeEndpointsRequest& request);
void AppendJson(std::string& out, const DescribeEndpointsResponse& response);
void AppendJson(std::string& out, const CreateBackupRequest& request);
void AppendJson(std::string& out, const CreateBackupResponse& response);
void AppendJson(std::string& out, const DescribeBackupRequest& request);
void AppendJson(std::string& out, const DescribeBackupResponse& response);
void AppendJson(std::string& out, const ListBackupsRequest& request);
void AppendJson(std::string& out, const ListBackupsResponse& response);
void AppendJson(std::string& out, const DeleteBackupRequest& request);
void AppendJson(std::string& out, const DeleteBackupResponse& response);
void AppendJson(std::string& out, const RestoreTableFromBackupRequest& request);
void AppendJson(std::string& out, const RestoreTableFromBackupResponse& response);
void AppendJson(std::string& out, const DescribeContinuousBackupsRequest& request);
void AppendJson(std::string& out, const DescribeContinuousBackupsResponse& response);
void AppendJson(std::string& out, const UpdateContinuousBackupsRequest& request);
void AppendJson(std::string& out, const UpdateContinuousBackupsResponse& response);
void AppendJson(std::string& out, const ExecuteStatementRequest& request);
void AppendJson(std::string& out, const ExecuteStatementResponse& response);
void AppendJson(std::string& out, const BatchExecuteStatementRequest& request);
void AppendJson(std::string& out, const BatchExecuteStatementResponse& response);
void AppendJson(std::string& out, const ExecuteTransactionRequest& request);
void AppendJson(std::string& out, const ExecuteTransactionResponse& response);
void AppendJson(std::string& out, const ListStreamsRequest& request);
void AppendJson(std::string& out, const ListStreamsResponse& response);
void AppendJson(std::string& out, const DescribeStreamRequest& request);
void AppendJson(std::string& out, const DescribeStreamResponse& response);
void AppendJson(std::string& out, const GetShardIteratorRequest& request);
void AppendJson(std::string& out, const GetShardIteratorResponse& response);
void AppendJson(std::string& out, const GetRecordsRequest& request);
void AppendJson(std::string& out, const GetRecordsResponse& response);
void AppendJson(std::string& out, const TableDescription& table);
void AppendJson(std::string& out, const ConsumedCapacity& capacity);

// {"__type": ..., "message": ..., "CancellationReasons": ..., "Item": ...}
void AppendJson(std::string& out, const Error& error);
// The error of an answer with `http_status` and `body`; kInternalServerError when it isn't the
// protocol's.
Error ErrorFromJson(int http_status, std::string_view body);

}  // namespace flavorbot::dynamodb
