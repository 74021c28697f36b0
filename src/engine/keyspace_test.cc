#include "engine/keyspace.h"

#include <gtest/gtest.h>

#include <set>

#include "base/encoding.h"
#include "engine/key_codec.h"

namespace flavorbot::engine {
namespace {

std::string Hex(const base::Bytes& bytes) { return base::HexEncode(bytes); }

// ON DISK.
TEST(Keyspace, GoldenBytes) {
  EXPECT_EQ(Hex(CatalogKey("t")), "016374");
  EXPECT_EQ(Hex(NextTableIdKey()), "016e");
  EXPECT_EQ(Hex(CounterKey(258)), "0200000102");
  EXPECT_EQ(Hex(ItemSpacePrefix(1)), "1000000001");
  EXPECT_EQ(Hex(IndexSpacePrefix(1, 3)), "11000000010003");
  EXPECT_EQ(Hex(ExpiryKey(1, 1'700'000'000, "tail")), "1200000001000000006553f1007461696c");
  EXPECT_EQ(Hex(StreamKey(1, 2)), "03000000010000000000000002");
  EXPECT_EQ(Hex(StreamTrimKey(1, 2)), "04000000010000000000000002");
  EXPECT_EQ(Hex(ChangeKey(1, 2)), "13000000010000000000000002");
  EXPECT_EQ(ChangeSequence(ChangeKey(1, 2)), 2u);
  EXPECT_EQ(Hex(TokenKey("k")), "206b");
  EXPECT_EQ(Hex(TokenExpiryKey(5, "k")), "2100000000000000056b");
  base::Bytes partition;
  AppendBytesComponent(partition, "p");
  EXPECT_EQ(Hex(PartitionPrefix(ItemSpacePrefix(1), partition)), "1000000001454f700001");
}

TEST(Keyspace, ExpiryKeysAreReadBack) {
  const auto key = ExpiryKey(7, 1'700'000'000, "tail");
  EXPECT_EQ(ExpirySeconds(key), 1'700'000'000u);
  EXPECT_EQ(ExpiryItemKeyTail(key), "tail");
  EXPECT_EQ(ItemKeyFromTail(7, "tail"), ItemSpacePrefix(7) + "tail");
  EXPECT_EQ(ItemKeyTail(ItemKeyFromTail(7, "tail")), "tail");
}

TEST(Keyspace, TokenExpiryKeysAreReadBack) {
  const auto key = TokenExpiryKey(123, "token");
  EXPECT_EQ(TokenExpiryMilliseconds(key), 123u);
  EXPECT_EQ(TokenExpiryToken(key), "token");
}

TEST(Keyspace, PrefixEndIsAfterAllThatBeginWithThePrefix) {
  EXPECT_EQ(PrefixEnd("a"), "b");
  EXPECT_EQ(PrefixEnd("a\xFF\xFF"), "b");
  EXPECT_LT("a\xFF\xFF\xFF", PrefixEnd("a\xFF"));
}

// A parallel scan must see every item once, whatever the number of segments.
TEST(Keyspace, SegmentsFollowOneAnotherWithoutGapOrOverlap) {
  const auto prefix = ItemSpacePrefix(1);
  for (const std::uint32_t total : {1u, 2u, 3u, 7u, 1000u, 70000u, 1000000u}) {
    auto end = SegmentRange(prefix, 0, total).begin;
    EXPECT_EQ(end, total >= 1 ? prefix + base::Bytes(2, '\0') : prefix);
    for (std::uint32_t segment = 0; segment < total; ++segment) {
      const auto range = SegmentRange(prefix, segment, total);
      ASSERT_EQ(range.begin, end) << segment << " of " << total;
      ASSERT_LE(range.begin, range.end);
      end = range.end;
    }
    EXPECT_EQ(end, PrefixEnd(prefix));
  }
}

}  // namespace
}  // namespace flavorbot::engine
