// SELECT -> the pages that answer it: one range of keys for each partition that it names, or all
// of the table or index with a filter.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "PartiQL select statements for DynamoDB".
#pragma once

#include <vector>

#include "dynamodb/error.h"
#include "engine/read_page.h"
#include "expression/partiql/statement.h"

namespace flavorbot::engine {

// The plans, to be read one after the other. They have the same table and index.
// Errors: kValidationException.
dynamodb::Result<std::vector<PagePlan>> PlanSelect(TablePtr table,
                                                   expression::partiql::Select select,
                                                   bool consistent_read);

}  // namespace flavorbot::engine
