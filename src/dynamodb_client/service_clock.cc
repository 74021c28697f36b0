#include "dynamodb_client/service_clock.h"

#include "base/log.h"
#include "sigv4/scope.h"

namespace flavorbot::dynamodb_client {
namespace {

constexpr std::chrono::minutes kTolerated{4};

}  // namespace

bool ServiceClock::Correct(std::optional<std::string_view> date, base::TimePoint signed_at) {
  const auto theirs = date ? sigv4::ParseHttpDate(*date) : std::nullopt;
  if (!theirs || std::chrono::abs(*theirs - signed_at) < kTolerated) return false;
  const auto offset = *theirs - clock_.Now();
  offset_ms_ = offset.count();
  base::Log(base::Level::kWarning,
            "this machine's clock is off: requests are signed by the service's",
            {{"seconds", static_cast<std::int64_t>(offset.count() / 1000)}});
  return true;
}

}  // namespace flavorbot::dynamodb_client
