// What RocksDB's statuses mean to who opens the engine and to who calls it.
//
// Threads: pure functions.
#pragma once

#include <rocksdb/status.h>

#include <filesystem>

#include "dynamodb/error.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

// REQUIRES: !status.ok().
OpenError ToOpenError(const rocksdb::Status& status, const std::filesystem::path& directory);

// kServiceUnavailable when the disk is full or gives errors, otherwise kInternalServerError; the
// cause has RocksDB's words.
// REQUIRES: !status.ok().
dynamodb::Error ToError(const rocksdb::Status& status);

}  // namespace flavorbot::engine
