#include "app/background.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <stdexcept>

namespace flavorbot::app {
namespace {

boost::asio::awaitable<void> Count(int& runs) {
  ++runs;
  co_return;
}

boost::asio::awaitable<void> Throw() {
  throw std::runtime_error("a library's");
  co_return;
}

TEST(Background, RunsWhatIsStartedAfterwards) {
  Background background;
  boost::asio::io_context loop;
  int runs = 0;
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
  EXPECT_EQ(runs, 0);
  loop.run();
  EXPECT_EQ(runs, 1);
}

TEST(Background, RefusesMoreThanItsBoundUntilSomeHaveEnded) {
  Background background(2);
  boost::asio::io_context loop;
  int runs = 0;
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kTooMany);
  loop.run();
  EXPECT_EQ(runs, 2);
  loop.restart();
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
  loop.run();
  EXPECT_EQ(runs, 3);
}

TEST(Background, WorkThatThrowsGivesItsPlaceBack) {
  Background background(1);
  int runs = 0;
  boost::asio::io_context loop;
  EXPECT_EQ(background.Start(loop.get_executor(), Throw()), Started::kYes);
  loop.run();
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
}

TEST(Background, WorkThatNeverRanGivesItsPlaceBackWithItsLoop) {
  Background background(1);
  int runs = 0;
  {
    boost::asio::io_context loop;
    EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
  }
  boost::asio::io_context loop;
  EXPECT_EQ(background.Start(loop.get_executor(), Count(runs)), Started::kYes);
}

}  // namespace
}  // namespace flavorbot::app
