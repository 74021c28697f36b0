// The limits and errors that only transactions have.
//
// Threads: pure functions; TransactionReasons: one request, one object.
// Source:  API reference, TransactWriteItems, TransactGetItems, TransactionCanceledException.
#pragma once

#include <cstddef>
#include <vector>

#include "base/bytes.h"
#include "dynamodb/error.h"

namespace flavorbot::engine {

inline constexpr std::size_t kMaxTransactionItems = 100;
inline constexpr std::size_t kMaxTransactionBytes = std::size_t{4} << 20;
// Reading and writing in a transaction costs twice: it is prepared, then done.
inline constexpr double kTransactionFactor = 2;

// Errors: kValidationException.
dynamodb::Result<void> CheckTransactionLength(std::size_t items);
dynamodb::Result<void> CheckTransactionBytes(std::size_t bytes);

// REQUIRES: `keys` are of items, as EncodeKey makes them. Errors: kValidationException when two are
// the same.
dynamodb::Result<void> CheckDifferentItems(const std::vector<base::BytesView>& keys);

dynamodb::Error IdempotentParameterMismatch();

// Why a transaction can't be: one reason for each of its items, "None" for those that could.
class TransactionReasons {
 public:
  explicit TransactionReasons(std::size_t items) : reasons_(items) {}

  // Notes that the `index`th item failed with `error`. Errors: `error` itself, when it isn't about
  // the item but a failure of the whole call (the disk, a table that is gone).
  dynamodb::Result<void> Add(std::size_t index, dynamodb::Error error);

  // Errors: kTransactionCanceledException, if there was any reason: "Transaction cancelled, please
  //         refer cancellation reasons for specific reasons [None, ...]"
  dynamodb::Result<void> Check() &&;

 private:
  std::vector<dynamodb::CancellationReason> reasons_;
  bool canceled_ = false;
};

}  // namespace flavorbot::engine
