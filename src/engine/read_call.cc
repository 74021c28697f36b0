#include "engine/read_call.h"

namespace flavorbot::engine {

using dynamodb::ErrorCode;

dynamodb::Error ReadersBusy() {
  return dynamodb::MakeError(ErrorCode::kThrottlingException,
                             "More reads are waiting than the table's disk can take. Retry the "
                             "request later.");
}

dynamodb::Error ReadDeadlinePassed() {
  return dynamodb::MakeError(ErrorCode::kServiceUnavailable,
                             "The request's deadline passed before it began; nothing was done");
}

rocksdb::ReadOptions CacheOnly() {
  rocksdb::ReadOptions read;
  read.read_tier = rocksdb::kBlockCacheTier;
  return read;
}

}  // namespace flavorbot::engine
