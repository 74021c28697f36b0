// The errors that only transactions have.
//
// Threads: pure functions.
// Source:  API reference, TransactWriteItems, TransactionCanceledException.
#pragma once

#include <optional>
#include <vector>

#include "dynamodb/error.h"

namespace flavorbot::engine {

// What `error` of one item says about it; nullopt when it is no reason to cancel but a failure of
// the whole call (the disk, a table that is gone).
std::optional<dynamodb::CancellationReason> ToCancellationReason(const dynamodb::Error& error);

// "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ...]"
dynamodb::Error TransactionCanceled(std::vector<dynamodb::CancellationReason> reasons);

dynamodb::Error IdempotentParameterMismatch();

}  // namespace flavorbot::engine
