// PartiQL: random statements, alone, in batches and in transactions.
#pragma once

#include <string_view>

#include "requests.h"

namespace flavorbot::differential {

// On the table `name` of `shape`.
Request AnyStatementRequest(Random& random, std::string_view name, const TableShape& shape);

}  // namespace flavorbot::differential
