// An Api that knows the names of tables and nothing else, for the tests of this folder.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dynamodb/api.h"

namespace flavorbot::dynamodb_server {

class TableListApi final : public dynamodb::Api {
 public:
  std::vector<std::string> tables;
  std::string last_request_id;  // of the context of the last ListTables

  dynamodb::AwaitableResult<dynamodb::ListTablesResponse> ListTables(
      dynamodb::CallContext& context, dynamodb::ListTablesRequest) override {
    last_request_id = context.request_id;
    co_return dynamodb::ListTablesResponse{.table_names = tables};
  }

#define HAS_NO_TABLE(action)                                                                       \
  dynamodb::AwaitableResult<dynamodb::action##Response> action(                                    \
      dynamodb::CallContext&, dynamodb::action##Request) override {                                \
    co_return std::unexpected(dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException, \
                                                  "Requested resource not found"));                \
  }
  HAS_NO_TABLE(GetItem)
  HAS_NO_TABLE(PutItem)
  HAS_NO_TABLE(UpdateItem)
  HAS_NO_TABLE(DeleteItem)
  HAS_NO_TABLE(Query)
  HAS_NO_TABLE(Scan)
  HAS_NO_TABLE(BatchGetItem)
  HAS_NO_TABLE(BatchWriteItem)
  HAS_NO_TABLE(TransactGetItems)
  HAS_NO_TABLE(TransactWriteItems)
  HAS_NO_TABLE(CreateTable)
  HAS_NO_TABLE(DescribeTable)
  HAS_NO_TABLE(DeleteTable)
  HAS_NO_TABLE(DescribeTimeToLive)
  HAS_NO_TABLE(UpdateTable)
  HAS_NO_TABLE(TagResource)
  HAS_NO_TABLE(UntagResource)
  HAS_NO_TABLE(ListTagsOfResource)
  HAS_NO_TABLE(DescribeLimits)
  HAS_NO_TABLE(DescribeEndpoints)
  HAS_NO_TABLE(CreateBackup)
  HAS_NO_TABLE(DescribeBackup)
  HAS_NO_TABLE(ListBackups)
  HAS_NO_TABLE(DeleteBackup)
  HAS_NO_TABLE(RestoreTableFromBackup)
  HAS_NO_TABLE(DescribeContinuousBackups)
  HAS_NO_TABLE(UpdateContinuousBackups)
  HAS_NO_TABLE(ExecuteStatement)
  HAS_NO_TABLE(BatchExecuteStatement)
  HAS_NO_TABLE(ExecuteTransaction)
#undef HAS_NO_TABLE

  // Stands for what fails inside.
  dynamodb::AwaitableResult<dynamodb::UpdateTimeToLiveResponse> UpdateTimeToLive(
      dynamodb::CallContext&, dynamodb::UpdateTimeToLiveRequest) override {
    dynamodb::Error error =
        dynamodb::MakeError(dynamodb::ErrorCode::kInternalServerError, "Internal server error");
    error.cause = "disk on fire";
    co_return std::unexpected(std::move(error));
  }
};

}  // namespace flavorbot::dynamodb_server
