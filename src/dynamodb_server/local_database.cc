#include "dynamodb_server/local_database.h"

#include <utility>

#include "dynamodb_server/fault_api.h"
#include "dynamodb_server/throttled_api.h"

namespace flavorbot::dynamodb_server {

base::Result<std::unique_ptr<LocalDatabase>, engine::OpenError> LocalDatabase::Open(
    LocalDatabaseOptions options) {
  const base::Clock* clock = options.engine.clock;
  auto engine = engine::LocalApi::Open(std::move(options.engine));
  if (!engine) return std::unexpected(std::move(engine).error());
  std::unique_ptr<LocalDatabase> made(new LocalDatabase(std::move(*engine)));
  if (clock == nullptr) clock = &made->system_clock_;
  dynamodb::Api* api = made->engine_.get();
  if (options.throttle) {
    made->throttled_ = std::make_unique<ThrottledApi>(*api, *clock);
    api = made->throttled_.get();
  }
  if (options.fault_rate > 0) {
    made->faulty_ = std::make_unique<FaultApi>(*api, options.fault_rate, options.seed);
    api = made->faulty_.get();
  }
  if (options.latency) {
    made->slow_ = std::make_unique<LatencyApi>(*api, *options.latency, options.seed);
    api = made->slow_.get();
  }
  made->outermost_ = api;
  return made;
}

}  // namespace flavorbot::dynamodb_server
