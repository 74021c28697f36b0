// Error: the exceptions of the DynamoDB API, as values.
//
// Source: API reference, "Common errors" and the errors of each action.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

// Exactly AWS's exception names; error.cc has their namespaces and HTTP statuses.
enum class ErrorCode {
  kConditionalCheckFailedException,
  kIdempotentParameterMismatchException,
  kInternalServerError,
  kItemCollectionSizeLimitExceededException,
  kLimitExceededException,
  kProvisionedThroughputExceededException,
  kRequestLimitExceeded,
  kResourceInUseException,
  kResourceNotFoundException,
  kSerializationException,
  kServiceUnavailable,
  kThrottlingException,
  kTransactionCanceledException,
  kTransactionConflictException,
  kTransactionInProgressException,
  kUnknownOperationException,
  kUnrecognizedClientException,
  kMissingAuthenticationTokenException,
  kInvalidSignatureException,
  kIncompleteSignatureException,
  kAccessDeniedException,
  kValidationException,
  kBackupInUseException,
  kBackupNotFoundException,
  kContinuousBackupsUnavailableException,
  kDuplicateItemException,
  kExpiredIteratorException,
  kIndexNotFoundException,
  kInvalidEndpointException,
  kInvalidRestoreTimeException,
  kPointInTimeRecoveryUnavailableException,
  kPolicyNotFoundException,
  kReplicatedWriteConflictException,
  kTableAlreadyExistsException,
  kTableInUseException,
  kTableNotFoundException,
  kTrimmedDataAccessException,
};

// "ConditionalCheckFailedException".
std::string_view ErrorName(ErrorCode code);
std::optional<ErrorCode> ParseErrorName(std::string_view name);
// "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException": what "__type" carries.
std::string ErrorType(ErrorCode code);
// 400, 500 or 503.
int HttpStatus(ErrorCode code);

// Why one item of a transaction failed, in the order of the request's items.
struct CancellationReason {
  std::string code =
      "None";  // "ConditionalCheckFailed", "TransactionConflict", "ValidationError" ...
  std::string message;
  std::optional<PackedItem> item;  // with ReturnValuesOnConditionCheckFailure: ALL_OLD
};

struct Error {
  ErrorCode code = ErrorCode::kInternalServerError;
  std::string message;                                   // goes to the caller
  std::string cause;                                     // stays in the process: for the log
  std::vector<CancellationReason> cancellation_reasons;  // kTransactionCanceledException
  std::optional<PackedItem> item;  // kConditionalCheckFailedException with ALL_OLD
};

inline Error MakeError(ErrorCode code, std::string message) {
  return {.code = code, .message = std::move(message)};
}
inline Error ValidationError(std::string message) {
  return MakeError(ErrorCode::kValidationException, std::move(message));
}

template <typename T>
using Result = base::Result<T, Error>;

}  // namespace flavorbot::dynamodb
