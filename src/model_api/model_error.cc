#include "model_api/model_error.h"

namespace flavorbot::model_api {

std::string_view NameOf(ModelErrorKind kind) {
  switch (kind) {
    case ModelErrorKind::kUnauthorized:
      return "unauthorized";
    case ModelErrorKind::kRejected:
      return "rejected";
    case ModelErrorKind::kRateLimited:
      return "rate limited";
    case ModelErrorKind::kOverloaded:
      return "overloaded";
    case ModelErrorKind::kUnavailable:
      return "unavailable";
    case ModelErrorKind::kRefused:
      return "refused";
    case ModelErrorKind::kTimeout:
      return "timeout";
    case ModelErrorKind::kCancelled:
      return "cancelled";
    case ModelErrorKind::kMalformed:
      return "malformed";
    case ModelErrorKind::kContextTooLong:
      break;
  }
  return "context too long";
}

bool IsPassing(ModelErrorKind kind) {
  return kind == ModelErrorKind::kRateLimited || kind == ModelErrorKind::kOverloaded ||
         kind == ModelErrorKind::kUnavailable;
}

}  // namespace flavorbot::model_api
