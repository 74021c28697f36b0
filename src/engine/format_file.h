// Format file: the file FORMAT in a data directory says which version of the format wrote it, and
// so that the directory is the engine's.
//
//   "flavorbot-engine 2\n"
//
// Version 2 added indexes that are being filled (Index::filled_to) and the sizes of item
// collections (item_collections.h). A directory of version 1 is read, and is of version 2 from then
// on.
//
// ON DISK: docs/engine-format.md.
// Threads: call while the directory is locked (directory_lock.h).
#pragma once

#include <filesystem>

#include "base/result.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

inline constexpr int kFormatVersion = 2;

// Makes `directory` if it is missing. Errors: kNotADirectory, kPermissionDenied, kDiskFull.
base::Result<void, OpenError> MakeDataDirectory(const std::filesystem::path& directory);

// Writes the file, whole or not at all.
base::Result<void, OpenError> WriteFormat(const std::filesystem::path& directory);

// Checks the version in `directory`, and that the directory holds all or nothing; writes the file
// into one that is empty, and over that of an older version.
// Errors: kNewerFormat; kCorrupted when FORMAT or CURRENT is missing beside files with data, or
// FORMAT says something else; what the file system says.
base::Result<void, OpenError> CheckFormat(const std::filesystem::path& directory);

}  // namespace flavorbot::engine
