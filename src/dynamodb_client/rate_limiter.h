// Rate limiter: the adaptive retry mode's slowing down of a client that is throttled, so that it
// sends about as much as the service takes.
//
// Nothing is limited until the first answer that throttles. Then requests take tokens of a bucket
// whose filling rate falls to 0.7 of what was sent, and grows back along a cubic curve: quickly,
// then slowly near where it was throttled, then quickly beyond it.
//
// Threads: any.
// Source:  SDKs and Tools Reference Guide, "Retry behavior", adaptive; the figures are those of the
//          SDK for JavaScript.
#pragma once

#include <chrono>
#include <mutex>

namespace flavorbot::dynamodb_client {

class RateLimiter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit RateLimiter(TimePoint now);

  // How long a request must wait before it asks again; zero: it may go, and has its token.
  std::chrono::nanoseconds Take(TimePoint now);

  enum class Answer { kThrottled, kOther };
  // After each answer.
  void Note(Answer answer, TimePoint now);

  // Requests a second.
  double rate() const;

 private:
  static double Seconds(TimePoint time);
  void Refill(double now);
  void Measure(double now);

  mutable std::mutex mutex_;
  bool is_limiting_ = false;
  double tokens_ = 0;
  double capacity_ = 1;
  double rate_ = 0.5;
  double refilled_ = -1;  // when; negative: never yet
  double sent_rate_ = 0;  // measured, smoothed
  double sent_ = 0;       // since `bucket_`
  double bucket_;         // of half a second
  double rate_at_throttle_ = 0;
  double throttled_;  // when
};

}  // namespace flavorbot::dynamodb_client
