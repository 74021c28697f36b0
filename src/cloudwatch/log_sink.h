// Log sink: metrics as lines of Embedded Metric Format on standard output, which CloudWatch's agent
// or the log driver of a container takes to CloudWatch Logs.
//
// Threads: as Sink says.
#pragma once

#include "cloudwatch/sink.h"

namespace flavorbot::cloudwatch {

class LogSink final : public Sink {
 public:
  boost::asio::awaitable<void> Take(std::vector<Datum> data, base::TimePoint time,
                                    std::chrono::steady_clock::time_point deadline) override;
};

}  // namespace flavorbot::cloudwatch
