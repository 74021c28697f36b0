#include "app/chef/model/model_failure.h"

namespace flavorbot::app::chef {
namespace {

using model_api::ModelErrorKind;

constexpr std::chrono::seconds kSoon{10};

Error WorthWaiting(std::string message, std::chrono::seconds wait) {
  Error error = MakeError(ErrorCode::kUnavailable, std::move(message));
  error.retry_after = wait;
  return error;
}

Error Worded(const model_api::ModelError& error) {
  const auto wait =
      error.retry_after ? std::chrono::ceil<std::chrono::seconds>(*error.retry_after) : kSoon;
  switch (error.kind) {
    case ModelErrorKind::kUnauthorized:
    case ModelErrorKind::kRejected:
      return MakeError(ErrorCode::kUnavailable,
                       "The chef isn't set up properly. Whoever runs this site has to look at it.");
    case ModelErrorKind::kRateLimited:
    case ModelErrorKind::kOverloaded:
      return WorthWaiting("The chef has too much to do. Please try again in a moment.", wait);
    case ModelErrorKind::kUnavailable:
      return WorthWaiting("The chef can't be reached. Please try again in a moment.", wait);
    case ModelErrorKind::kRefused:
      return MakeError(ErrorCode::kInvalidRequest,
                       "The chef won't answer this. Please ask for something else.");
    case ModelErrorKind::kTimeout:
      return WorthWaiting("The chef took too long. Please try again.", kSoon);
    case ModelErrorKind::kCancelled:
      return MakeError(ErrorCode::kUnavailable, "The answer was stopped.");
    case ModelErrorKind::kMalformed:
      return WorthWaiting("The chef's answer couldn't be read. Please try again.", kSoon);
    case ModelErrorKind::kContextTooLong:
      break;
  }
  return MakeError(ErrorCode::kInvalidRequest,
                   "This conversation is too long for the chef. Please begin a new one.");
}

}  // namespace

Error FailureOf(const model_api::ModelError& error) {
  Error failure = Worded(error);
  failure.cause = "model: " + std::string(NameOf(error.kind)) + ": " + error.message;
  return failure;
}

Error NoRecipe(const model_api::Findings& findings) {
  Error failure = WorthWaiting(
      "The chef's recipe wasn't complete, so it isn't shown. Please try again.", kSoon);
  failure.cause = "model: no recipe";
  for (const std::string& finding : findings) failure.cause += "; " + finding;
  return failure;
}

}  // namespace flavorbot::app::chef
