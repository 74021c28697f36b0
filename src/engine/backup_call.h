// A coroutine's way to what blocks on the disk for backups, and back.
//
// Threads: from any thread; the coroutine goes on on its own executor.
#pragma once

#include <utility>

#include "dynamodb/api.h"
#include "engine/engine.h"

namespace flavorbot::engine {

// What `job()` returns, a dynamodb::Result<T>, run where backups are made. `job` owns what it
// needs. Errors: `job`'s; kThrottlingException when too many wait.
template <typename T, typename Job>
dynamodb::AwaitableResult<T> RunBackupJob(Engine& engine, Job job) {
  auto answer = co_await engine.backup_worker().Run(std::move(job));
  if (!answer) {
    co_return std::unexpected(dynamodb::MakeError(
        dynamodb::ErrorCode::kThrottlingException,
        "More backups are being made than the table's disk can take. Retry the request later."));
  }
  co_return *std::move(answer);
}

}  // namespace flavorbot::engine
