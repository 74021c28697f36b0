#include "cloudwatch/service_sink.h"

#include <utility>

#include "base/log.h"
#include "cloudwatch/put_metric_data.h"

namespace flavorbot::cloudwatch {
namespace {

base::Counter Requests(base::Metrics& metrics, const std::string& result) {
  return metrics.AddCounter("flavorbot_cloudwatch_requests_total",
                            "Requests that took metrics to CloudWatch", {{"result", result}});
}

}  // namespace

ServiceSink::ServiceSink(ServiceOptions options, base::Metrics& metrics, const base::Clock& clock)
    : client_(std::move(options)),
      clock_(clock),
      sent_(Requests(metrics, "ok")),
      failed_(Requests(metrics, "failed")),
      dropped_(metrics.AddCounter("flavorbot_cloudwatch_dropped_requests_total",
                                  "Requests with metrics that CloudWatch never took")) {}

void ServiceSink::Drop() {
  waiting_.pop_front();
  dropped_.Add();
}

boost::asio::awaitable<void> ServiceSink::Take(std::vector<Datum> data, base::TimePoint time,
                                               std::chrono::steady_clock::time_point deadline) {
  for (std::string& body : PutMetricDataBodies(data, time)) waiting_.push_back(std::move(body));
  while (waiting_.size() > kMaxWaiting) Drop();
  while (!waiting_.empty()) {
    const auto sent = co_await client_.Send(waiting_.front(), clock_.Now(), deadline);
    if (sent) {
      sent_.Add();
      waiting_.pop_front();
      continue;
    }
    failed_.Add();
    const bool is_kept = sent.error().worth == Worth::kAnother;
    base::Log(base::Level::kWarning, "metrics not sent to CloudWatch",
              {{"cause", sent.error().cause}, {"kept", is_kept}, {"waiting", waiting_.size()}});
    if (is_kept) co_return;
    Drop();
  }
}

}  // namespace flavorbot::cloudwatch
