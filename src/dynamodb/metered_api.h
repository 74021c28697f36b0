// MeteredApi: an Api that counts what passes through it, around any other.
//
// Each call adds to its CallContext (calls, read_units, write_units) and to the metrics
//   flavorbot_dynamodb_requests_total{action,result}            result: "ok", or the exception's
//   name flavorbot_dynamodb_consumed_read_units_total{action}
//   flavorbot_dynamodb_consumed_write_units_total{action}
//   flavorbot_dynamodb_request_duration_seconds{action}
// To know the units it asks for ReturnConsumedCapacity TOTAL where the caller asked for NONE, and
// takes out of the answer what the caller didn't ask for.
//
// Threads: any, as Api says.
#pragma once

#include <memory>

#include "base/metrics.h"
#include "dynamodb/api.h"

namespace flavorbot::dynamodb {

class MeteredApi final : public Api {
 public:
  // Borrows both, which must outlive this object.
  MeteredApi(Api& api, base::Metrics& metrics);
  ~MeteredApi() override;

  AwaitableResult<GetItemResponse> GetItem(CallContext& context, GetItemRequest request) override;
  AwaitableResult<PutItemResponse> PutItem(CallContext& context, PutItemRequest request) override;
  AwaitableResult<UpdateItemResponse> UpdateItem(CallContext& context,
                                                 UpdateItemRequest request) override;
  AwaitableResult<DeleteItemResponse> DeleteItem(CallContext& context,
                                                 DeleteItemRequest request) override;
  AwaitableResult<QueryResponse> Query(CallContext& context, QueryRequest request) override;
  AwaitableResult<ScanResponse> Scan(CallContext& context, ScanRequest request) override;
  AwaitableResult<BatchGetItemResponse> BatchGetItem(CallContext& context,
                                                     BatchGetItemRequest request) override;
  AwaitableResult<BatchWriteItemResponse> BatchWriteItem(CallContext& context,
                                                         BatchWriteItemRequest request) override;
  AwaitableResult<TransactGetItemsResponse> TransactGetItems(
      CallContext& context, TransactGetItemsRequest request) override;
  AwaitableResult<TransactWriteItemsResponse> TransactWriteItems(
      CallContext& context, TransactWriteItemsRequest request) override;
  AwaitableResult<CreateTableResponse> CreateTable(CallContext& context,
                                                   CreateTableRequest request) override;
  AwaitableResult<DescribeTableResponse> DescribeTable(CallContext& context,
                                                       DescribeTableRequest request) override;
  AwaitableResult<ListTablesResponse> ListTables(CallContext& context,
                                                 ListTablesRequest request) override;
  AwaitableResult<DeleteTableResponse> DeleteTable(CallContext& context,
                                                   DeleteTableRequest request) override;
  AwaitableResult<UpdateTimeToLiveResponse> UpdateTimeToLive(
      CallContext& context, UpdateTimeToLiveRequest request) override;
  AwaitableResult<DescribeTimeToLiveResponse> DescribeTimeToLive(
      CallContext& context, DescribeTimeToLiveRequest request) override;
  AwaitableResult<UpdateTableResponse> UpdateTable(CallContext& context,
                                                   UpdateTableRequest request) override;
  AwaitableResult<TagResourceResponse> TagResource(CallContext& context,
                                                   TagResourceRequest request) override;
  AwaitableResult<UntagResourceResponse> UntagResource(CallContext& context,
                                                       UntagResourceRequest request) override;
  AwaitableResult<ListTagsOfResourceResponse> ListTagsOfResource(
      CallContext& context, ListTagsOfResourceRequest request) override;
  AwaitableResult<DescribeLimitsResponse> DescribeLimits(CallContext& context,
                                                         DescribeLimitsRequest request) override;
  AwaitableResult<DescribeEndpointsResponse> DescribeEndpoints(
      CallContext& context, DescribeEndpointsRequest request) override;
  AwaitableResult<CreateBackupResponse> CreateBackup(CallContext& context,
                                                     CreateBackupRequest request) override;
  AwaitableResult<DescribeBackupResponse> DescribeBackup(CallContext& context,
                                                         DescribeBackupRequest request) override;
  AwaitableResult<ListBackupsResponse> ListBackups(CallContext& context,
                                                   ListBackupsRequest request) override;
  AwaitableResult<DeleteBackupResponse> DeleteBackup(CallContext& context,
                                                     DeleteBackupRequest request) override;
  AwaitableResult<RestoreTableFromBackupResponse> RestoreTableFromBackup(
      CallContext& context, RestoreTableFromBackupRequest request) override;
  AwaitableResult<DescribeContinuousBackupsResponse> DescribeContinuousBackups(
      CallContext& context, DescribeContinuousBackupsRequest request) override;
  AwaitableResult<UpdateContinuousBackupsResponse> UpdateContinuousBackups(
      CallContext& context, UpdateContinuousBackupsRequest request) override;
  AwaitableResult<ExecuteStatementResponse> ExecuteStatement(
      CallContext& context, ExecuteStatementRequest request) override;
  AwaitableResult<BatchExecuteStatementResponse> BatchExecuteStatement(
      CallContext& context, BatchExecuteStatementRequest request) override;
  AwaitableResult<ExecuteTransactionResponse> ExecuteTransaction(
      CallContext& context, ExecuteTransactionRequest request) override;

 private:
  class Meters;

  Api& api_;
  std::unique_ptr<Meters> meters_;
};

}  // namespace flavorbot::dynamodb
