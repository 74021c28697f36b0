#include "dynamodb/error.h"

#include <algorithm>
#include <array>

namespace flavorbot::dynamodb {
namespace {

// The shapes an exception may come from; "__type" is this, "#" and the name.
constexpr std::string_view kDynamoDb = "com.amazonaws.dynamodb.v20120810";
constexpr std::string_view kService = "com.amazon.coral.service";
constexpr std::string_view kValidate = "com.amazon.coral.validate";
constexpr std::string_view kAvailability = "com.amazon.coral.availability";

struct Row {
  std::string_view name;
  std::string_view shape;
  int http_status;
};

// In the order of ErrorCode.
constexpr std::array kRows = {
    Row{"ConditionalCheckFailedException", kDynamoDb, 400},
    Row{"IdempotentParameterMismatchException", kDynamoDb, 400},
    Row{"InternalServerError", kDynamoDb, 500},
    Row{"ItemCollectionSizeLimitExceededException", kDynamoDb, 400},
    Row{"LimitExceededException", kDynamoDb, 400},
    Row{"ProvisionedThroughputExceededException", kDynamoDb, 400},
    Row{"RequestLimitExceeded", kDynamoDb, 400},
    Row{"ResourceInUseException", kDynamoDb, 400},
    Row{"ResourceNotFoundException", kDynamoDb, 400},
    Row{"SerializationException", kService, 400},
    Row{"ServiceUnavailable", kAvailability, 503},
    Row{"ThrottlingException", kAvailability, 400},
    Row{"TransactionCanceledException", kDynamoDb, 400},
    Row{"TransactionConflictException", kDynamoDb, 400},
    Row{"TransactionInProgressException", kDynamoDb, 400},
    Row{"UnknownOperationException", kService, 400},
    Row{"UnrecognizedClientException", kService, 400},
    Row{"MissingAuthenticationTokenException", kService, 400},
    Row{"InvalidSignatureException", kService, 400},
    Row{"IncompleteSignatureException", kService, 400},
    Row{"AccessDeniedException", kService, 400},
    Row{"ValidationException", kValidate, 400},
    Row{"BackupInUseException", kDynamoDb, 400},
    Row{"BackupNotFoundException", kDynamoDb, 400},
    Row{"ContinuousBackupsUnavailableException", kDynamoDb, 400},
    Row{"DuplicateItemException", kDynamoDb, 400},
    Row{"ExpiredIteratorException", kDynamoDb, 400},
    Row{"IndexNotFoundException", kDynamoDb, 400},
    Row{"InvalidEndpointException", kDynamoDb, 400},
    Row{"InvalidRestoreTimeException", kDynamoDb, 400},
    Row{"PointInTimeRecoveryUnavailableException", kDynamoDb, 400},
    Row{"PolicyNotFoundException", kDynamoDb, 400},
    Row{"ReplicatedWriteConflictException", kDynamoDb, 400},
    Row{"TableAlreadyExistsException", kDynamoDb, 400},
    Row{"TableInUseException", kDynamoDb, 400},
    Row{"TableNotFoundException", kDynamoDb, 400},
    Row{"TrimmedDataAccessException", kDynamoDb, 400},
};
static_assert(kRows.size() == static_cast<std::size_t>(ErrorCode::kTrimmedDataAccessException) + 1);

const Row& RowOf(ErrorCode code) { return kRows[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view ErrorName(ErrorCode code) { return RowOf(code).name; }

std::optional<ErrorCode> ParseErrorName(std::string_view name) {
  const auto* found = std::ranges::find(kRows, name, &Row::name);
  if (found == kRows.end()) return std::nullopt;
  return static_cast<ErrorCode>(found - kRows.begin());
}

std::string ErrorType(ErrorCode code) {
  std::string type(RowOf(code).shape);
  return type.append("#").append(RowOf(code).name);
}

int HttpStatus(ErrorCode code) { return RowOf(code).http_status; }

}  // namespace flavorbot::dynamodb
