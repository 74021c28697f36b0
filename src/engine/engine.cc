#include "engine/engine.h"

#include <utility>

namespace flavorbot::engine {

Engine::Engine(const LocalApiOptions& options)
    : options_(options), clock_(options.clock != nullptr ? options.clock : &system_clock_) {}

base::Result<std::unique_ptr<Engine>, OpenError> Engine::Open(const LocalApiOptions& options,
                                                              rocksdb::Env* env) {
  std::unique_ptr<Engine> engine(new Engine(options));
  auto store = Store::Open({.directory = options.data_directory,
                            .storage = options.storage,
                            .durability = options.durability,
                            .block_cache_bytes = options.block_cache_bytes,
                            .env = env});
  if (!store) return std::unexpected(std::move(store).error());
  engine->store_ = std::move(*store);
  auto loaded = engine->catalog_.Load(*engine->store_);
  if (loaded) loaded = engine->counters_.Load(*engine->store_);
  if (!loaded) return std::unexpected(std::move(loaded).error());

  engine->committer_ = std::make_unique<Committer>(
      *engine->store_, engine->catalog_, engine->counters_, *engine->clock_,
      CommitterOptions{.durability = options.durability,
                       .queue_limit = options.commit_queue_limit});
  engine->readers_ = std::make_unique<base::WorkerPool>(
      base::WorkerPoolOptions{.threads = static_cast<unsigned>(options.reader_threads),
                              .max_queued = options.read_queue_limit,
                              .name = "table-reader"});
  engine->sweeper_ =
      std::make_unique<Sweeper>(*engine->store_, engine->catalog_, *engine->committer_,
                                *engine->clock_, options.sweep_interval);
  if (options.index_delay > std::chrono::milliseconds{0}) {
    engine->delayed_view_ = std::make_unique<DelayedView>(*engine->store_, options.index_delay);
  }
  return engine;
}

}  // namespace flavorbot::engine
