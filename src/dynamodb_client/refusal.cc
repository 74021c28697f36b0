#include "dynamodb_client/refusal.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <utility>

namespace flavorbot::dynamodb_client {
namespace {

constexpr std::pair<std::string_view, Refusal> kNames[] = {
    {"BandwidthLimitExceeded", Refusal::kThrottling},
    {"EC2ThrottledException", Refusal::kThrottling},
    {"PriorRequestNotComplete", Refusal::kThrottling},
    {"RequestThrottled", Refusal::kThrottling},
    {"RequestThrottledException", Refusal::kThrottling},
    {"SlowDown", Refusal::kThrottling},
    {"ThrottledException", Refusal::kThrottling},
    {"Throttling", Refusal::kThrottling},
    {"TooManyRequestsException", Refusal::kThrottling},
    {"RequestTimeout", Refusal::kTimeout},
    {"RequestTimeoutException", Refusal::kTimeout},
    {"AuthFailure", Refusal::kClock},
    {"InvalidSignatureException", Refusal::kClock},
    {"RequestExpired", Refusal::kClock},
    {"RequestInTheFuture", Refusal::kClock},
    {"RequestTimeTooSkewed", Refusal::kClock},
    {"SignatureDoesNotMatch", Refusal::kClock},
    {"ExpiredToken", Refusal::kExpiredCredentials},
    {"ExpiredTokenException", Refusal::kExpiredCredentials},
    {"InvalidClientTokenId", Refusal::kExpiredCredentials},
    {"UnrecognizedClientException", Refusal::kExpiredCredentials},
};

}  // namespace

Refusal ReadRefusal(std::string_view body) {
  boost::system::error_code error;
  const auto parsed = boost::json::parse({body.data(), body.size()}, error);
  if (error || !parsed.is_object()) return Refusal::kOther;
  const auto* type = parsed.get_object().if_contains("__type");
  if (type == nullptr || !type->is_string()) return Refusal::kOther;
  std::string_view name(type->get_string());
  name.remove_prefix(name.rfind('#') + 1);  // npos + 1 is 0
  for (const auto& [known, refusal] : kNames) {
    if (name == known) return refusal;
  }
  return Refusal::kOther;
}

}  // namespace flavorbot::dynamodb_client
