#include "cli/db_local_options.h"

#include <gtest/gtest.h>

#include "base/iso8601.h"

namespace flavorbot::cli {
namespace {

using dynamodb_server::ClockFlow;
using std::chrono::milliseconds;

TEST(DbLocalOptions, LatenciesAreOneTimeOrTwo) {
  EXPECT_EQ(ParseLatency("50")->most, milliseconds{50});
  EXPECT_EQ(ParseLatency("50-200")->least, milliseconds{50});
  EXPECT_EQ(ParseLatency("50-200")->most, milliseconds{200});
  for (const char* text : {"", "-", "50-", "-50", "200-50", "50ms", "20001", "5-6-7"}) {
    EXPECT_FALSE(ParseLatency(text)) << text;
  }
}

TEST(DbLocalOptions, ClocksRunOrStand) {
  EXPECT_FALSE(ParseClock("now")->start);
  EXPECT_EQ(ParseClock("now")->flow, ClockFlow::kRuns);
  EXPECT_EQ(ParseClock("now,fixed")->flow, ClockFlow::kStands);
  EXPECT_EQ(ParseClock("2030-01-01T00:00:00Z")->start, base::ParseIso8601("2030-01-01T00:00:00Z"));
  EXPECT_EQ(ParseClock("2030-01-01T00:00:00Z,fixed")->flow, ClockFlow::kStands);
  for (const char* text :
       {"", "tomorrow", "2030-01-01", "now,", ",fixed", "1930-01-01T00:00:00Z"}) {
    EXPECT_FALSE(ParseClock(text)) << text;
  }
}

TEST(DbLocalOptions, WhatIsOutOfTheOrdinaryIsSaid) {
  DbLocalOptions options;
  EXPECT_EQ(DescribeForTesting(options), "");
  options.credentials = {"AKID:secret"};
  options.fault_rate = 0.1;
  options.seed = 7;
  options.latency = {milliseconds{1}, milliseconds{5}};
  options.index_delay_ms = 200;
  options.clock = ParseClock("now,fixed");
  EXPECT_EQ(DescribeForTesting(options),
            "; signatures are verified; 0.1 of calls fail; calls take 1 to 5 ms more; seed 7; "
            "global indexes are 200 ms behind; a clock of its own that stands still");
}

}  // namespace
}  // namespace flavorbot::cli
