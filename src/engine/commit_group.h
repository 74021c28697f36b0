// CommitGroup: the writes that go to disk together, in one batch with one sync.
//
// Requests are staged one after the other; each sees what those before it in the group did. A
// request is staged whole or not at all.
//
// Threads: the committer's only.
#pragma once

#include <rocksdb/write_batch.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "engine/catalog.h"
#include "engine/commit_request.h"
#include "engine/item_collections.h"
#include "engine/store.h"
#include "engine/stream_clock.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

// How long a transaction's token is remembered.
inline constexpr auto kTokenLifetime = std::chrono::minutes{10};

class CommitGroup {
 public:
  // Borrows all of them.
  CommitGroup(Store& store, const Catalog& catalog, TableCounters& counters,
              StreamClock& stream_clock, std::int64_t collection_limit_bytes, base::TimePoint now)
      : store_(store),
        catalog_(catalog),
        counters_(counters),
        stream_clock_(stream_clock),
        now_(now),
        collections_(store, collection_limit_bytes) {}

  // Errors: EvaluateWrite's; ItemCollections::Weigh's; kResourceNotFoundException when a table is
  // gone meanwhile;
  //         kTransactionCanceledException; kIdempotentParameterMismatchException; what the disk
  //         says. Nothing of the request is staged then.
  dynamodb::Result<CommitOutcome> Stage(const CommitRequest& request);

  // Puts what is staged on disk and publishes the counters. REQUIRES: called once.
  dynamodb::Result<void> Write();

 private:
  struct Staged;

  dynamodb::Result<ItemPtr> ReadItem(const base::Bytes& key);
  // `pending`: what the request's writes before this one made of collections.
  dynamodb::Result<Staged> Evaluate(const ItemWrite& write, CollectionSizes& pending);
  dynamodb::Result<std::vector<Staged>> EvaluateTransaction(const CommitRequest& request);
  WriteEffect Apply(Staged staged);
  void StageExpiry(const Staged& staged);
  void StageStreamChange(const Staged& staged);

  // Whether the transaction was done before.
  dynamodb::Result<bool> IsReplay(const TransactionToken& token);
  void StageToken(const TransactionToken& token);
  dynamodb::Result<CommitOutcome> Replay(const CommitRequest& request);

  Store& store_;
  const Catalog& catalog_;
  TableCounters& counters_;
  StreamClock& stream_clock_;
  base::TimePoint now_;
  rocksdb::WriteBatch batch_;
  std::unordered_map<base::Bytes, ItemPtr> items_;       // as staged, by key
  std::unordered_map<std::string, std::string> tokens_;  // staged tokens' fingerprints
  std::unordered_map<TableId, TableCounts> deltas_;
  ItemCollections collections_;
  std::optional<StreamSequence> next_sequence_;  // absent: no stream has a change in the group
};

}  // namespace flavorbot::engine
