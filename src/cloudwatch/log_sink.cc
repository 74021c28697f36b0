#include "cloudwatch/log_sink.h"

#include "base/log.h"
#include "cloudwatch/embedded_metric_format.h"

namespace flavorbot::cloudwatch {

boost::asio::awaitable<void> LogSink::Take(std::vector<Datum> data, base::TimePoint time,
                                           std::chrono::steady_clock::time_point) {
  for (const std::string& line : EmbeddedMetricLines(data, time)) base::PrintLine(line);
  co_return;
}

}  // namespace flavorbot::cloudwatch
