// The part of UpdateTable that changes the billing mode and provisioned throughputs.
//
// Threads: pure functions.
// Source:  API reference, UpdateTable, ProvisionedThroughputDescription; AWS Developer Guide,
//          "Considerations when switching capacity modes".
#pragma once

#include "base/clock.h"
#include "dynamodb/error.h"
#include "dynamodb/table_actions.h"
#include "engine/table.h"

namespace flavorbot::engine {

// Errors: kValidationException; kResourceNotFoundException when an index isn't there.
dynamodb::Result<void> UpdateThroughput(const dynamodb::UpdateTableRequest& request,
                                        base::TimePoint now, dynamodb::TableDescription& table);

// Sets the numbers of decreases to zero that are of a day before that of `now`.
void ForgetDecreasesBefore(base::TimePoint now, dynamodb::TableDescription& table);

}  // namespace flavorbot::engine
