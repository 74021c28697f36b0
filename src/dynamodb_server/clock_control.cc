#include "dynamodb_server/clock_control.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "base/iso8601.h"
#include "base/log.h"

namespace flavorbot::dynamodb_server {
namespace {

constexpr double kMostSeconds = 1e10;

// Times are written with years of four digits.
bool IsWritable(base::TimePoint time) {
  constexpr std::chrono::sys_days kEnd = std::chrono::year{10000} / 1 / 1;
  return time >= base::TimePoint{} && time < kEnd;
}

http::Response Refusal(int status, std::string_view message) {
  return http::JsonResponse(status, R"({"message":")" + std::string(message) + "\"}");
}

std::string Described(const SettableClock& clock) {
  return R"({"now":")" + base::FormatIso8601(clock.Now()) + R"(","flow":")" +
         (clock.flow() == ClockFlow::kRuns ? "runs" : "stands") + "\"";
}

// Sets the clock as `body` says; false when it says nothing that can be done.
bool SetClock(SettableClock& clock, std::string_view body) {
  boost::system::error_code error;
  const boost::json::value parsed = boost::json::parse(body, error);
  if (error || !parsed.is_object() || parsed.as_object().size() != 1) return false;
  const auto& [name, value] = *parsed.as_object().begin();
  if (name == "now" && value.is_string()) {
    const auto now = base::ParseIso8601(std::string_view(value.as_string()));
    if (!now || !IsWritable(*now)) return false;
    clock.Set(*now);
    return true;
  }
  if (name != "advanceSeconds" || !value.is_number()) return false;
  const double seconds = value.to_number<double>(error);
  if (error || !(std::abs(seconds) <= kMostSeconds)) return false;
  const std::chrono::milliseconds by{std::llround(seconds * 1000)};
  if (!IsWritable(clock.Now() + by)) return false;
  clock.Advance(by);
  return true;
}

boost::asio::awaitable<http::Response> Answer(const ClockControl& control,
                                              const http::Request& request) {
  if (request.method == http::Method::kGet) {
    co_return http::JsonResponse(200, Described(control.clock) + "}");
  }
  if (request.method != http::Method::kPut) co_return Refusal(405, "GET or PUT");
  if (!SetClock(control.clock, request.body)) {
    co_return Refusal(400, R"(Say {\"now\":\"2030-01-01T00:00:00Z\"} or {\"advanceSeconds\":60})");
  }
  const auto swept = co_await control.pool.Run([sweep = control.sweep] { return sweep(); });
  if (!swept) co_return Refusal(503, "Too many are setting the clock");
  if (!*swept) {
    base::Log(base::Level::kError, "sweep_failed",
              {{"message", swept->error().message}, {"cause", swept->error().cause}});
    co_return Refusal(500, "What has expired can't be deleted; the log says why");
  }
  co_return http::JsonResponse(
      200, Described(control.clock) + R"(,"expiredItems":)" + std::to_string(**swept) + "}");
}

}  // namespace

http::Handler WithClockControl(ClockControl control, http::Handler rest) {
  return [control = std::move(control), rest = std::move(rest)](http::Request& request) {
    return request.path() == kClockPath ? Answer(control, request) : rest(request);
  };
}

}  // namespace flavorbot::dynamodb_server
