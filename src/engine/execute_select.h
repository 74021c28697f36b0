// The pages of a SELECT, put together: until Limit items or 1 MB were read.
//
// Threads: from any thread; the coroutine goes on on its own executor.
// Source:  API reference, ExecuteStatement: Limit, NextToken, LastEvaluatedKey.
#pragma once

#include <chrono>
#include <vector>

#include "dynamodb/api.h"
#include "engine/engine.h"
#include "engine/read_page.h"

namespace flavorbot::engine {

// REQUIRES: `plans` are PlanSelect's of the request's statement.
// Errors: kValidationException "Invalid NextToken".
dynamodb::AwaitableResult<dynamodb::ExecuteStatementResponse> ReadPlans(
    Engine& engine, std::chrono::steady_clock::time_point deadline, std::vector<PagePlan> plans,
    dynamodb::ExecuteStatementRequest request);

}  // namespace flavorbot::engine
