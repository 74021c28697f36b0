#include "engine/stream.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::engine {
namespace {

Stream Example() {
  return {.table = 1,
          .first = SequenceAt(base::TimePoint{std::chrono::milliseconds{1'431'379'293'291}}),
          .end = 1,
          .table_name = "t",
          .table_arn = "arn",
          .view = dynamodb::StreamViewType::kOldImage,
          .key_schema = {{"PK", dynamodb::KeyType::kHash}, {"SK", dynamodb::KeyType::kRange}}};
}

TEST(Stream, IsReadBack) {
  auto stream = Example();
  EXPECT_EQ(StreamFromRecord(dynamodb::Unpack(EncodeStream(stream))), stream);
  stream.end.reset();
  EXPECT_EQ(StreamFromRecord(dynamodb::Unpack(EncodeStream(stream))), stream);
}

TEST(Stream, EachMissingOrMistypedAttributeIsTold) {
  const auto whole = dynamodb::Unpack(EncodeStream(Example()));
  for (const auto& [name, value] : whole) {
    auto mistyped = whole;
    mistyped.Set(name, dynamodb::AttributeValue::MakeNull());
    EXPECT_FALSE(StreamFromRecord(mistyped).has_value()) << name;
    if (name == "end") continue;
    auto lacking = whole;
    lacking.Erase(name);
    EXPECT_FALSE(StreamFromRecord(lacking).has_value()) << "without " << name;
  }
}

TEST(Stream, ArnEndsInTheLabel) {
  EXPECT_EQ(Example().arn(), "arn/stream/2015-05-11T21:21:33.291");
}

// ON DISK.
TEST(Stream, GoldenBytes) {
  EXPECT_EQ(base::HexEncode(EncodeStream(Example())),
            "070361726e000361726e03656e64010131056669727374011331353030393039393733383431"
            "393033363136046b6579730509020002504b0002534b046e616d65000174057461626c650101"
            "31047669657700094f4c445f494d414745");
}

}  // namespace
}  // namespace flavorbot::engine
