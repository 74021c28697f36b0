#include "dynamodb_server/token_bucket.h"

#include <algorithm>

namespace flavorbot::dynamodb_server {

void TokenBucket::Fill(base::TimePoint now) {
  const std::chrono::duration<double> elapsed = now - filled_at_;
  filled_at_ = now;
  if (elapsed.count() <= 0) return;  // the clock was set back
  level_ = std::min(level_ + rate_ * elapsed.count(), rate_ * kBurstSeconds);
}

bool TokenBucket::IsEmpty(base::TimePoint now) {
  Fill(now);
  return level_ <= 0;
}

bool TokenBucket::Admit(double least_units, base::TimePoint now) {
  if (IsEmpty(now)) return false;
  level_ -= least_units;
  return true;
}

}  // namespace flavorbot::dynamodb_server
