// What LocalApi is made of is in engine.h; each action is in the file that bears its name.
#include "engine/local_api.h"

#include <utility>

#include "engine/engine.h"

namespace flavorbot::engine {

LocalApi::LocalApi(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

LocalApi::~LocalApi() = default;

base::Result<std::unique_ptr<LocalApi>, OpenError> LocalApi::Open(LocalApiOptions options) {
  auto engine = Engine::Open(options, options.env);
  if (!engine) return std::unexpected(std::move(engine).error());
  return std::unique_ptr<LocalApi>(new LocalApi(std::move(*engine)));
}

dynamodb::Result<bool> LocalApi::BackfillOnce(std::size_t max_items) {
  return engine_->backfill().Step(max_items);
}

dynamodb::Result<std::size_t> LocalApi::SweepOnce() { return engine_->sweeper().Sweep(); }

}  // namespace flavorbot::engine
