// Service sink: metrics sent to CloudWatch by PutMetricData.
//
// What can't be sent now waits, with the time that it is of, and goes with the next interval's; of
// kMaxWaiting requests the oldest goes. What CloudWatch refuses is dropped. Sending twice what may
// have been taken the first time counts it twice, as AWS's SDKs do.
//
// It counts flavorbot_cloudwatch_requests_total{result} (result: "ok" or "failed") and
// flavorbot_cloudwatch_dropped_requests_total.
//
// Threads: as Sink says.
#pragma once

#include <cstddef>
#include <deque>
#include <string>

#include "base/clock.h"
#include "base/metrics.h"
#include "cloudwatch/service_client.h"
#include "cloudwatch/sink.h"

namespace flavorbot::cloudwatch {

class ServiceSink final : public Sink {
 public:
  static constexpr std::size_t kMaxWaiting = 60;

  // Borrows `metrics` and `clock`.
  ServiceSink(ServiceOptions options, base::Metrics& metrics, const base::Clock& clock);

  boost::asio::awaitable<void> Take(std::vector<Datum> data, base::TimePoint time,
                                    std::chrono::steady_clock::time_point deadline) override;

 private:
  void Drop();  // the oldest

  const ServiceClient client_;
  const base::Clock& clock_;
  base::Counter sent_;
  base::Counter failed_;
  base::Counter dropped_;
  std::deque<std::string> waiting_;  // bodies, the oldest first
};

}  // namespace flavorbot::cloudwatch
