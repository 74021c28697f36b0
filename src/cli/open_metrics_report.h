// Open metrics report: reports the metrics of a server to where the settings say.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/metrics.h"
#include "base/result.h"
#include "cli/settings.h"
#include "cloudwatch/reporter.h"

namespace flavorbot::cli {

// nullptr when they are on /metrics only. Borrows `metrics` and `clock`.
// Errors: one line, which setting is unusable.
base::Result<std::unique_ptr<cloudwatch::Reporter>, std::string> OpenMetricsReport(
    const Settings& settings, base::Metrics& metrics, const base::Clock& clock);

}  // namespace flavorbot::cli
