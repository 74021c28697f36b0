#include "engine/transaction_error.h"

#include <set>
#include <utility>

namespace flavorbot::engine {

using dynamodb::ErrorCode;
using dynamodb::Result;

Result<void> CheckTransactionLength(std::size_t items) {
  if (items >= 1 && items <= kMaxTransactionItems) return {};
  return std::unexpected(dynamodb::ValidationError(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member "
      "must have length " +
      std::string(items == 0 ? "greater than or equal to 1" : "less than or equal to 100")));
}

Result<void> CheckTransactionBytes(std::size_t bytes) {
  if (bytes <= kMaxTransactionBytes) return {};
  return std::unexpected(
      dynamodb::ValidationError("The total size of the items in the transaction exceeds 4 MB"));
}

Result<void> CheckDifferentItems(const std::vector<base::BytesView>& keys) {
  std::set<base::BytesView> seen;
  for (const auto key : keys) {
    if (!seen.insert(key).second) {
      return std::unexpected(dynamodb::ValidationError(
          "Transaction request cannot include multiple operations on one item"));
    }
  }
  return {};
}

dynamodb::Error IdempotentParameterMismatch() {
  return dynamodb::MakeError(ErrorCode::kIdempotentParameterMismatchException,
                             "DynamoDB rejected the request because you retried a request with a "
                             "different payload but with an idempotent token that was already "
                             "used.");
}

Result<void> TransactionReasons::Add(std::size_t index, dynamodb::Error error) {
  auto& reason = reasons_[index];
  if (error.code == ErrorCode::kConditionalCheckFailedException) {
    reason = {"ConditionalCheckFailed", std::move(error.message), std::move(error.item)};
  } else if (error.code == ErrorCode::kDuplicateItemException) {
    reason = {"DuplicateItem", std::move(error.message), std::nullopt};
  } else if (error.code == ErrorCode::kItemCollectionSizeLimitExceededException) {
    reason = {"ItemCollectionSizeLimitExceeded", std::move(error.message), std::nullopt};
  } else if (error.code == ErrorCode::kValidationException) {
    reason = {"ValidationError", std::move(error.message), std::nullopt};
  } else {
    return std::unexpected(std::move(error));
  }
  canceled_ = true;
  return {};
}

Result<void> TransactionReasons::Check() && {
  if (!canceled_) return {};
  std::string codes;
  for (const auto& reason : reasons_) {
    if (!codes.empty()) codes += ", ";
    codes += reason.code;
  }
  auto error = dynamodb::MakeError(
      ErrorCode::kTransactionCanceledException,
      "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes +
          "]");
  error.cancellation_reasons = std::move(reasons_);
  return std::unexpected(std::move(error));
}

}  // namespace flavorbot::engine
