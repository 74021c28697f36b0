// Touched partitions: the partition keys that a request to the table reads or writes, one for each
// item it names and one for a Query.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "dynamodb/api.h"

namespace flavorbot::cli::cost {

using Partitions = std::vector<std::string>;

Partitions TouchedPartitions(const dynamodb::GetItemRequest& request);
Partitions TouchedPartitions(const dynamodb::PutItemRequest& request);
Partitions TouchedPartitions(const dynamodb::UpdateItemRequest& request);
Partitions TouchedPartitions(const dynamodb::DeleteItemRequest& request);
// Of an index: its name stands before the key. The key condition begins with "<key> = :value".
Partitions TouchedPartitions(const dynamodb::QueryRequest& request);
Partitions TouchedPartitions(const dynamodb::BatchGetItemRequest& request);
Partitions TouchedPartitions(const dynamodb::BatchWriteItemRequest& request);
Partitions TouchedPartitions(const dynamodb::TransactGetItemsRequest& request);
Partitions TouchedPartitions(const dynamodb::TransactWriteItemsRequest& request);
// Requests of other actions name no item.
template <typename Request>
Partitions TouchedPartitions(const Request&) {
  return {};
}

}  // namespace flavorbot::cli::cost
