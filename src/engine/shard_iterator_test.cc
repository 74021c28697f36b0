#include "engine/shard_iterator.h"

#include <gtest/gtest.h>

namespace flavorbot::engine {
namespace {

ShardIterator Example() {
  return {.stream_arn = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/x",
          .shard = 3,
          .position = 1'234'567'890'123,
          .issued = base::TimePoint{std::chrono::milliseconds{1'700'000'000'123}}};
}

TEST(ShardIterator, IsReadBack) {
  EXPECT_EQ(DecodeShardIterator(EncodeShardIterator(Example())), Example());
}

TEST(ShardIterator, AnyChangedCharacterIsTold) {
  const auto whole = EncodeShardIterator(Example());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(DecodeShardIterator(changed).has_value()) << changed;
    EXPECT_FALSE(DecodeShardIterator(whole.substr(0, at)).has_value()) << at;
  }
}

TEST(ShardIterator, AnothersStreamIsTold) {
  auto other = Example();
  other.stream_arn += "y";
  const auto mark = EncodeShardIterator(Example()).substr(Example().stream_arn.size());
  EXPECT_FALSE(DecodeShardIterator(other.stream_arn + mark).has_value());
}

}  // namespace
}  // namespace flavorbot::engine
