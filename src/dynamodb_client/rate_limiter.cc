#include "dynamodb_client/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace flavorbot::dynamodb_client {
namespace {

constexpr double kBeta = 0.7;
constexpr double kScale = 0.4;
constexpr double kSmooth = 0.8;
constexpr double kLowestRate = 0.5;
constexpr double kLowestCapacity = 1;

}  // namespace

RateLimiter::RateLimiter(TimePoint now)
    : bucket_(std::floor(Seconds(now))), throttled_(Seconds(now)) {}

double RateLimiter::Seconds(TimePoint time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

void RateLimiter::Refill(double now) {
  if (refilled_ >= 0)
    tokens_ = std::min(capacity_, tokens_ + std::max(0.0, now - refilled_) * rate_);
  refilled_ = now;
}

void RateLimiter::Measure(double now) {
  const double bucket = std::floor(now * 2) / 2;
  ++sent_;
  if (bucket <= bucket_) return;
  sent_rate_ = sent_ / (bucket - bucket_) * kSmooth + sent_rate_ * (1 - kSmooth);
  sent_ = 0;
  bucket_ = bucket;
}

std::chrono::nanoseconds RateLimiter::Take(TimePoint now) {
  const std::lock_guard lock(mutex_);
  if (!is_limiting_) return std::chrono::nanoseconds(0);
  Refill(Seconds(now));
  if (tokens_ < 1) {
    const std::chrono::duration<double> wait((1 - tokens_) / rate_);
    // Never nothing: that would mean that it may go.
    return std::max(std::chrono::nanoseconds(1'000'000),
                    std::chrono::duration_cast<std::chrono::nanoseconds>(wait));
  }
  tokens_ -= 1;
  return std::chrono::nanoseconds(0);
}

void RateLimiter::Note(Answer answer, TimePoint time) {
  const std::lock_guard lock(mutex_);
  const double now = Seconds(time);
  Measure(now);
  double rate = 0;
  if (answer == Answer::kThrottled) {
    rate_at_throttle_ = is_limiting_ ? std::min(sent_rate_, rate_) : sent_rate_;
    throttled_ = now;
    rate = rate_at_throttle_ * kBeta;
    is_limiting_ = true;
  } else {
    const double window = std::cbrt(rate_at_throttle_ * (1 - kBeta) / kScale);
    rate = kScale * std::pow(now - throttled_ - window, 3) + rate_at_throttle_;
  }
  Refill(now);
  rate_ = std::max(kLowestRate, std::min(rate, 2 * sent_rate_));
  capacity_ = std::max(kLowestCapacity, rate_);
  tokens_ = std::min(tokens_, capacity_);
}

double RateLimiter::rate() const {
  const std::lock_guard lock(mutex_);
  return rate_;
}

}  // namespace flavorbot::dynamodb_client
