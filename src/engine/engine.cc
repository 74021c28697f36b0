#include "engine/engine.h"

#include <utility>

#include "engine/item_collections.h"

namespace flavorbot::engine {

Engine::Engine(const LocalApiOptions& options)
    : options_(options),
      clock_(options.clock != nullptr ? options.clock : &system_clock_),
      stream_clock_(*clock_) {}

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
  if (loaded) loaded = engine->streams_.Load(*engine->store_, engine->stream_clock_);
  if (loaded) loaded = CountItemCollections(*engine->store_, engine->catalog_);
  if (!loaded) return std::unexpected(std::move(loaded).error());

  engine->committer_ = std::make_unique<Committer>(
      *engine->store_, engine->catalog_, engine->counters_, engine->stream_clock_, *engine->clock_,
      CommitterOptions{.durability = options.durability,
                       .queue_limit = options.commit_queue_limit,
                       .item_collection_limit_bytes = options.item_collection_limit_bytes});
  engine->readers_ = std::make_unique<base::WorkerPool>(
      base::WorkerPoolOptions{.threads = static_cast<unsigned>(options.reader_threads),
                              .max_queued = options.read_queue_limit,
                              .name = "table-reader"});
  engine->sweeper_ = std::make_unique<Sweeper>(*engine->store_, engine->catalog_, engine->streams_,
                                               engine->stream_clock_, *engine->committer_,
                                               *engine->clock_, options.sweep_interval);
  engine->backfill_ =
      std::make_unique<IndexBackfill>(*engine->store_, engine->catalog_, engine->counters_,
                                      *engine->committer_, options.backfill_step_items);
  if (options.index_delay > std::chrono::milliseconds{0}) {
    engine->delayed_view_ = std::make_unique<DelayedView>(*engine->store_, options.index_delay);
  }
  return engine;
}

}  // namespace flavorbot::engine
