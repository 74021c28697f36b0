// File limit: how many files and connections this process may have open.
#pragma once

#include <cstddef>

namespace flavorbot::cli {

// Raises the limit as far as the system lets this process, up to 65,536, and returns what it is
// then.
std::size_t RaiseFileLimit();

// How many of `file_limit` may be connections: the others are the table's files, and a few of the
// program's own.
std::size_t ConnectionsWithin(std::size_t file_limit);

}  // namespace flavorbot::cli
