// How the engine sets RocksDB up: quick to open, small while idle, exact about damage.
//
// Threads: pure functions.
#pragma once

#include <rocksdb/options.h>

#include "engine/store.h"

namespace flavorbot::engine {

// `env` is borrowed by the database that is opened with them.
rocksdb::Options MakeRocksDbOptions(const StoreOptions& options, rocksdb::Env* env);

}  // namespace flavorbot::engine
