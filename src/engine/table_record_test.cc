#include "engine/table_record.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::engine {
namespace {

using dynamodb::KeyType;
using dynamodb::ProjectionType;
using dynamodb::ScalarType;

Table Example() {
  dynamodb::TableDescription out;
  out.table_name = "t";
  out.table_id = "u";
  out.table_arn = "arn";
  out.creation_date_time = base::TimePoint{std::chrono::milliseconds{1'700'000'000'123}};
  out.attribute_definitions = {
      {"GPK", ScalarType::kB}, {"PK", ScalarType::kS}, {"SK", ScalarType::kN}};
  out.key_schema = {{"PK", KeyType::kHash}, {"SK", KeyType::kRange}};
  out.billing_mode = dynamodb::BillingMode::kPayPerRequest;
  dynamodb::SecondaryIndexDescription index;
  index.index = {.index_name = "G",
                 .key_schema = {{"GPK", KeyType::kHash}},
                 .projection = {ProjectionType::kInclude, {"a"}},
                 .provisioned_throughput = dynamodb::ProvisionedThroughput{1, 2}};
  index.index_arn = "arn/index/G";
  out.global_secondary_indexes = {index};
  out.deletion_protection_enabled = true;
  return MakeTable(9, std::move(out), {4}, TimeToLive{.attribute = "ttl", .complete = true});
}

TEST(TableRecord, IsReadBack) {
  const auto table = FromRecord(ToRecord(Example()));
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(ToRecord(*table), ToRecord(Example()));
  EXPECT_EQ(table->id, 9u);
  EXPECT_EQ(table->keys.sort_key->type, ScalarType::kN);
  EXPECT_EQ(table->indexes.at(0).id, 4);
  EXPECT_EQ(table->indexes.at(0).projected, (std::vector<std::string>{"GPK", "PK", "SK", "a"}));
  EXPECT_EQ(table->time_to_live, (TimeToLive{.attribute = "ttl", .complete = true}));
  EXPECT_EQ(table->description.global_secondary_indexes[0].index_arn, "arn/index/G");
}

TEST(TableRecord, StreamIsReadBack) {
  auto streaming = Example();
  const TableStream stream{.first = SequenceAt(streaming.description.creation_date_time),
                           .view = dynamodb::StreamViewType::kOldImage,
                           .enabled = true};
  SetStream(streaming, stream);
  const auto table = FromRecord(ToRecord(streaming));
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->stream, stream);
  EXPECT_EQ(table->description.latest_stream_arn, "arn/stream/2023-11-14T22:13:20.123");
  EXPECT_EQ(table->description.stream_specification->stream_view_type, stream.view);
}

TEST(TableRecord, EachMissingOrMistypedAttributeIsTold) {
  const auto whole = ToRecord(Example());
  for (const auto& [name, value] : whole) {
    if (name == "ttl") continue;
    auto lacking = whole;
    lacking.Erase(name);
    EXPECT_FALSE(FromRecord(lacking).has_value()) << "without " << name;
    auto mistyped = whole;
    mistyped.Set(name, dynamodb::AttributeValue::MakeNull());
    EXPECT_FALSE(FromRecord(mistyped).has_value()) << name;
  }
}

TEST(TableRecord, SettingsAreReadBack) {
  auto table = Example();
  auto& description = table.description;
  const base::TimePoint time{std::chrono::milliseconds{1'700'000'000'456}};
  table.tags = {{"k", "v"}, {"l", ""}};
  table.next_index_id = 7;
  table.indexes.at(0).filled_to = base::Bytes("tail");
  description.table_class = dynamodb::TableClass::kStandardInfrequentAccess;
  description.last_update_of_table_class = time;
  description.last_update_to_pay_per_request = time;
  description.throughput_changes = {
      .last_increase = time, .last_decrease = time, .decreases_today = 3};
  description.global_secondary_indexes[0].throughput_changes.decreases_today = 2;
  description.sse_specification =
      dynamodb::SseSpecification{.enabled = true, .sse_type = "KMS", .kms_master_key_id = "key"};
  const auto read = FromRecord(ToRecord(table));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(ToRecord(*read), ToRecord(table));
  EXPECT_EQ(read->tags, table.tags);
  EXPECT_EQ(read->next_index_id, 7);
  EXPECT_EQ(read->FillingIndex()->filled_to, base::Bytes("tail"));
  EXPECT_EQ(read->description.throughput_changes.last_decrease, time);
  EXPECT_EQ(read->description.global_secondary_indexes[0].throughput_changes.decreases_today, 2);
  EXPECT_EQ(read->description.last_update_to_pay_per_request, time);
  EXPECT_EQ(read->description.sse_specification, description.sse_specification);
  for (const auto& [name, value] : ToRecord(table)) {
    auto mistyped = ToRecord(table);
    mistyped.Set(name, dynamodb::AttributeValue::MakeNull());
    EXPECT_FALSE(FromRecord(mistyped).has_value()) << name;
  }
}

TEST(TableRecord, UnknownAttributesAreIgnored) {
  auto record = ToRecord(Example());
  record.Set("later", dynamodb::AttributeValue::N(1));
  EXPECT_TRUE(FromRecord(record).has_value());
}

// ON DISK.
TEST(TableRecord, GoldenBytes) {
  EXPECT_EQ(base::HexEncode(EncodeRecord(Example())),
            "0e0361726e000361726e0a617474726962757465730614030347504b00014202504b00015302"
            "534b00014e0762696c6c696e67000f5041595f5045525f524551554553540763726561746564"
            "010d3137303030303030303031323306676c6f62616c055201064f070a617474726962757465"
            "73050401000161026964010134046b657973050601000347504b046e616d650001470a70726f"
            "6a656374696f6e0007494e434c5544450372637501013103776375010132026964010139046b"
            "6579730509020002504b0002534b056c6f63616c050100046e616d650001740970726f746563"
            "7465640301037263750101300374746c061b0209617474726962757465000374746c08636f6d"
            "706c6574650301047575696400017503776375010130");
}

}  // namespace
}  // namespace flavorbot::engine
