#include "engine/transaction_error.h"

#include <utility>

namespace flavorbot::engine {

using dynamodb::ErrorCode;

std::optional<dynamodb::CancellationReason> ToCancellationReason(const dynamodb::Error& error) {
  switch (error.code) {
    case ErrorCode::kConditionalCheckFailedException:
      return dynamodb::CancellationReason{"ConditionalCheckFailed", error.message, error.item};
    case ErrorCode::kValidationException:
      return dynamodb::CancellationReason{"ValidationError", error.message, std::nullopt};
    default:
      return std::nullopt;
  }
}

dynamodb::Error TransactionCanceled(std::vector<dynamodb::CancellationReason> reasons) {
  std::string codes;
  for (const auto& reason : reasons) {
    if (!codes.empty()) codes += ", ";
    codes += reason.code;
  }
  auto error = dynamodb::MakeError(
      ErrorCode::kTransactionCanceledException,
      "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes +
          "]");
  error.cancellation_reasons = std::move(reasons);
  return error;
}

dynamodb::Error IdempotentParameterMismatch() {
  return dynamodb::MakeError(ErrorCode::kIdempotentParameterMismatchException,
                             "DynamoDB rejected the request because you retried a request with a "
                             "different payload but with an idempotent token that was already "
                             "used.");
}

}  // namespace flavorbot::engine
