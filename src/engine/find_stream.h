// The stream that a request names.
//
// Threads: pure functions over the catalog.
#pragma once

#include <string>

#include "dynamodb/error.h"
#include "engine/stream_catalog.h"

namespace flavorbot::engine {

// Errors: kResourceNotFoundException.
dynamodb::Result<StreamPtr> FindStream(const StreamCatalog& streams, const std::string& arn);

}  // namespace flavorbot::engine
