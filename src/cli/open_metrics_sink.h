// Open metrics sink: where the settings say that a server's metrics are reported to.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/metrics.h"
#include "base/result.h"
#include "cli/settings.h"
#include "cloudwatch/sink.h"

namespace flavorbot::cli {

// nullptr when they are on /metrics only. Borrows `metrics` and `clock`.
// Errors: one line, which setting is unusable.
base::Result<std::unique_ptr<cloudwatch::Sink>, std::string> OpenMetricsSink(
    const Settings& settings, base::Metrics& metrics, const base::Clock& clock);

}  // namespace flavorbot::cli
