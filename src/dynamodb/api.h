// Api: DynamoDB as the rest of FlavorBot sees it. One coroutine an action.
//
// Implementations: engine::LocalApi (on RocksDB, in this process), RemoteApi (over HTTP),
// MeteredApi (counts, around either). Nothing above knows which it has.
//
// A context must live until the call's answer; the request is taken by value. A coroutine may
// resume on no other executor than the one it was started on.
//
// Threads: calls may be made from any thread, at any time, until the object is destroyed.
// Source:  AWS API reference, "Actions: Amazon DynamoDB".
#pragma once

#include <boost/asio/awaitable.hpp>

#include "dynamodb/backup_actions.h"
#include "dynamodb/batch_actions.h"
#include "dynamodb/call_context.h"
#include "dynamodb/error.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/partiql_actions.h"
#include "dynamodb/read_actions.h"
#include "dynamodb/service_actions.h"
#include "dynamodb/table_actions.h"
#include "dynamodb/transact_actions.h"

namespace flavorbot::dynamodb {

template <typename T>
using Awaitable = boost::asio::awaitable<T>;
template <typename T>
using AwaitableResult = boost::asio::awaitable<Result<T>>;

class Api {
 public:
  virtual ~Api() = default;

  virtual AwaitableResult<GetItemResponse> GetItem(CallContext& context,
                                                   GetItemRequest request) = 0;
  virtual AwaitableResult<PutItemResponse> PutItem(CallContext& context,
                                                   PutItemRequest request) = 0;
  virtual AwaitableResult<UpdateItemResponse> UpdateItem(CallContext& context,
                                                         UpdateItemRequest request) = 0;
  virtual AwaitableResult<DeleteItemResponse> DeleteItem(CallContext& context,
                                                         DeleteItemRequest request) = 0;
  virtual AwaitableResult<QueryResponse> Query(CallContext& context, QueryRequest request) = 0;
  virtual AwaitableResult<ScanResponse> Scan(CallContext& context, ScanRequest request) = 0;
  virtual AwaitableResult<BatchGetItemResponse> BatchGetItem(CallContext& context,
                                                             BatchGetItemRequest request) = 0;
  virtual AwaitableResult<BatchWriteItemResponse> BatchWriteItem(CallContext& context,
                                                                 BatchWriteItemRequest request) = 0;
  virtual AwaitableResult<TransactGetItemsResponse> TransactGetItems(
      CallContext& context, TransactGetItemsRequest request) = 0;
  virtual AwaitableResult<TransactWriteItemsResponse> TransactWriteItems(
      CallContext& context, TransactWriteItemsRequest request) = 0;

  virtual AwaitableResult<CreateTableResponse> CreateTable(CallContext& context,
                                                           CreateTableRequest request) = 0;
  virtual AwaitableResult<DescribeTableResponse> DescribeTable(CallContext& context,
                                                               DescribeTableRequest request) = 0;
  virtual AwaitableResult<ListTablesResponse> ListTables(CallContext& context,
                                                         ListTablesRequest request) = 0;
  virtual AwaitableResult<DeleteTableResponse> DeleteTable(CallContext& context,
                                                           DeleteTableRequest request) = 0;
  virtual AwaitableResult<UpdateTimeToLiveResponse> UpdateTimeToLive(
      CallContext& context, UpdateTimeToLiveRequest request) = 0;
  virtual AwaitableResult<DescribeTimeToLiveResponse> DescribeTimeToLive(
      CallContext& context, DescribeTimeToLiveRequest request) = 0;
  virtual AwaitableResult<UpdateTableResponse> UpdateTable(CallContext& context,
                                                           UpdateTableRequest request) = 0;
  virtual AwaitableResult<TagResourceResponse> TagResource(CallContext& context,
                                                           TagResourceRequest request) = 0;
  virtual AwaitableResult<UntagResourceResponse> UntagResource(CallContext& context,
                                                               UntagResourceRequest request) = 0;
  virtual AwaitableResult<ListTagsOfResourceResponse> ListTagsOfResource(
      CallContext& context, ListTagsOfResourceRequest request) = 0;
  virtual AwaitableResult<DescribeLimitsResponse> DescribeLimits(CallContext& context,
                                                                 DescribeLimitsRequest request) = 0;
  virtual AwaitableResult<DescribeEndpointsResponse> DescribeEndpoints(
      CallContext& context, DescribeEndpointsRequest request) = 0;
  virtual AwaitableResult<CreateBackupResponse> CreateBackup(CallContext& context,
                                                             CreateBackupRequest request) = 0;
  virtual AwaitableResult<DescribeBackupResponse> DescribeBackup(CallContext& context,
                                                                 DescribeBackupRequest request) = 0;
  virtual AwaitableResult<ListBackupsResponse> ListBackups(CallContext& context,
                                                           ListBackupsRequest request) = 0;
  virtual AwaitableResult<DeleteBackupResponse> DeleteBackup(CallContext& context,
                                                             DeleteBackupRequest request) = 0;
  virtual AwaitableResult<RestoreTableFromBackupResponse> RestoreTableFromBackup(
      CallContext& context, RestoreTableFromBackupRequest request) = 0;
  virtual AwaitableResult<DescribeContinuousBackupsResponse> DescribeContinuousBackups(
      CallContext& context, DescribeContinuousBackupsRequest request) = 0;
  virtual AwaitableResult<UpdateContinuousBackupsResponse> UpdateContinuousBackups(
      CallContext& context, UpdateContinuousBackupsRequest request) = 0;
  virtual AwaitableResult<ExecuteStatementResponse> ExecuteStatement(
      CallContext& context, ExecuteStatementRequest request) = 0;
  virtual AwaitableResult<BatchExecuteStatementResponse> BatchExecuteStatement(
      CallContext& context, BatchExecuteStatementRequest request) = 0;
  virtual AwaitableResult<ExecuteTransactionResponse> ExecuteTransaction(
      CallContext& context, ExecuteTransactionRequest request) = 0;
};

}  // namespace flavorbot::dynamodb
