// StoreError: why a store could not do what it was asked.
//
// Each store's comment says what its kNotFound and kConflict mean; the rest mean the same
// everywhere. `cause` is for the log and never leaves the process.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "dynamodb/error.h"

namespace flavorbot::storage {

enum class StoreErrorCode {
  kNotFound,     // what should be changed isn't there; nothing was changed
  kConflict,     // a condition did not hold; nothing was changed
  kTooLarge,     // the item would be larger than 400 KB; nothing was changed
  kUnavailable,  // the table doesn't answer now, or not in time: trying again may help
  kCorrupt       // an item, or a request of ours, is not what it must be: a defect
};

struct StoreError {
  StoreErrorCode code = StoreErrorCode::kCorrupt;
  std::string cause;
};

template <typename T>
using Result = base::Result<T, StoreError>;

// What an error of the table means to a store. A failed condition, alone or inside a transaction,
// is kConflict: a store that knows better says kNotFound.
StoreError ToStoreError(const dynamodb::Error& error);

// The items of a cancelled transaction whose condition failed, by their place in the request.
bool ConditionFailedAt(const dynamodb::Error& error, std::size_t index);

// Whether a transaction was cancelled only because another one was at the same items: try again.
bool IsTransactionConflict(const dynamodb::Error& error);

std::string_view StoreErrorName(StoreErrorCode code);  // "not found", for logs

}  // namespace flavorbot::storage
