#include "engine/item_value.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace flavorbot::engine {
namespace {

// ON DISK.
TEST(ItemValue, GoldenBytes) {
  EXPECT_EQ(base::HexEncode(EncodeItemValue("item", 3)), "01036974656d");
  EXPECT_EQ(base::HexEncode(EncodeItemValue("", 300)), "01ac02");
}

TEST(ItemValue, IsReadBack) {
  for (const std::size_t size : {0u, 1u, 127u, 128u, 16383u, 16384u, 409600u}) {
    const auto value = EncodeItemValue("packed", size);
    const auto view = DecodeItemValue(value);
    ASSERT_TRUE(view.has_value());
    EXPECT_EQ(view->size, size);
    EXPECT_EQ(view->packed, "packed");
  }
}

TEST(ItemValue, UnknownFormatIsRefused) {
  EXPECT_FALSE(DecodeItemValue("").has_value());
  EXPECT_FALSE(DecodeItemValue("\x02\x03item").has_value());
  EXPECT_FALSE(DecodeItemValue("\x01").has_value());
  EXPECT_FALSE(DecodeItemValue("\x01\xFF\xFF\xFF\xFF\xFF\xFF").has_value());
}

}  // namespace
}  // namespace flavorbot::engine
