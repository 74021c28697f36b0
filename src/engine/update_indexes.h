// The part of UpdateTable that creates and deletes global indexes.
//
// An index that is created is without entries at first; index_backfill.h fills it.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Managing global secondary indexes": one index is created or
// deleted
//          at a time.
#pragma once

#include "dynamodb/error.h"
#include "dynamodb/table_actions.h"
#include "engine/table.h"

namespace flavorbot::engine {

// Whether `request` changes indexes as it may while `table` is as it is.
// Errors: kLimitExceededException when more than one index would be created or deleted.
dynamodb::Result<void> CheckOneIndexAtATime(const dynamodb::UpdateTableRequest& request,
                                            const Table& table);

// Errors: kValidationException; kResourceNotFoundException when an index isn't there.
dynamodb::Result<void> UpdateIndexes(const dynamodb::UpdateTableRequest& request, Table& table);

}  // namespace flavorbot::engine
