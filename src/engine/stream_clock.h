// StreamClock: gives out the sequences of streams, and tells what of them is settled.
//
// A sequence is at least the present moment and greater than any before it, across restarts and
// when the machine's clock goes back. While a group of changes is on its way to disk, readers must
// not take the time that it bears for past: Settled stops there.
//
// Threads: Settled from any thread; the others from the committer's only.
#pragma once

#include <mutex>
#include <optional>

#include "base/clock.h"
#include "engine/stream_sequence.h"

namespace flavorbot::engine {

class StreamClock {
 public:
  // Borrows `clock`.
  explicit StreamClock(const base::Clock& clock) : clock_(clock) {}

  // What was given out before this process began: later sequences are greater than `last`.
  void Resume(StreamSequence last);

  // The first sequence of a group of changes, which may use those after it in order. Until End,
  // Settled doesn't go beyond it.
  StreamSequence Begin();
  // The group is on disk, or given up; it used the sequences below `next`.
  void End(StreamSequence next);

  // One sequence for what isn't a change of an item.
  StreamSequence Take();
  // The same, the first of a millisecond that no sequence was given out in.
  StreamSequence TakeMillisecond();

  // Every change below it is on disk, and none is to come.
  StreamSequence Settled();

 private:
  StreamSequence Next();  // REQUIRES: mutex_ is held

  const base::Clock& clock_;
  std::mutex mutex_;
  StreamSequence next_ = 0;
  std::optional<StreamSequence> in_flight_;
};

}  // namespace flavorbot::engine
