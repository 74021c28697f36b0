#include "aws/retry_settings.h"

#include <charconv>

namespace flavorbot::aws {

base::Result<RetrySettings, std::string> ReadRetrySettings(const Configuration& configuration) {
  RetrySettings settings;
  if (const auto mode = configuration.Find("AWS_RETRY_MODE", "retry_mode")) {
    if (*mode == "adaptive") {
      settings.mode = RetryMode::kAdaptive;
    } else if (*mode != "standard" && *mode != "legacy") {
      return std::unexpected(
          "AWS_RETRY_MODE, or retry_mode of the profile, must be standard or adaptive");
    }
  }
  if (const auto text = configuration.Find("AWS_MAX_ATTEMPTS", "max_attempts")) {
    constexpr unsigned kMost = 100;
    unsigned attempts = 0;
    const auto* end = text->data() + text->size();
    const auto [read_to, error] = std::from_chars(text->data(), end, attempts);
    if (error != std::errc{} || read_to != end || attempts < 1 || attempts > kMost) {
      return std::unexpected(
          "AWS_MAX_ATTEMPTS, or max_attempts of the profile, must be a whole number from 1 to 100");
    }
    settings.max_attempts = attempts;
  }
  return settings;
}

}  // namespace flavorbot::aws
