#include "engine/sweeper.h"

#include <utility>

#include "base/log.h"
#include "engine/commit_call.h"
#include "engine/item_value.h"
#include "engine/rocksdb_error.h"
#include "engine/stream_trim.h"
#include "engine/table_record.h"
#include "engine/transaction_token.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

constexpr std::size_t kWritesAtOnce = 256;
constexpr std::size_t kTokensAtOnce = 1024;
constexpr std::uint64_t kKeptWhenExpiredForSeconds = std::uint64_t{5} * 365 * 24 * 60 * 60;

// The answers to several requests, awaited together.
class Answers {
 public:
  explicit Answers(std::size_t expected) : missing_(expected) {}

  void Take(Result<CommitOutcome> outcome) {
    const std::lock_guard lock(mutex_);
    if (!outcome) {
      error_ = std::move(outcome).error();
    } else if (outcome->effects.front().before && !outcome->effects.front().after) {
      ++deleted_;
    }
    if (--missing_ == 0) all_.notify_one();
  }

  Result<std::size_t> Wait() {
    std::unique_lock lock(mutex_);
    all_.wait(lock, [this] { return missing_ == 0; });
    if (error_) return std::unexpected(*std::move(error_));
    return deleted_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_;
  std::size_t missing_;
  std::size_t deleted_ = 0;
  std::optional<dynamodb::Error> error_;
};

rocksdb::ReadOptions Within(const rocksdb::Slice& end) {
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  read.fill_cache = false;
  return read;
}

}  // namespace

Sweeper::Sweeper(Store& store, Catalog& catalog, StreamCatalog& streams, StreamClock& stream_clock,
                 Committer& committer, const base::Clock& clock, std::chrono::milliseconds interval)
    : store_(store),
      catalog_(catalog),
      streams_(streams),
      stream_clock_(stream_clock),
      committer_(committer),
      clock_(clock) {
  if (interval > std::chrono::milliseconds{0}) {
    thread_ = std::thread([this, interval] { Run(interval); });
  }
}

Sweeper::~Sweeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Sweeper::Run(std::chrono::milliseconds interval) {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, interval, [this] { return stopping_.load(); })) {
    lock.unlock();
    if (const auto swept = Sweep(); !swept) {
      base::Log(base::Level::kWarning, "sweep_failed",
                {{"message", swept.error().message}, {"cause", swept.error().cause}});
    } else if (*swept > 0) {
      base::Log(base::Level::kInfo, "expired_items_deleted", {{"items", *swept}});
    }
    lock.lock();
  }
}

Result<std::size_t> Sweeper::Sweep() {
  const std::lock_guard sweeping(sweeping_);
  const auto now = clock_.Now();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  std::size_t deleted = 0;
  for (const auto& table : catalog_.Tables()) {
    if (!table->time_to_live || seconds < 0) continue;
    if (!table->time_to_live->complete) {
      if (auto ok = WriteMissingEntries(table); !ok) return std::unexpected(std::move(ok).error());
    }
    const auto swept = SweepTable(table, static_cast<std::uint64_t>(seconds));
    if (!swept) return swept;
    deleted += *swept;
  }
  auto done = DropTokens(now);
  if (done) done = TrimStreams(store_, streams_, stream_clock_, committer_);
  if (!done) return std::unexpected(std::move(done).error());
  return deleted;
}

Result<std::size_t> Sweeper::SweepTable(const TablePtr& table, std::uint64_t now_seconds) {
  const auto oldest = now_seconds - std::min(now_seconds, kKeptWhenExpiredForSeconds);
  const auto end = ExpirySecondsPrefix(table->id, now_seconds + 1);
  const rocksdb::Slice upper(end);
  std::size_t deleted = 0;
  const std::unique_ptr<rocksdb::Iterator> it(store_.db().NewIterator(Within(upper)));
  it->Seek(ExpirySecondsPrefix(table->id, oldest));
  while (it->Valid() && !stopping_) {
    std::vector<ItemWrite> writes;
    for (; it->Valid() && writes.size() < kWritesAtOnce; it->Next()) {
      const auto key = it->key().ToStringView();
      writes.push_back({.kind = WriteKind::kExpire,
                        .table = table,
                        .key = ItemKeyFromTail(table->id, ExpiryItemKeyTail(key)),
                        .expires_at = ExpirySeconds(key)});
    }
    const auto done = CommitEach(std::move(writes));
    if (!done) return done;
    deleted += *done;
  }
  if (!it->status().ok()) return std::unexpected(ToError(it->status()));
  return deleted;
}

Result<void> Sweeper::WriteMissingEntries(const TablePtr& table) {
  const auto range = PrefixRange(ItemSpacePrefix(table->id));
  const rocksdb::Slice upper(range.end);
  const std::unique_ptr<rocksdb::Iterator> it(store_.db().NewIterator(Within(upper)));
  it->Seek(range.begin);
  while (it->Valid()) {
    if (stopping_) return {};
    std::vector<ItemWrite> writes;
    for (; it->Valid() && writes.size() < kWritesAtOnce; it->Next()) {
      const auto value = DecodeItemValue(it->value().ToStringView());
      if (!value || !ExpiryOf(*table, value->packed)) continue;
      writes.push_back(
          {.kind = WriteKind::kNoteExpiry, .table = table, .key = it->key().ToString()});
    }
    const auto done = CommitEach(std::move(writes));
    if (!done) return std::unexpected(done.error());
  }
  if (!it->status().ok()) return std::unexpected(ToError(it->status()));
  return MarkComplete(table);
}

Result<void> Sweeper::MarkComplete(const TablePtr& table) {
  auto completed = std::make_shared<TablePtr>();
  auto change = std::make_unique<ExclusiveChange>();
  change->plan = [this, table, completed](rocksdb::WriteBatch& batch) -> Result<void> {
    const auto newest = catalog_.Find(table->id);
    // Gone, or changed meanwhile: the next sweep sees to it.
    if (newest != table) return {};
    auto changed = std::make_shared<Table>(*newest);
    changed->time_to_live->complete = true;
    batch.Put(CatalogKey(changed->name()), EncodeRecord(*changed));
    *completed = std::move(changed);
    return {};
  };
  change->publish = [this, completed] {
    if (*completed) catalog_.Put(*completed);
  };
  return CommitAndWait(committer_, std::move(change));
}

Result<void> Sweeper::DropTokens(base::TimePoint now) {
  bool more = true;
  while (more && !stopping_) {
    auto change = std::make_unique<ExclusiveChange>();
    change->plan = [this, now, &more](rocksdb::WriteBatch& batch) -> Result<void> {
      const auto end =
          TokenExpiryKey(static_cast<std::uint64_t>(now.time_since_epoch().count()) + 1, {});
      const rocksdb::Slice upper(end);
      const std::unique_ptr<rocksdb::Iterator> it(store_.db().NewIterator(Within(upper)));
      std::size_t dropped = 0;
      for (it->Seek(TokenExpiryKey(0, {})); it->Valid() && dropped < kTokensAtOnce; it->Next()) {
        const auto token_key = TokenKey(TokenExpiryToken(it->key().ToStringView()));
        std::string value;
        const auto found = store_.db().Get(rocksdb::ReadOptions(), token_key, &value);
        // The token may have been used again since.
        if (found.ok() && TokenExpiry(value) <= now) batch.Delete(token_key);
        batch.Delete(it->key());
        ++dropped;
      }
      more = it->Valid();
      if (!it->status().ok()) return std::unexpected(ToError(it->status()));
      return {};
    };
    change->publish = [] {};
    if (auto ok = CommitAndWait(committer_, std::move(change)); !ok) return ok;
  }
  return {};
}

Result<std::size_t> Sweeper::CommitEach(std::vector<ItemWrite> writes) {
  if (writes.empty()) return std::size_t{0};
  Answers answers(writes.size());
  for (auto& write : writes) {
    auto request = std::make_unique<CommitRequest>();
    request->writes.push_back(std::move(write));
    request->done = [&answers](Result<CommitOutcome> outcome) { answers.Take(std::move(outcome)); };
    committer_.Submit(std::move(request));
  }
  return answers.Wait();
}

}  // namespace flavorbot::engine
