// Retry settings: AWS_RETRY_MODE and AWS_MAX_ATTEMPTS, or `retry_mode` and `max_attempts` of the
// profile.
//
// Threads: pure functions.
// Source:  SDKs and Tools Reference Guide, "Retry behavior".
#pragma once

#include <optional>
#include <string>

#include "aws/configuration.h"
#include "base/result.h"

namespace flavorbot::aws {

enum class RetryMode { kStandard, kAdaptive };

struct RetrySettings {
  RetryMode mode = RetryMode::kStandard;
  std::optional<unsigned> max_attempts;
};

// "legacy" is the standard mode. Errors: one line that names the setting.
base::Result<RetrySettings, std::string> ReadRetrySettings(const Configuration& configuration);

}  // namespace flavorbot::aws
