// Whole file: the bytes of a file that can't be large, or of a pipe.
//
// Threads: any.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace flavorbot::base {

// Errors: one line that names the file: it can't be read, or is over `max_bytes`.
// REQUIRES: `max_bytes` is a number of MiB.
Result<std::string, std::string> ReadWholeFile(const std::filesystem::path& path,
                                               std::size_t max_bytes);

}  // namespace flavorbot::base
