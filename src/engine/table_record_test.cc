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
  out.attribute_definitions = {{"GPK", ScalarType::kB}, {"PK", ScalarType::kS},
                               {"SK", ScalarType::kN}};
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

TEST(TableRecord, UnknownAttributesAreIgnored) {
  auto record = ToRecord(Example());
  record.Set("later", dynamodb::AttributeValue::N(1));
  EXPECT_TRUE(FromRecord(record).has_value());
}

// ON DISK.
TEST(TableRecord, GoldenBytes) {
  EXPECT_EQ(base::HexEncode(EncodeRecord(Example())), "GOLDEN");
}

}  // namespace
}  // namespace flavorbot::engine
