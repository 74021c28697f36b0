// What PutItem, UpdateItem and DeleteItem share once their write is prepared: the commit and the
// answer.
//
// Threads: from any thread; the coroutine goes on on its own executor.
#pragma once

#include <optional>

#include "dynamodb/api.h"
#include "engine/commit_request.h"
#include "engine/engine.h"
#include "expression/ast.h"

namespace flavorbot::engine {

// How a write shall be answered.
struct AnswerOptions {
  dynamodb::ReturnValues return_values = dynamodb::ReturnValues::kNone;
  // With kUpdatedOld and kUpdatedNew: what the update touches.
  std::optional<expression::Projection> touched;
  dynamodb::ReturnConsumedCapacity capacity = dynamodb::ReturnConsumedCapacity::kNone;
  dynamodb::ReturnItemCollectionMetrics metrics = dynamodb::ReturnItemCollectionMetrics::kNone;
};

// Commits `write`, then answers. `key_or_item` has the partition key, for the metrics.
dynamodb::AwaitableResult<dynamodb::WriteItemResponse> CommitAndAnswer(
    Engine& engine, std::chrono::steady_clock::time_point deadline, ItemWrite write,
    dynamodb::Item key_or_item, AnswerOptions options);

// The attributes that `options` ask for.
std::optional<dynamodb::PackedItem> AttributesOf(const AnswerOptions& options,
                                                 const WriteEffect& effect);

// ALL_OLD and NONE are all that PutItem and DeleteItem know.
// Errors: kValidationException.
dynamodb::Result<void> CheckOldOrNone(dynamodb::ReturnValues return_values);

}  // namespace flavorbot::engine
