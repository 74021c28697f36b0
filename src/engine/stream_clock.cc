#include "engine/stream_clock.h"

#include <algorithm>

namespace flavorbot::engine {
namespace {

constexpr StreamSequence kOneMillisecond = StreamSequence{1} << kSequenceBitsOfOneMillisecond;

}  // namespace

StreamSequence StreamClock::Next() {
  next_ = std::max(next_, SequenceAt(clock_.Now()));
  return next_;
}

void StreamClock::Resume(StreamSequence last) {
  const std::lock_guard lock(mutex_);
  next_ = std::max(next_, last + 1);
}

StreamSequence StreamClock::Begin() {
  const std::lock_guard lock(mutex_);
  in_flight_ = Next();
  return *in_flight_;
}

void StreamClock::End(StreamSequence next) {
  const std::lock_guard lock(mutex_);
  next_ = std::max(next_, next);
  in_flight_.reset();
}

StreamSequence StreamClock::Take() {
  const std::lock_guard lock(mutex_);
  const auto taken = Next();
  next_ = taken + 1;
  return taken;
}

StreamSequence StreamClock::TakeMillisecond() {
  const std::lock_guard lock(mutex_);
  const auto taken = (Next() + kOneMillisecond - 1) / kOneMillisecond * kOneMillisecond;
  next_ = taken + 1;
  return taken;
}

StreamSequence StreamClock::Settled() {
  const std::lock_guard lock(mutex_);
  const auto next = Next();
  return in_flight_.value_or(next);
}

}  // namespace flavorbot::engine
