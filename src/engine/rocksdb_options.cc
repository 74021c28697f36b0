#include "engine/rocksdb_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace flavorbot::engine {
namespace {

constexpr std::size_t kLeastWriteBufferBytes = std::size_t{2} << 20;
constexpr std::size_t kMostWriteBufferBytes = std::size_t{64} << 20;  // as a table file
constexpr std::size_t kWriteBufferPart = 4;
constexpr std::size_t kLogsOfWriteBuffers = 4;
constexpr std::size_t kArenaBlockBytes = std::size_t{256} << 10;
constexpr std::size_t kInfoLogBytes = std::size_t{1} << 20;
constexpr double kBloomBitsPerKey = 10;
constexpr int kCacheShardBits = 4;
// Buckets of the hash index in a data block, for each of them a key: one byte each.
constexpr double kHashIndexLoad = 0.75;
// Of a write buffer, for the filter over its keys.
constexpr double kMemtableFilterPart = 0.02;

// RocksDB would look for space every five seconds, or for a disk that works every second, and
// refuse Resume meanwhile; the store resumes with the next write instead.
class RecoverOnNextWrite : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                            bool* auto_recovery) override {
    *auto_recovery = false;
  }
};

rocksdb::CompressionType PreferredCompression() {
  const auto supported = rocksdb::GetSupportedCompressions();
  const bool lz4 = std::ranges::find(supported, rocksdb::kLZ4Compression) != supported.end();
  return lz4 ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
}

}  // namespace

std::size_t WriteBufferBytes(std::size_t block_cache_bytes) {
  return std::clamp(block_cache_bytes / kWriteBufferPart, kLeastWriteBufferBytes,
                    kMostWriteBufferBytes);
}

rocksdb::Options MakeRocksDbOptions(const StoreOptions& options, rocksdb::Env* env) {
  const std::size_t write_buffer = WriteBufferBytes(options.block_cache_bytes);
  rocksdb::Options out;
  out.env = env;
  out.create_if_missing = true;

  // Damage is found and told, never skipped: only a write that a crash cut short is dropped.
  out.paranoid_checks = true;
  out.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  out.track_and_verify_wals_in_manifest = true;

  out.listeners.push_back(std::make_shared<RecoverOnNextWrite>());
  out.max_bgerror_resume_count = 0;

  // One thread writes (the committer).
  out.allow_concurrent_memtable_write = false;
  out.enable_write_thread_adaptive_yield = false;
  out.write_buffer_size = write_buffer;
  out.max_write_buffer_number = kWriteBuffers;
  out.arena_block_size = kArenaBlockBytes;
  out.max_total_wal_size = kLogsOfWriteBuffers * write_buffer;
  // A key that isn't in a write buffer is told without walking it. Ranges have no filter: where a
  // partition ends in a key depends on its type, and its hash alone is in every large table file.
  out.memtable_whole_key_filtering = true;
  out.memtable_prefix_bloom_size_ratio = kMemtableFilterPart;
  out.max_background_jobs = 2;
  // Slows writes, but never stops them, while much waits for a merge: MergeBacklog does.
  out.level0_stop_writes_trigger = std::numeric_limits<int>::max();
  out.hard_pending_compaction_bytes_limit = std::numeric_limits<std::uint64_t>::max();
  out.avoid_unnecessary_blocking_io = true;
  out.level_compaction_dynamic_level_bytes = true;
  out.compression = PreferredCompression();

  // Opening touches every table file, so a missing one is told at once.
  out.max_open_files = -1;
  out.max_file_opening_threads = 2;
  out.skip_stats_update_on_db_open = true;
  out.stats_dump_period_sec = 0;
  out.stats_persist_period_sec = 0;
  out.keep_log_file_num = 2;
  out.max_log_file_size = kInfoLogBytes;
  out.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;

  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(options.block_cache_bytes, kCacheShardBits);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  table.format_version = 5;
  table.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  table.data_block_hash_table_util_ratio = kHashIndexLoad;
  out.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return out;
}

}  // namespace flavorbot::engine
