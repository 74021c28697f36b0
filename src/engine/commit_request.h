// What a caller hands to the committer, and what comes back.
//
// Threads: a request belongs to its caller until it is queued, then to the committer.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/item_actions.h"
#include "engine/index_entries.h"
#include "engine/table.h"
#include "expression/ast.h"

namespace flavorbot::engine {

enum class WriteKind {
  kPut,
  kUpdate,
  kDelete,
  kConditionCheck,
  kExpire,      // delete, if the item expires at `expires_at` still
  kNoteExpiry,  // write the expiry entry of the item as it is
  kInsert,      // put, if there is no item yet
};

// One write to one item.
struct ItemWrite {
  WriteKind kind = WriteKind::kPut;
  TablePtr table;   // as the caller found it; the committer takes the newest of the same id
  base::Bytes key;  // EncodeKey's
  ItemPtr put;      // kPut, kInsert: the item
  std::optional<expression::Update> update;  // kUpdate; absent: nothing but that the item is there
  dynamodb::Item update_key;                 // kUpdate: the key attributes, if there is no item yet
  std::optional<expression::Condition> condition;
  std::size_t value_bytes = 0;   // that the values in the expressions hold
  std::uint64_t expires_at = 0;  // kExpire
  dynamodb::ReturnValuesOnConditionCheckFailure on_failure =
      dynamodb::ReturnValuesOnConditionCheckFailure::kNone;
};

struct IndexUnits {
  const Index* index = nullptr;  // borrowed from WriteEffect::table
  double units = 0;
};

// What a write did.
struct WriteEffect {
  TablePtr table;
  ItemPtr before;
  ItemPtr after;
  double table_units = 0;
  std::vector<IndexUnits> index_units;
  std::int64_t collection_bytes = 0;  // of the item's collection, on a table with a local index
};

// In the order of the request's writes.
struct CommitOutcome {
  std::vector<WriteEffect> effects;
  bool replayed = false;  // a transaction with this token was done before: nothing was done now,
                          // and the units are those of reading
};

// What makes two transactions with one token the same.
struct TransactionToken {
  std::string token;
  std::string fingerprint;  // 32 bytes
};

enum class CommitKind {
  kWrites,       // an error is that of its one write
  kTransaction,  // an error is kTransactionCanceledException, with a reason for each write
};

// Done whole or not at all.
struct CommitRequest {
  CommitKind kind = CommitKind::kWrites;
  std::vector<ItemWrite> writes;  // of different items
  std::optional<TransactionToken> token;
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  // Called once, on the committer's thread (or on the caller's, when the queue is full).
  std::move_only_function<void(dynamodb::Result<CommitOutcome>)> done;
};

}  // namespace flavorbot::engine
