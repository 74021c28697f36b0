// Batches: BatchGetItem and BatchWriteItem for any number of keys or writes: in portions that one
// call takes, and what the service leaves unprocessed again, after a pause.
//
//   BatchGets batches(api, std::move(request));
//   while (batches.HasNext()) {
//     const auto batch = co_await batches.Next(context);
//     if (!batch) co_return std::unexpected(batch.error());   // the batches before are done
//     ...
//   }
//
// Threads: one owner. Borrows the Api; a context must live until its call's answer.
// Errors:  the call's; kServiceUnavailable when several calls in a row get nowhere, or the deadline
//          is over before the pause.
// Source:  API reference, BatchGetItem, BatchWriteItem, "UnprocessedKeys", "UnprocessedItems".
#pragma once

#include <cstddef>

#include "dynamodb/api.h"

namespace flavorbot::dynamodb {

inline constexpr std::size_t kMaxBatchGetItems = 100;
inline constexpr std::size_t kMaxBatchWriteItems = 25;

template <typename Request, typename Response>
class Batches {
 public:
  Batches(Api& api, Request request) : api_(&api), left_(std::move(request)) {}

  // False once all is processed.
  bool HasNext() const { return !left_.request_items.empty(); }

  // Another portion. What it leaves unprocessed isn't in the response: the next one has it.
  // REQUIRES: HasNext(), and no error before.
  AwaitableResult<Response> Next(CallContext& context);

 private:
  Api* api_;
  Request left_;
  bool is_held_up_ = false;  // the last call left something: a pause is due
  unsigned fruitless_ = 0;   // calls in a row that left everything
};

using BatchGets = Batches<BatchGetItemRequest, BatchGetItemResponse>;
using BatchWrites = Batches<BatchWriteItemRequest, BatchWriteItemResponse>;

}  // namespace flavorbot::dynamodb
