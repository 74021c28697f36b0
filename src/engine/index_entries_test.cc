#include "engine/index_entries.h"

#include <gtest/gtest.h>

#include "base/encoding.h"
#include "dynamodb/item_size.h"
#include "engine/item_checks.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;
using dynamodb::KeyType;
using dynamodb::ProjectionType;
using dynamodb::ScalarType;

Table Example() {
  dynamodb::TableDescription out;
  out.table_name = "t";
  out.attribute_definitions = {
      {"PK", ScalarType::kS}, {"SK", ScalarType::kS}, {"G", ScalarType::kN}};
  out.key_schema = {{"PK", KeyType::kHash}, {"SK", KeyType::kRange}};
  dynamodb::SecondaryIndexDescription index;
  index.index = {.index_name = "G",
                 .key_schema = {{"G", KeyType::kHash}},
                 .projection = {ProjectionType::kInclude, {"a"}}};
  out.global_secondary_indexes = {index};
  return MakeTable(1, std::move(out), {2}, TimeToLive{.attribute = "ttl"});
}

ItemPtr Stored(const Item& item) {
  return std::make_shared<const StoredItem>(
      StoredItem{dynamodb::Pack(item), dynamodb::ItemSize(item)});
}

Item With(std::string name, AttributeValue value) {
  Item item{
      {"PK", AttributeValue::S("p")}, {"SK", AttributeValue::S("s")}, {"G", AttributeValue::N(7)}};
  item.Set(std::move(name), std::move(value));
  return item;
}

// ON DISK.
TEST(IndexEntries, GoldenBytes) {
  const auto table = Example();
  const auto item = With("b", AttributeValue::S("not projected"));
  const auto entry =
      MakeIndexEntry(table, table.indexes[0], *EncodeKeyOfItem(table, item), Stored(item));
  ASSERT_TRUE(entry.has_value());
  EXPECT_EQ(base::HexEncode(entry->key), "110000000100020b2503824700700001730001");
  EXPECT_EQ(dynamodb::Unpack(entry->projected->item), (Item{{"PK", AttributeValue::S("p")},
                                                            {"SK", AttributeValue::S("s")},
                                                            {"G", AttributeValue::N(7)}}));
}

TEST(IndexEntries, ItemWithoutTheKeyOrWithAnotherTypeIsNotInTheIndex) {
  const auto table = Example();
  const Item without{{"PK", AttributeValue::S("p")}, {"SK", AttributeValue::S("s")}};
  const auto key = *EncodeKeyOfItem(table, without);
  EXPECT_FALSE(MakeIndexEntry(table, table.indexes[0], key, Stored(without)).has_value());
  const auto mistyped = With("G", AttributeValue::S("7"));
  EXPECT_FALSE(MakeIndexEntry(table, table.indexes[0], key, Stored(mistyped)).has_value());
  EXPECT_FALSE(MakeIndexEntry(table, table.indexes[0], key, nullptr).has_value());
}

TEST(IndexEntries, ChangeOutsideTheProjectionChangesNothing) {
  const auto table = Example();
  const auto before = With("b", AttributeValue::N(1));
  const auto after = With("b", AttributeValue::N(2));
  const auto key = *EncodeKeyOfItem(table, before);
  EXPECT_TRUE(ChangesOfIndexes(table, key, Stored(before), Stored(after)).empty());
}

TEST(IndexEntries, ChangeInTheProjectionIsPutInPlace) {
  const auto table = Example();
  const auto before = With("a", AttributeValue::N(1));
  const auto after = With("a", AttributeValue::S("longer"));
  const auto changes =
      ChangesOfIndexes(table, *EncodeKeyOfItem(table, before), Stored(before), Stored(after));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_FALSE(changes[0].removed_key.has_value());
  EXPECT_TRUE(changes[0].put.has_value());
  EXPECT_EQ(changes[0].write_units, 1);
  EXPECT_EQ(changes[0].items_delta, 0);
  EXPECT_EQ(changes[0].bytes_delta, 4);
}

TEST(IndexEntries, ChangedKeyTakesOneEntryAwayAndPutsAnother) {
  const auto table = Example();
  const auto before = With("G", AttributeValue::N(1));
  const auto after = With("G", AttributeValue::N(2));
  const auto changes =
      ChangesOfIndexes(table, *EncodeKeyOfItem(table, before), Stored(before), Stored(after));
  ASSERT_EQ(changes.size(), 1u);
  ASSERT_TRUE(changes[0].removed_key.has_value() && changes[0].put.has_value());
  EXPECT_NE(*changes[0].removed_key, changes[0].put->key);
  EXPECT_EQ(changes[0].write_units, 2);
}

TEST(IndexEntries, ExpiryIsTheWholeSecondsOfANumber) {
  const auto table = Example();
  const auto expiry = [&table](AttributeValue value) {
    return ExpiryOf(table, dynamodb::Pack(With("ttl", std::move(value))).bytes);
  };
  EXPECT_EQ(expiry(AttributeValue::N(1'700'000'000)), 1'700'000'000u);
  EXPECT_EQ(expiry(AttributeValue::N(*dynamodb::Number::Parse("1.9"))), 1u);
  EXPECT_FALSE(expiry(AttributeValue::S("1")).has_value());
  EXPECT_FALSE(expiry(AttributeValue::N(-1)).has_value());
  EXPECT_FALSE(expiry(AttributeValue::N(*dynamodb::Number::Parse("1E30"))).has_value());
}

}  // namespace
}  // namespace flavorbot::engine
