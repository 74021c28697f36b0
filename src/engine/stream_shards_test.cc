#include "engine/stream_shards.h"

#include <gtest/gtest.h>

namespace flavorbot::engine {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr base::TimePoint kStart{milliseconds{1'415'575'208'348}};

Stream Example() { return {.table = 1, .first = SequenceAt(kStart), .table_arn = "arn"}; }

StreamSequence After(std::chrono::milliseconds time) { return SequenceAt(kStart + time); }

TEST(StreamShards, NewStreamHasOneOpenShard) {
  const auto shards = ShardsOf(Example(), After(milliseconds{1}));
  ASSERT_EQ(shards.size(), 1u);
  EXPECT_EQ(shards[0].begin, After(hours{0}));
  EXPECT_EQ(shards[0].end, After(hours{4}));
  EXPECT_FALSE(shards[0].closed);
}

TEST(StreamShards, AShardClosesAfterFourHoursAndTheNextBegins) {
  EXPECT_EQ(ShardsOf(Example(), After(hours{4}) - 1).size(), 1u);
  EXPECT_TRUE(ShardsOf(Example(), After(hours{4})).at(0).closed);
  const auto shards = ShardsOf(Example(), After(hours{4}) + 1);
  ASSERT_EQ(shards.size(), 2u);
  EXPECT_TRUE(shards[0].closed);
  EXPECT_FALSE(shards[1].closed);
  EXPECT_EQ(shards[1].begin, shards[0].end);
}

TEST(StreamShards, AShardIsGoneADayAfterItsEnd) {
  auto shards = ShardsOf(Example(), After(hours{28}) - 1);
  EXPECT_EQ(shards.size(), 7u);
  EXPECT_EQ(shards.front().number, 0u);
  shards = ShardsOf(Example(), After(hours{28}) + 1);
  EXPECT_EQ(shards.front().number, 1u);
  EXPECT_EQ(shards.size(), 7u);
}

TEST(StreamShards, OfADisabledStreamAllAreClosedAndNoneBegins) {
  auto stream = Example();
  stream.end = After(hours{5});
  const auto shards = ShardsOf(stream, After(hours{20}));
  ASSERT_EQ(shards.size(), 2u);
  EXPECT_TRUE(shards[1].closed);
  EXPECT_EQ(shards[1].end, stream.end);
  EXPECT_TRUE(ShardsOf(stream, After(hours{29}) + 1).empty());
}

TEST(StreamShards, IdsHaveTheServicesForm) {
  const auto id = ShardId(Example(), 0);
  EXPECT_EQ(id.substr(0, 29), "shardId-00000001415575208348-");
  EXPECT_EQ(id.size(), 37u);
  EXPECT_TRUE(IsShardId(id));
  EXPECT_LT(id, ShardId(Example(), 1));
  EXPECT_FALSE(IsShardId(id + "0"));
  EXPECT_FALSE(IsShardId("shardId-0000000141557520834x-98d954b6"));
}

}  // namespace
}  // namespace flavorbot::engine
