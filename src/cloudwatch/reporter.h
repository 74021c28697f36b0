// Reporter: takes what the metrics grew by to a sink, each interval and once more at the end.
//
// Threads: it works on a thread of its own, so that nobody waits for it. Construct, Stop and
// destroy
//          on one thread.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/metrics.h"
#include "cloudwatch/sink.h"

namespace flavorbot::cloudwatch {

struct ReporterOptions {
  std::string table_name;  // the app's: what Table is
  std::chrono::milliseconds interval{60'000};
  std::chrono::milliseconds stop_timeout{3'000};
};

class Reporter {
 public:
  // Begins at once. Borrows `metrics` and `clock`.
  Reporter(ReporterOptions options, const base::Metrics& metrics, const base::Clock& clock,
           std::unique_ptr<Sink> sink);
  ~Reporter();  // stops
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  // Hands over the last values and waits until the sink has taken them, stop_timeout at most.
  void Stop();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace flavorbot::cloudwatch
