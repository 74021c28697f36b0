#include "engine/table_counters.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace flavorbot::engine {
namespace {

// ON DISK.
TEST(TableCounters, GoldenBytes) {
  const TableCounts counts{.table = {1, 2}, .indexes = {{3, {4, 5}}}};
  EXPECT_EQ(base::HexEncode(EncodeCounts(counts)),
            "01"
            "0000000000000001"
            "0000000000000002"
            "0003"
            "0000000000000004"
            "0000000000000005");
  EXPECT_EQ(DecodeCounts(EncodeCounts(counts)), counts);
}

TEST(TableCounters, OtherBytesAreRefused) {
  EXPECT_FALSE(DecodeCounts("").has_value());
  EXPECT_FALSE(DecodeCounts("\x02" + std::string(16, '\0')).has_value());
  EXPECT_FALSE(DecodeCounts("\x01" + std::string(17, '\0')).has_value());
}

TEST(TableCounters, DeltasAddUp) {
  TableCounts counts{.table = {5, 50}, .indexes = {{1, {2, 20}}}};
  counts += TableCounts{.table = {-1, -10}, .indexes = {{1, {1, 1}}, {2, {3, 3}}}};
  EXPECT_EQ(counts, (TableCounts{.table = {4, 40}, .indexes = {{1, {3, 21}}, {2, {3, 3}}}}));
}

}  // namespace
}  // namespace flavorbot::engine
