// Doing one operation of the workload.
#pragma once

#include "crash/workload.h"
#include "dynamodb/api.h"

namespace flavorbot::crash {

// One PutItem, one DeleteItem, or a transaction. Blocks. Errors: the action's.
dynamodb::Result<void> Perform(dynamodb::Api& api, Operation operation);

}  // namespace flavorbot::crash
