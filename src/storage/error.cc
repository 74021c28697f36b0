#include "storage/error.h"

#include <algorithm>

namespace flavorbot::storage {
namespace {

using dynamodb::ErrorCode;

constexpr std::string_view kConditionFailed = "ConditionalCheckFailed";

bool HasReason(const dynamodb::Error& error, std::string_view code) {
  return std::ranges::any_of(error.cancellation_reasons,
                             [code](const auto& reason) { return reason.code == code; });
}

// The service has one code for all invalid requests; this one a person's input can cause.
bool IsItemTooLarge(std::string_view message) {
  return message.contains("Item size") && message.contains("maximum allowed size");
}

StoreErrorCode TransactionCode(const dynamodb::Error& error) {
  if (HasReason(error, kConditionFailed)) return StoreErrorCode::kConflict;
  for (const auto& reason : error.cancellation_reasons) {
    if (IsItemTooLarge(reason.message)) return StoreErrorCode::kTooLarge;
    if (reason.code == "ValidationError") return StoreErrorCode::kCorrupt;
  }
  return StoreErrorCode::kUnavailable;
}

StoreErrorCode CodeOf(const dynamodb::Error& error) {
  switch (error.code) {
    case ErrorCode::kConditionalCheckFailedException:
      return StoreErrorCode::kConflict;
    case ErrorCode::kTransactionCanceledException:
      return TransactionCode(error);
    case ErrorCode::kItemCollectionSizeLimitExceededException:
      return StoreErrorCode::kTooLarge;
    case ErrorCode::kValidationException:
      return IsItemTooLarge(error.message) ? StoreErrorCode::kTooLarge : StoreErrorCode::kCorrupt;
    case ErrorCode::kIdempotentParameterMismatchException:
    case ErrorCode::kSerializationException:
    case ErrorCode::kUnknownOperationException:
      return StoreErrorCode::kCorrupt;
    default:
      return StoreErrorCode::kUnavailable;
  }
}

}  // namespace

StoreError ToStoreError(const dynamodb::Error& error) {
  std::string cause(dynamodb::ErrorName(error.code));
  cause += ": " + error.message;
  if (!error.cause.empty()) cause += " (" + error.cause + ")";
  return {.code = CodeOf(error), .cause = std::move(cause)};
}

bool ConditionFailedAt(const dynamodb::Error& error, std::size_t index) {
  return error.code == ErrorCode::kTransactionCanceledException &&
         index < error.cancellation_reasons.size() &&
         error.cancellation_reasons[index].code == kConditionFailed;
}

bool IsTransactionConflict(const dynamodb::Error& error) {
  if (error.code == ErrorCode::kTransactionConflictException ||
      error.code == ErrorCode::kTransactionInProgressException) {
    return true;
  }
  return error.code == ErrorCode::kTransactionCanceledException &&
         HasReason(error, "TransactionConflict") && !HasReason(error, kConditionFailed);
}

std::string_view StoreErrorName(StoreErrorCode code) {
  switch (code) {
    case StoreErrorCode::kNotFound:
      return "not found";
    case StoreErrorCode::kConflict:
      return "conflict";
    case StoreErrorCode::kTooLarge:
      return "too large";
    case StoreErrorCode::kUnavailable:
      return "unavailable";
    case StoreErrorCode::kCorrupt:
      return "corrupt";
  }
  return "unknown";
}

}  // namespace flavorbot::storage
