// A coroutine's way to data that may be on disk: tried without touching it on the calling thread,
// then on a reader.
//
//   co_return co_await ReadCachedOrDisk<Page>(engine, context.deadline,
//       [plan](const rocksdb::ReadOptions& read) { return ReadPage(plan, read); });
//
// With a sink (ItemSinkOf) the first attempt may give it what it finds; the second puts all into
// its result, for the caller may be gone by then.
//
// Threads: from any thread; the coroutine goes on on its own executor.
#pragma once

#include <rocksdb/options.h>

#include <chrono>
#include <optional>
#include <utility>

#include "base/worker_pool.h"
#include "dynamodb/api.h"
#include "dynamodb/item_sink.h"
#include "engine/engine.h"

namespace flavorbot::engine {

dynamodb::Error ReadersBusy();
dynamodb::Error ReadDeadlinePassed();
rocksdb::ReadOptions CacheOnly();

// The sink of a call during the attempt that `read` is for; nullptr during the second.
inline dynamodb::ItemSink* ItemSinkOf(dynamodb::ItemSink* sink, const rocksdb::ReadOptions& read) {
  return read.read_tier == rocksdb::kBlockCacheTier ? sink : nullptr;
}

// What `read(options)` returns: a dynamodb::Result<T>, or nullopt when it would have to touch the
// disk, which it may do only the second time it is called. `read` owns what it needs.
// Errors: `read`'s; kThrottlingException; kServiceUnavailable.
template <typename T, typename Read>
dynamodb::AwaitableResult<T> ReadCachedOrDisk(Engine& engine,
                                              std::chrono::steady_clock::time_point deadline,
                                              Read read) {
  if (std::chrono::steady_clock::now() > deadline) co_return std::unexpected(ReadDeadlinePassed());
  std::optional<dynamodb::Result<T>> cached = read(CacheOnly());
  if (cached) co_return std::move(*cached);
  auto job = [read = std::move(read), deadline]() mutable -> dynamodb::Result<T> {
    if (std::chrono::steady_clock::now() > deadline) return std::unexpected(ReadDeadlinePassed());
    return std::move(*read(rocksdb::ReadOptions()));
  };
  auto answer = co_await engine.readers().Run(std::move(job));
  if (!answer) co_return std::unexpected(ReadersBusy());
  co_return std::move(*answer);
}

}  // namespace flavorbot::engine
