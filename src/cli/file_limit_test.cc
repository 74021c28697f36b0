#include "cli/file_limit.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace flavorbot::cli {
namespace {

TEST(FileLimit, IsRaisedToWhatTheSystemAllows) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit low{64, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
  const std::size_t raised = RaiseFileLimit();
  EXPECT_EQ(raised, std::min<std::size_t>(before.rlim_max, 65'536));
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

TEST(FileLimit, ConnectionsLeaveRoomForTheTable) {
  EXPECT_EQ(ConnectionsWithin(256), 128U);
  EXPECT_EQ(ConnectionsWithin(4096), 3072U);
  EXPECT_EQ(ConnectionsWithin(65'536), 10'000U);
}

}  // namespace
}  // namespace flavorbot::cli
