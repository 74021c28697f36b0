// SSESpecification: encryption at rest by a key of the caller's: described, not done.
//
// Threads: pure functions.
// Source:  API reference, SSESpecification, SSEDescription.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/table.h"

namespace flavorbot::engine {

// What a table that is given `wanted` is described by: nothing, or the ARN of a key.
std::optional<dynamodb::SseSpecification> DescribedSse(
    const std::optional<dynamodb::SseSpecification>& wanted, const std::string& region);

}  // namespace flavorbot::engine
