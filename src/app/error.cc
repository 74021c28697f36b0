#include "app/error.h"

#include <utility>

namespace flavorbot::app {

Error MakeError(ErrorCode code, std::string message) {
  return {.code = code, .message = std::move(message)};
}

Error InvalidFields(FieldErrors fields) {
  return {.code = ErrorCode::kInvalidFields,
          .message = "Some fields are invalid",
          .fields = std::move(fields)};
}

Error FromStore(storage::StoreError error) {
  Error mapped;
  mapped.cause = std::move(error.cause);
  switch (error.code) {
    case storage::StoreErrorCode::kNotFound:
      mapped.code = ErrorCode::kNotFound;
      mapped.message = "Not found";
      break;
    case storage::StoreErrorCode::kConflict:
      mapped.code = ErrorCode::kConflict;
      mapped.message = "It was changed in the meantime";
      break;
    case storage::StoreErrorCode::kTooLarge:
      mapped.code = ErrorCode::kTooLarge;
      mapped.message = "This is too large to be stored";
      break;
    case storage::StoreErrorCode::kUnavailable:
      mapped.code = ErrorCode::kUnavailable;
      mapped.message = "The service is busy. Please try again in a moment.";
      mapped.retry_after = std::chrono::seconds{2};
      break;
    case storage::StoreErrorCode::kCorrupt:
      mapped.code = ErrorCode::kInternal;
      mapped.message = "Something went wrong";
      break;
  }
  return mapped;
}

}  // namespace flavorbot::app
