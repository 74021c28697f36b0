#include "engine/stream_clock.h"

#include <gtest/gtest.h>

namespace flavorbot::engine {
namespace {

using std::chrono::milliseconds;

class StreamClockTest : public testing::Test {
 protected:
  StreamSequence Now() const { return SequenceAt(clock_.Now()); }

  base::FakeClock clock_{base::TimePoint{milliseconds{1'700'000'000'000}}};
  StreamClock sequences_{clock_};
};

TEST_F(StreamClockTest, SequencesFollowTheClockAndEachOther) {
  EXPECT_EQ(sequences_.Take(), Now());
  EXPECT_EQ(sequences_.Take(), Now() + 1);
  clock_.Advance(milliseconds{1});
  EXPECT_EQ(sequences_.Take(), Now());
}

TEST_F(StreamClockTest, NoneIsRepeatedWhenTheClockGoesBack) {
  const auto before = sequences_.Take();
  clock_.Advance(milliseconds{-5000});
  EXPECT_EQ(sequences_.Take(), before + 1);
}

TEST_F(StreamClockTest, GoesOnAfterWhatWasGivenOutBefore) {
  sequences_.Resume(Now() + 77);
  EXPECT_EQ(sequences_.Take(), Now() + 78);
  sequences_.Resume(Now());
  EXPECT_EQ(sequences_.Take(), Now() + 79);
}

// A reader that found a shard's time past would miss what is on its way to disk in it.
TEST_F(StreamClockTest, NothingSettlesBeyondAGroupOnItsWay) {
  const auto first = sequences_.Begin();
  clock_.Advance(milliseconds{1000});
  EXPECT_EQ(sequences_.Settled(), first);
  sequences_.End(first + 3);
  EXPECT_EQ(sequences_.Settled(), Now());
  EXPECT_EQ(sequences_.Begin(), Now());
}

// Who was told that a moment is past must not see a change come in it.
TEST_F(StreamClockTest, NothingComesBelowWhatSettled) {
  const auto settled = sequences_.Settled();
  clock_.Advance(milliseconds{-1000});
  EXPECT_GE(sequences_.Take(), settled);
}

TEST_F(StreamClockTest, AFreshMillisecondIsOneWithoutSequences) {
  EXPECT_EQ(sequences_.TakeMillisecond(), Now());
  EXPECT_EQ(sequences_.TakeMillisecond(), SequenceAt(clock_.Now() + milliseconds{1}));
  EXPECT_EQ(sequences_.Take(), SequenceAt(clock_.Now() + milliseconds{1}) + 1);
}

}  // namespace
}  // namespace flavorbot::engine
