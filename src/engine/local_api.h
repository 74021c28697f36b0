// LocalApi: DynamoDB in this process, on one disk (or in memory).
//
//   auto api = LocalApi::Open({.data_directory = "data/table"});
//   if (!api) return Fail(api.error().message);
//   auto got = co_await (*api)->GetItem(context, {.table_name = "t", .key = key});
//
// A write is atomic over the item, its index entries and its expiry entry; indexes are consistent
// at commit. With Durability::kFsync it is on disk when the call returns.
//
// Coroutines never block on the disk: writes wait in a bounded queue for the one committer, reads
// that miss the cache go to a bounded pool of readers.
//
// ON DISK: docs/engine-format.md. One process at a time holds a data directory.
// Errors:  AWS's, with AWS's texts; beyond those of each action
//          kThrottlingException   a queue is full: nothing was done, try again later
//          kServiceUnavailable    the deadline passed before the call began (nothing was done), or
//                                 the disk is full
//          kInternalServerError   the disk fails; whether a write took place is unknown
// Threads: every member may be called from any thread. Coroutines resume on the caller's executor,
//          which must outlive the calls, as this object must.
// Source:  API reference of each action; README.md beside this has what this engine does otherwise.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "dynamodb/api.h"
#include "dynamodb/streams_api.h"
#include "engine/open_error.h"

namespace rocksdb {
class Env;
}

namespace flavorbot::engine {

class Engine;

enum class StorageKind { kDisk, kMemory };

enum class Durability {
  kFsync,    // a write is on disk when its call returns
  kRelaxed,  // synced once a second: a power cut may lose that second, a crash of the process
             // nothing
};

struct LocalApiOptions {
  // Created when missing. The engine's own: nothing else may be kept in it. Unused with kMemory.
  std::filesystem::path data_directory;
  StorageKind storage = StorageKind::kDisk;
  Durability durability = Durability::kFsync;

  // The time of day, for expiry and creation dates; borrowed. nullptr: the machine's.
  const base::Clock* clock = nullptr;

  // The most the cache of blocks read from disk may hold; it grows as it is used.
  std::size_t block_cache_bytes = std::size_t{64} << 20;

  // Writes waiting for the committer; over it kThrottlingException.
  std::size_t commit_queue_limit = 4096;
  // Reads waiting for a reader; over it kThrottlingException.
  std::size_t read_queue_limit = 1024;
  std::size_t reader_threads = 4;

  // How often expired items are looked for; zero: only by SweepOnce.
  std::chrono::milliseconds sweep_interval = std::chrono::minutes{1};

  // Where the files are, for tests that let the disk fail; borrowed. nullptr: the machine's.
  rocksdb::Env* env = nullptr;

  // How many items a new index is filled with at a time; zero: only by BackfillOnce.
  std::size_t backfill_step_items = 256;

  // The most bytes that the items of a partition and their entries in local indexes may have.
  std::int64_t item_collection_limit_bytes = std::int64_t{10} << 30;

  // How far behind global indexes are read, as the service's are; zero: not at all.
  std::chrono::milliseconds index_delay{0};

  // The region in the ARNs of tables.
  std::string region = "us-east-1";
};

class LocalApi final : public dynamodb::Api, public dynamodb::StreamsApi {
 public:
  // Opens, or creates, what `options` names. Blocks while it reads the disk.
  static base::Result<std::unique_ptr<LocalApi>, OpenError> Open(LocalApiOptions options);

  // Commits what waits, syncs and closes. REQUIRES: no call is running.
  ~LocalApi() override;

  LocalApi(const LocalApi&) = delete;
  LocalApi& operator=(const LocalApi&) = delete;

  // Deletes the items whose time has come, as the sweeper does, and returns how many. Blocks until
  // they are gone: not for a thread that runs coroutines.
  dynamodb::Result<std::size_t> SweepOnce();

  // Fills an index that UpdateTable created with the entries of up to `max_items` more items; false
  // when there is none to fill. Blocks: not for a thread that runs coroutines.
  dynamodb::Result<bool> BackfillOnce(std::size_t max_items);

  dynamodb::AwaitableResult<dynamodb::GetItemResponse> GetItem(
      dynamodb::CallContext& context, dynamodb::GetItemRequest request) override;
  dynamodb::AwaitableResult<dynamodb::PutItemResponse> PutItem(
      dynamodb::CallContext& context, dynamodb::PutItemRequest request) override;
  dynamodb::AwaitableResult<dynamodb::UpdateItemResponse> UpdateItem(
      dynamodb::CallContext& context, dynamodb::UpdateItemRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DeleteItemResponse> DeleteItem(
      dynamodb::CallContext& context, dynamodb::DeleteItemRequest request) override;
  dynamodb::AwaitableResult<dynamodb::QueryResponse> Query(dynamodb::CallContext& context,
                                                           dynamodb::QueryRequest request) override;
  dynamodb::AwaitableResult<dynamodb::ScanResponse> Scan(dynamodb::CallContext& context,
                                                         dynamodb::ScanRequest request) override;
  dynamodb::AwaitableResult<dynamodb::BatchGetItemResponse> BatchGetItem(
      dynamodb::CallContext& context, dynamodb::BatchGetItemRequest request) override;
  dynamodb::AwaitableResult<dynamodb::BatchWriteItemResponse> BatchWriteItem(
      dynamodb::CallContext& context, dynamodb::BatchWriteItemRequest request) override;
  dynamodb::AwaitableResult<dynamodb::TransactGetItemsResponse> TransactGetItems(
      dynamodb::CallContext& context, dynamodb::TransactGetItemsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::TransactWriteItemsResponse> TransactWriteItems(
      dynamodb::CallContext& context, dynamodb::TransactWriteItemsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::CreateTableResponse> CreateTable(
      dynamodb::CallContext& context, dynamodb::CreateTableRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeTableResponse> DescribeTable(
      dynamodb::CallContext& context, dynamodb::DescribeTableRequest request) override;
  dynamodb::AwaitableResult<dynamodb::ListTablesResponse> ListTables(
      dynamodb::CallContext& context, dynamodb::ListTablesRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DeleteTableResponse> DeleteTable(
      dynamodb::CallContext& context, dynamodb::DeleteTableRequest request) override;
  dynamodb::AwaitableResult<dynamodb::UpdateTimeToLiveResponse> UpdateTimeToLive(
      dynamodb::CallContext& context, dynamodb::UpdateTimeToLiveRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeTimeToLiveResponse> DescribeTimeToLive(
      dynamodb::CallContext& context, dynamodb::DescribeTimeToLiveRequest request) override;
  dynamodb::AwaitableResult<dynamodb::UpdateTableResponse> UpdateTable(
      dynamodb::CallContext& context, dynamodb::UpdateTableRequest request) override;
  dynamodb::AwaitableResult<dynamodb::TagResourceResponse> TagResource(
      dynamodb::CallContext& context, dynamodb::TagResourceRequest request) override;
  dynamodb::AwaitableResult<dynamodb::UntagResourceResponse> UntagResource(
      dynamodb::CallContext& context, dynamodb::UntagResourceRequest request) override;
  dynamodb::AwaitableResult<dynamodb::ListTagsOfResourceResponse> ListTagsOfResource(
      dynamodb::CallContext& context, dynamodb::ListTagsOfResourceRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeLimitsResponse> DescribeLimits(
      dynamodb::CallContext& context, dynamodb::DescribeLimitsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeEndpointsResponse> DescribeEndpoints(
      dynamodb::CallContext& context, dynamodb::DescribeEndpointsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::CreateBackupResponse> CreateBackup(
      dynamodb::CallContext& context, dynamodb::CreateBackupRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeBackupResponse> DescribeBackup(
      dynamodb::CallContext& context, dynamodb::DescribeBackupRequest request) override;
  dynamodb::AwaitableResult<dynamodb::ListBackupsResponse> ListBackups(
      dynamodb::CallContext& context, dynamodb::ListBackupsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DeleteBackupResponse> DeleteBackup(
      dynamodb::CallContext& context, dynamodb::DeleteBackupRequest request) override;
  dynamodb::AwaitableResult<dynamodb::RestoreTableFromBackupResponse> RestoreTableFromBackup(
      dynamodb::CallContext& context, dynamodb::RestoreTableFromBackupRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeContinuousBackupsResponse> DescribeContinuousBackups(
      dynamodb::CallContext& context, dynamodb::DescribeContinuousBackupsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::UpdateContinuousBackupsResponse> UpdateContinuousBackups(
      dynamodb::CallContext& context, dynamodb::UpdateContinuousBackupsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::ExecuteStatementResponse> ExecuteStatement(
      dynamodb::CallContext& context, dynamodb::ExecuteStatementRequest request) override;
  dynamodb::AwaitableResult<dynamodb::BatchExecuteStatementResponse> BatchExecuteStatement(
      dynamodb::CallContext& context, dynamodb::BatchExecuteStatementRequest request) override;
  dynamodb::AwaitableResult<dynamodb::ExecuteTransactionResponse> ExecuteTransaction(
      dynamodb::CallContext& context, dynamodb::ExecuteTransactionRequest request) override;

  dynamodb::AwaitableResult<dynamodb::ListStreamsResponse> ListStreams(
      dynamodb::CallContext& context, dynamodb::ListStreamsRequest request) override;
  dynamodb::AwaitableResult<dynamodb::DescribeStreamResponse> DescribeStream(
      dynamodb::CallContext& context, dynamodb::DescribeStreamRequest request) override;
  dynamodb::AwaitableResult<dynamodb::GetShardIteratorResponse> GetShardIterator(
      dynamodb::CallContext& context, dynamodb::GetShardIteratorRequest request) override;
  dynamodb::AwaitableResult<dynamodb::GetRecordsResponse> GetRecords(
      dynamodb::CallContext& context, dynamodb::GetRecordsRequest request) override;

 private:
  explicit LocalApi(std::unique_ptr<Engine> engine);

  std::unique_ptr<Engine> engine_;
};

}  // namespace flavorbot::engine
