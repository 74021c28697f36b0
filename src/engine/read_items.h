// What Query and Scan share: which attributes are asked for, the page, the answer.
//
// Threads: from any thread; coroutines go on on their own executor.
// Source:  API reference, Query: Select, ConsistentRead, IndexName.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "dynamodb/api.h"
#include "engine/capacity_tally.h"
#include "engine/engine.h"
#include "engine/read_page.h"

namespace flavorbot::engine {

// What the two requests have in common; borrowed from the request.
struct ReadShape {
  const std::optional<std::string>& index_name;
  std::optional<dynamodb::Select> select;
  bool has_projection = false;  // of either kind
  std::string_view projection_name = "ProjectionExpression";
  bool consistent_read = false;
};

template <typename Request>
ReadShape ShapeOf(const Request& request) {
  return {.index_name = request.index_name,
          .select = request.select,
          .has_projection =
              request.projection_expression.has_value() || request.attributes_to_get.has_value(),
          .projection_name = request.attributes_to_get ? "AttributesToGet" : "ProjectionExpression",
          .consistent_read = request.consistent_read};
}

// Sets plan.index, plan.source and plan.count_only. REQUIRES: plan.table and plan.projection set.
// Errors: kValidationException, when there is no such index or it is being filled.
dynamodb::Result<void> BindIndex(const ReadShape& shape, PagePlan& plan);

// What is to say of a plan whose index is bound; in which order is for the action to know.
// Errors: kValidationException.
//
// No consistent reads of global indexes.
dynamodb::Result<void> CheckConsistency(const ReadShape& shape, const PagePlan& plan);
// Whether `select` and the rest go together.
dynamodb::Result<void> CheckSelect(const ReadShape& shape, const PagePlan& plan);
// Of a global index only what it projects.
dynamodb::Result<void> CheckProjected(const PagePlan& plan);

// The page of `plan`; of a global index as of a while ago, where the engine was told so. What is
// in the cache goes into `sink`, if there is one, instead of into the page.
// Errors: kInternalServerError; kThrottlingException; kServiceUnavailable.
dynamodb::AwaitableResult<Page> ReadPlan(Engine& engine,
                                         std::chrono::steady_clock::time_point deadline,
                                         std::shared_ptr<const PagePlan> plan,
                                         dynamodb::ItemSink* sink = nullptr);

// Adds what reading `page` cost.
void TallyPage(const PagePlan& plan, const Page& page, bool consistent_read, CapacityTally& tally);

// How a page shall be answered.
struct PageAnswer {
  dynamodb::ItemSink* sink = nullptr;  // where its items go; nullptr: into the response
  bool consistent_read = false;
  dynamodb::ReturnConsumedCapacity capacity = dynamodb::ReturnConsumedCapacity::kNone;
};

dynamodb::AwaitableResult<dynamodb::ReadItemsResponse> ReadAndAnswer(
    Engine& engine, std::chrono::steady_clock::time_point deadline, PagePlan plan,
    PageAnswer options);

}  // namespace flavorbot::engine
