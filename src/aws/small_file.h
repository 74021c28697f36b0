// A file of settings or of a token, read whole.
//
// Threads: pure but for the file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace flavorbot::aws {

inline constexpr std::size_t kMaxSmallFileBytes = std::size_t{1} << 20;

// Errors: one line: it names the file, which can't be read or is over 1 MiB.
base::Result<std::string, std::string> ReadSmallFile(const std::filesystem::path& path);

// A token's file: without the line feed at its end.
// Errors: as ReadSmallFile; it is empty, or more than one line.
base::Result<std::string, std::string> ReadTokenFile(const std::filesystem::path& path);

}  // namespace flavorbot::aws
