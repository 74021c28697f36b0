// How the engine sets RocksDB up: quick to open, small while idle, exact about damage.
//
// Threads: pure functions.
#pragma once

#include <rocksdb/options.h>

#include "engine/store.h"

namespace flavorbot::engine {

// What is written gathers in memory in one of two buffers while the other becomes a table file:
// each a quarter of the block cache, but neither tiny nor larger than a table file.
inline constexpr int kWriteBuffers = 2;
std::size_t WriteBufferBytes(std::size_t block_cache_bytes);

// `env` is borrowed by the database that is opened with them.
rocksdb::Options MakeRocksDbOptions(const StoreOptions& options, rocksdb::Env* env);

}  // namespace flavorbot::engine
