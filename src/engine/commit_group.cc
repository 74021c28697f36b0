#include "engine/commit_group.h"

#include <algorithm>
#include <utility>

#include "dynamodb/item_size.h"
#include "engine/evaluate_write.h"
#include "engine/index_entries.h"
#include "engine/read_item.h"
#include "engine/rocksdb_error.h"
#include "engine/stream_value.h"
#include "engine/transaction_error.h"
#include "engine/transaction_token.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Result;

std::size_t SizeOf(const ItemPtr& item) { return item ? item->size : 0; }

}  // namespace

struct CommitGroup::Staged {
  const ItemWrite* write;
  TablePtr table;
  ItemPtr before;
  ItemPtr after;
  std::vector<IndexChange> index_changes;
  std::optional<CollectionSize> collection;  // as it will be; on a table with a local index
};

Result<ItemPtr> CommitGroup::ReadItem(const base::Bytes& key) {
  const auto staged = items_.find(key);
  if (staged != items_.end()) return staged->second;
  return ReadStoredItem(store_, key);
}

Result<CommitGroup::Staged> CommitGroup::Evaluate(const ItemWrite& write,
                                                  CollectionSizes& pending) {
  Staged staged{.write = &write, .table = catalog_.Find(write.table->id)};
  if (!staged.table) {
    return std::unexpected(
        dynamodb::MakeError(ErrorCode::kResourceNotFoundException, "Requested resource not found"));
  }
  auto before = ReadItem(write.key);
  if (!before) return std::unexpected(std::move(before).error());
  staged.before = std::move(*before);
  auto after = EvaluateWrite(*staged.table, write, staged.before);
  if (!after) return std::unexpected(std::move(after).error());
  staged.after = std::move(*after);
  if (staged.before != staged.after) {
    staged.index_changes = ChangesOfIndexes(*staged.table, write.key, staged.before, staged.after);
  }
  if (staged.table->collections_counted) {
    auto size = collections_.Weigh(*staged.table, staged.before, staged.after, staged.index_changes,
                                   pending);
    if (!size) return std::unexpected(std::move(size).error());
    staged.collection = std::move(*size);
  }
  return staged;
}

Result<std::vector<CommitGroup::Staged>> CommitGroup::EvaluateTransaction(
    const CommitRequest& request) {
  std::vector<Staged> staged;
  TransactionReasons reasons(request.writes.size());
  std::size_t bytes = 0;
  CollectionSizes pending;
  for (std::size_t i = 0; i < request.writes.size(); ++i) {
    auto one = Evaluate(request.writes[i], pending);
    if (one) {
      bytes += SizeOf(one->after);
      staged.push_back(std::move(*one));
    } else if (auto ok = reasons.Add(i, std::move(one).error()); !ok) {
      return std::unexpected(std::move(ok).error());
    }
  }
  auto ok = std::move(reasons).Check();
  if (ok) ok = CheckTransactionBytes(bytes);
  if (!ok) return std::unexpected(std::move(ok).error());
  return staged;
}

Result<CommitOutcome> CommitGroup::Stage(const CommitRequest& request) {
  if (request.token) {
    const auto replay = IsReplay(*request.token);
    if (!replay) return std::unexpected(replay.error());
    if (*replay) return Replay(request);
  }
  std::vector<Staged> staged;
  if (request.kind == CommitKind::kTransaction) {
    auto all = EvaluateTransaction(request);
    if (!all) return std::unexpected(std::move(all).error());
    staged = std::move(*all);
  } else {
    CollectionSizes pending;
    for (const auto& write : request.writes) {
      auto one = Evaluate(write, pending);
      if (!one) return std::unexpected(std::move(one).error());
      staged.push_back(std::move(*one));
    }
  }
  CommitOutcome outcome;
  for (auto& one : staged) {
    auto effect = Apply(std::move(one));
    if (request.kind == CommitKind::kTransaction) {
      effect.table_units *= kTransactionFactor;
      for (auto& [index, units] : effect.index_units) units *= kTransactionFactor;
    }
    outcome.effects.push_back(std::move(effect));
  }
  if (request.token) StageToken(*request.token);
  return outcome;
}

WriteEffect CommitGroup::Apply(Staged staged) {
  const auto& table = *staged.table;
  const auto& key = staged.write->key;
  const ItemPtr& before = staged.before;
  const ItemPtr& after = staged.after;
  WriteEffect effect{.table = staged.table, .before = before, .after = after};
  effect.table_units = dynamodb::WriteUnits(std::max(SizeOf(before), SizeOf(after)));
  if (staged.collection) effect.collection_bytes = staged.collection->bytes;
  StageExpiry(staged);
  if (before == after) return effect;

  auto& delta = deltas_[table.id];
  delta.table +=
      {(after ? 1 : 0) - (before ? 1 : 0),
       static_cast<std::int64_t>(SizeOf(after)) - static_cast<std::int64_t>(SizeOf(before))};
  if (after) {
    batch_.Put(key, EncodeItemValue(after->item.bytes, after->size));
  } else {
    batch_.Delete(key);
  }
  if (staged.collection) collections_.Stage(*staged.collection, batch_);
  for (auto& change : staged.index_changes) {
    if (change.removed_key) batch_.Delete(*change.removed_key);
    if (change.put) {
      const auto& projected = *change.put->projected;
      batch_.Put(change.put->key, EncodeItemValue(projected.item.bytes, projected.size));
    }
    delta.indexes[change.index->id] += {change.items_delta, change.bytes_delta};
    effect.index_units.push_back({change.index, change.write_units});
  }
  if (table.stream && table.stream->enabled) StageStreamChange(staged);
  items_[key] = after;
  return effect;
}

void CommitGroup::StageStreamChange(const Staged& staged) {
  const auto changed_by =
      staged.write->kind == WriteKind::kExpire ? ChangedBy::kTimeToLive : ChangedBy::kRequest;
  const auto value = MakeStreamValue(*staged.table, staged.before, staged.after, changed_by);
  if (!value) return;
  if (!next_sequence_) next_sequence_ = stream_clock_.Begin();
  batch_.Put(ChangeKey(staged.table->id, (*next_sequence_)++), *value);
}

void CommitGroup::StageExpiry(const Staged& staged) {
  const auto& table = *staged.table;
  const auto tail = ItemKeyTail(staged.write->key);
  auto gone = staged.before ? ExpiryOf(table, staged.before->item.bytes) : std::nullopt;
  const auto comes = staged.after ? ExpiryOf(table, staged.after->item.bytes) : std::nullopt;
  // An entry that no item stands behind goes too.
  if (staged.write->kind == WriteKind::kExpire) gone = staged.write->expires_at;
  if (gone && gone != comes) batch_.Delete(ExpiryKey(table.id, *gone, tail));
  if (comes && (gone != comes || staged.write->kind == WriteKind::kNoteExpiry)) {
    batch_.Put(ExpiryKey(table.id, *comes, tail), {});
  }
}

Result<bool> CommitGroup::IsReplay(const TransactionToken& token) {
  std::string fingerprint;
  if (const auto staged = tokens_.find(token.token); staged != tokens_.end()) {
    fingerprint = staged->second;
  } else {
    std::string value;
    const auto status = store_.db().Get(rocksdb::ReadOptions(), TokenKey(token.token), &value);
    if (status.IsNotFound()) return false;
    if (!status.ok()) return std::unexpected(ToError(status));
    const auto expires = TokenExpiry(value);
    if (expires <= now_) return false;
    fingerprint = TokenFingerprint(value);
  }
  if (fingerprint == token.fingerprint) return true;
  return std::unexpected(IdempotentParameterMismatch());
}

void CommitGroup::StageToken(const TransactionToken& token) {
  const auto expires = now_ + kTokenLifetime;
  batch_.Put(TokenKey(token.token), EncodeToken(expires, token.fingerprint));
  batch_.Put(
      TokenExpiryKey(static_cast<std::uint64_t>(expires.time_since_epoch().count()), token.token),
      {});
  tokens_[token.token] = token.fingerprint;
}

Result<CommitOutcome> CommitGroup::Replay(const CommitRequest& request) {
  CommitOutcome outcome{.replayed = true};
  for (const auto& write : request.writes) {
    auto item = ReadItem(write.key);
    if (!item) return std::unexpected(std::move(item).error());
    WriteEffect effect{.table = write.table, .before = *item, .after = *item};
    effect.table_units =
        kTransactionFactor * dynamodb::ReadUnits(SizeOf(*item), /*consistent_read=*/true);
    outcome.effects.push_back(std::move(effect));
  }
  return outcome;
}

Result<void> CommitGroup::Write() {
  std::vector<std::pair<TableId, TableCounts>> counts;
  for (const auto& [table, delta] : deltas_) {
    counts.emplace_back(table, counters_.Get(table));
    counts.back().second += delta;
    batch_.Put(CounterKey(table), EncodeCounts(counts.back().second));
  }
  if (batch_.Count() == 0) return {};
  const auto status = store_.Write(batch_);
  if (next_sequence_) stream_clock_.End(*next_sequence_);
  if (!status.ok()) return std::unexpected(ToError(status));
  for (auto& [table, count] : counts) counters_.Set(table, std::move(count));
  return {};
}

}  // namespace flavorbot::engine
