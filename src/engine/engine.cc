#include "engine/engine.h"

#include <utility>

#include "engine/backups.h"
#include "engine/checkpoint_socket.h"
#include "engine/item_collections.h"
#include "engine/restorer.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kMaxWaitingBackups = 16;

}  // namespace

Engine::Engine(const LocalApiOptions& options)
    : options_(options),
      clock_(options.clock != nullptr ? options.clock : &system_clock_),
      stream_clock_(*clock_) {}

Engine::~Engine() = default;

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
  engine->backups_ = std::make_unique<Backups>(*engine->store_, *engine->clock_);
  engine->backups_->Load();
  engine->backup_worker_ = std::make_unique<base::WorkerPool>(base::WorkerPoolOptions{
      .threads = 1, .max_queued = kMaxWaitingBackups, .name = "table-backup"});
  engine->restorer_ = std::make_unique<Restorer>(engine->catalog_, engine->counters_,
                                                 *engine->committer_, *engine->backups_);
  if (options.storage == StorageKind::kDisk) {
    engine->checkpoint_socket_ = std::make_unique<CheckpointSocket>(*engine->store_);
  }
  if (options.index_delay > std::chrono::milliseconds{0}) {
    engine->delayed_view_ = std::make_unique<DelayedView>(*engine->store_, options.index_delay);
  }
  return engine;
}

}  // namespace flavorbot::engine
