#include "engine/gathering.h"

#include <gtest/gtest.h>

namespace flavorbot::engine {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST(Gathering, WaitsForThoseOfTheLastGroupAndThoseThatWait) {
  Gathering gathering;
  gathering.NoteGroup(16, milliseconds{4});
  EXPECT_EQ(gathering.Expected(16), 32u);
  EXPECT_EQ(gathering.patience(), milliseconds{2});
}

TEST(Gathering, ALoneCallerIsNotKeptWaiting) {
  Gathering gathering;
  gathering.NoteGroup(1, milliseconds{4});
  EXPECT_EQ(gathering.Expected(0), 1u);
}

TEST(Gathering, WithoutSlowSyncsNobodyIsWaitedFor) {
  Gathering gathering;
  EXPECT_EQ(gathering.Expected(3), 1u);
  for (const Gathering::Duration quick : {Gathering::Duration{0}, {microseconds{300}}}) {
    gathering.NoteGroup(16, milliseconds{4});
    gathering.NoteGroup(16, quick);
    EXPECT_EQ(gathering.Expected(16), 1u);
  }
}

TEST(Gathering, AStallOfTheDiskIsNoReasonToWaitAsLong) {
  Gathering gathering;
  gathering.NoteGroup(16, std::chrono::seconds{5});
  EXPECT_EQ(gathering.patience(), Gathering::kMostPatience);
}

TEST(Gathering, FollowsThoseWhoStayAway) {
  Gathering gathering;
  gathering.NoteGroup(32, milliseconds{4});
  gathering.NoteGroup(2, milliseconds{4});
  EXPECT_EQ(gathering.Expected(0), 2u);
}

}  // namespace
}  // namespace flavorbot::engine
