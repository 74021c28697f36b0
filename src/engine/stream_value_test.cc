#include "engine/stream_value.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "engine/evaluate_write.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;
using dynamodb::OperationType;
using dynamodb::StreamViewType;

Table Streaming(StreamViewType view) {
  dynamodb::TableDescription out;
  out.table_name = "t";
  out.table_arn = "arn";
  out.attribute_definitions = {{"PK", dynamodb::ScalarType::kS}};
  out.key_schema = {{"PK", dynamodb::KeyType::kHash}};
  auto table = MakeTable(1, std::move(out), {}, std::nullopt);
  SetStream(table, {.first = 0, .view = view});
  return table;
}

ItemPtr Item(std::int64_t number) {
  return *MakeStoredItem({}, {{"PK", AttributeValue::S("a")}, {"n", AttributeValue::N(number)}},
                         "");
}

std::string Made(StreamViewType view, const ItemPtr& before, const ItemPtr& after,
                 ChangedBy changed_by = ChangedBy::kRequest) {
  return base::HexEncode(
      MakeStreamValue(Streaming(view), before, after, changed_by).value_or(base::Bytes()));
}

// ON DISK.
TEST(StreamValue, GoldenBytes) {
  EXPECT_EQ(Made(StreamViewType::kKeysOnly, nullptr, Item(1)), "0100070102504b0001610000");
  EXPECT_EQ(Made(StreamViewType::kNewAndOldImages, Item(1), Item(2)),
            "0101070102504b0001610c0202504b000161016e0101320c"
            "0202504b000161016e010131");
  EXPECT_EQ(Made(StreamViewType::kKeysOnly, Item(1), nullptr, ChangedBy::kTimeToLive),
            "0112070102504b0001610000");
}

TEST(StreamValue, ImagesAreThoseOfTheView) {
  const auto images = [](StreamViewType view, const ItemPtr& before, const ItemPtr& after) {
    const auto made = MakeStreamValue(Streaming(view), before, after, ChangedBy::kRequest);
    const auto value = DecodeStreamValue(*made);
    return std::string(value->new_image.empty() ? "" : "new") +
           (value->old_image.empty() ? "" : "old");
  };
  EXPECT_EQ(images(StreamViewType::kKeysOnly, Item(1), Item(2)), "");
  EXPECT_EQ(images(StreamViewType::kNewImage, Item(1), Item(2)), "new");
  EXPECT_EQ(images(StreamViewType::kNewImage, Item(1), nullptr), "");
  EXPECT_EQ(images(StreamViewType::kOldImage, Item(1), Item(2)), "old");
  EXPECT_EQ(images(StreamViewType::kOldImage, nullptr, Item(2)), "");
  EXPECT_EQ(images(StreamViewType::kNewAndOldImages, Item(1), Item(2)), "newold");
}

TEST(StreamValue, ItemThatStaysAsItIsHasNone) {
  EXPECT_EQ(Made(StreamViewType::kKeysOnly, Item(1), Item(1)), "");
  EXPECT_EQ(Made(StreamViewType::kKeysOnly, nullptr, nullptr), "");
}

TEST(StreamValue, EveryCutIsOfNoKnownFormat) {
  const auto whole = *MakeStreamValue(Streaming(StreamViewType::kNewAndOldImages), Item(1), Item(2),
                                      ChangedBy::kRequest);
  ASSERT_TRUE(DecodeStreamValue(whole).has_value());
  EXPECT_EQ(DecodeStreamValue(whole)->event, OperationType::kModify);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(DecodeStreamValue(base::BytesView(whole).substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(DecodeStreamValue(whole + "x").has_value());
}

}  // namespace
}  // namespace flavorbot::engine
