#include "web_api/request_log.h"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <string>

#include "base/log.h"

namespace flavorbot::web_api {
namespace {

// Every status that an answer can have; the last stands for any other.
constexpr std::array kStatuses = {200, 201, 204, 302, 304, 400, 401, 403, 404, 405,
                                  409, 412, 413, 415, 416, 422, 429, 500, 503, 0};

std::size_t IndexOf(int status) {
  std::size_t index = 0;
  while (index + 1 < kStatuses.size() && kStatuses[index] != status) ++index;
  return index;
}

}  // namespace

struct RouteMetrics::Histograms {
  std::array<std::atomic<const base::Histogram*>, kStatuses.size()> ready{};
  std::mutex making;
  std::array<std::optional<base::Histogram>, kStatuses.size()> made;
};

RouteMetrics::RouteMetrics(base::Metrics& metrics, http::Method method, std::string_view route)
    : metrics_(&metrics),
      method_(method),
      route_(route),
      histograms_(std::make_unique<Histograms>()) {}
RouteMetrics::~RouteMetrics() = default;
RouteMetrics::RouteMetrics(RouteMetrics&&) noexcept = default;

void RouteMetrics::Observe(int status, double seconds) const {
  const auto index = IndexOf(status);
  const auto* histogram = histograms_->ready[index].load(std::memory_order_acquire);
  if (histogram == nullptr) {
    const std::scoped_lock lock(histograms_->making);
    auto& made = histograms_->made[index];
    if (!made) {
      const int label = kStatuses[index];
      made = metrics_->AddHistogram("flavorbot_http_request_duration_seconds",
                                    "Time from a request's end to its answer's beginning",
                                    {{"route", std::string(route_)},
                                     {"method", std::string(http::MethodName(method_))},
                                     {"status", label == 0 ? "other" : std::to_string(label)}});
    }
    histograms_->ready[index].store(&*made, std::memory_order_release);
    histogram = &*made;
  }
  auto handle = *histogram;
  handle.Observe(seconds);
}

void RecordRequest(const RouteMetrics& route, const dynamodb::CallContext& call, int status,
                   std::chrono::steady_clock::duration took) {
  const std::chrono::duration<double> seconds = took;
  route.Observe(status, seconds.count());
  base::Log(base::Level::kInfo, "request",
            {{"id", call.request_id},
             {"trace_id", call.trace.trace_id},
             {"span_id", call.trace.span_id},
             {"method", http::MethodName(route.method())},
             {"route", route.route()},
             {"status", status},
             {"ms", seconds.count() * 1000},
             {"dynamodb_calls", call.calls},
             {"retries", call.retries},
             {"rcu", call.read_units},
             {"wcu", call.write_units}});
}

void RecordStream(const dynamodb::CallContext& call, StreamEnd end,
                  std::chrono::steady_clock::duration took) {
  const std::chrono::duration<double> seconds = took;
  base::Log(base::Level::kInfo, "answer stream",
            {{"id", call.request_id},
             {"trace_id", call.trace.trace_id},
             {"span_id", call.trace.span_id},
             {"outcome", end == StreamEnd::kAnswered ? "answered" : "failed"},
             {"ms", seconds.count() * 1000},
             {"dynamodb_calls", call.calls},
             {"retries", call.retries},
             {"rcu", call.read_units},
             {"wcu", call.write_units}});
}

}  // namespace flavorbot::web_api
