// Sink: where a reporter (reporter.h) takes the metrics of each interval.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <vector>

#include "base/clock.h"
#include "cloudwatch/datum.h"

namespace flavorbot::cloudwatch {

class Sink {
 public:
  virtual ~Sink() = default;

  // Threads: one call at a time, on a loop of its own. Failures are the sink's to log and to count.
  // `deadline` is until when it may take.
  virtual boost::asio::awaitable<void> Take(std::vector<Datum> data, base::TimePoint time,
                                            std::chrono::steady_clock::time_point deadline) = 0;
};

}  // namespace flavorbot::cloudwatch
