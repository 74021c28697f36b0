// LocalDatabase: one engine, and around it what an application is to be tested against.
//
//   a call -> latency -> faults -> throttling -> engine
//
// Threads: as Api; SweepOnce blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/result.h"
#include "dynamodb_server/database.h"
#include "dynamodb_server/latency_api.h"
#include "engine/local_api.h"

namespace flavorbot::dynamodb_server {

struct LocalDatabaseOptions {
  engine::LocalApiOptions engine;
  bool throttle = false;
  double fault_rate = 0;
  std::optional<Latency> latency;
  std::uint64_t seed = 0;  // of faults and latencies
};

class LocalDatabase {
 public:
  static base::Result<std::unique_ptr<LocalDatabase>, engine::OpenError> Open(
      LocalDatabaseOptions options);

  // Lives as long as this object.
  Database database() { return {.api = outermost_, .streams = engine_.get()}; }

  // Deletes what has expired; how many items.
  dynamodb::Result<std::size_t> SweepOnce() { return engine_->SweepOnce(); }

 private:
  explicit LocalDatabase(std::unique_ptr<engine::LocalApi> engine) : engine_(std::move(engine)) {}

  base::SystemClock system_clock_;
  // Each borrows those before it.
  std::unique_ptr<engine::LocalApi> engine_;
  std::unique_ptr<dynamodb::Api> throttled_;
  std::unique_ptr<dynamodb::Api> faulty_;
  std::unique_ptr<dynamodb::Api> slow_;
  dynamodb::Api* outermost_ = nullptr;
};

}  // namespace flavorbot::dynamodb_server
