#include "engine/item_collections.h"

#include "engine/api_fixture.h"
#include "engine/key_codec.h"

namespace flavorbot::engine {
namespace {

constexpr const char* kTooLarge = "Collection size exceeded.";

// "t" of ApiTest: items of {PK 2+1, SK 2+1} are of 6 bytes, and in no index.
class ItemCollectionsTest : public ApiTest {
 protected:
  ItemCollectionsTest() : ApiTest({.item_collection_limit_bytes = 100}) { CreateTable(); }

  static dynamodb::Item Sized(std::string sk, std::size_t bytes) {
    return {{"PK", S("p")}, {"SK", S(std::move(sk))}, {"x", S(std::string(bytes - 7, 'x'))}};
  }
  auto TryPut(dynamodb::Item item) {
    return Await(api_->PutItem(context_, {.table_name = "t", .item = std::move(item)}));
  }
};

TEST_F(ItemCollectionsTest, GrowToTheLimitAndNoFurther) {
  EXPECT_TRUE(TryPut(Sized("a", 60)).has_value());
  EXPECT_TRUE(TryPut(Sized("b", 40)).has_value());
  EXPECT_ERROR(TryPut(Sized("c", 8)), kItemCollectionSizeLimitExceededException, kTooLarge);
  EXPECT_FALSE(Get(Key("p", "c")).has_value());
  // Other partitions have their own.
  EXPECT_TRUE(TryPut({{"PK", S("q")}, {"SK", S("a")}, {"x", S(std::string(90, 'x'))}}).has_value());
}

TEST_F(ItemCollectionsTest, MayAlwaysShrink) {
  EXPECT_TRUE(TryPut(Sized("a", 60)).has_value());
  EXPECT_TRUE(TryPut(Sized("b", 40)).has_value());
  EXPECT_ERROR(TryPut(Sized("a", 61)), kItemCollectionSizeLimitExceededException, kTooLarge);
  EXPECT_TRUE(TryPut(Sized("a", 50)).has_value());
  EXPECT_TRUE(TryPut(Sized("c", 10)).has_value());
  EXPECT_TRUE(
      Await(api_->DeleteItem(context_, {.table_name = "t", .key = Key("p", "b")})).has_value());
  EXPECT_TRUE(TryPut(Sized("d", 40)).has_value());
}

TEST_F(ItemCollectionsTest, LocalIndexesCountGlobalOnesDoNot) {
  // In L: PK, SK, SK2 and note; 6 + 4 + 9 bytes each time.
  const dynamodb::Item indexed = {
      {"PK", S("p")}, {"SK", S("a")}, {"SK2", S("s")}, {"note", S("12345")}};
  EXPECT_TRUE(TryPut(indexed).has_value());
  EXPECT_ERROR(TryPut(Sized("b", 63)), kItemCollectionSizeLimitExceededException, kTooLarge);
  EXPECT_TRUE(TryPut(Sized("b", 62)).has_value());
  EXPECT_TRUE(
      Await(api_->DeleteItem(context_, {.table_name = "t", .key = Key("p", "a")})).has_value());
  // In G whole: GPK 4, GSK 3+2.
  EXPECT_TRUE(
      TryPut({{"PK", S("p")}, {"SK", S("g")}, {"GPK", S("g")}, {"GSK", N(1)}, {"x", S("1234")}})
          .has_value());
}

TEST_F(ItemCollectionsTest, TransactionCountsAllItsWrites) {
  dynamodb::TransactWriteItemsRequest request;
  for (const char* sk : {"a", "b", "c"}) {
    dynamodb::TransactPut put;
    put.table_name = "t";
    put.item = Sized(sk, 40);
    request.transact_items.push_back(std::move(put));
  }
  const auto refused = Await(api_->TransactWriteItems(context_, request));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, dynamodb::ErrorCode::kTransactionCanceledException);
  ASSERT_EQ(refused.error().cancellation_reasons.size(), 3u);
  EXPECT_EQ(refused.error().cancellation_reasons[1].code, "None");
  EXPECT_EQ(refused.error().cancellation_reasons[2].code, "ItemCollectionSizeLimitExceeded");
  EXPECT_FALSE(Get(Key("p", "a")).has_value());
}

TEST_F(ItemCollectionsTest, ARecreatedTableBeginsAtZero) {
  EXPECT_TRUE(TryPut(Sized("a", 100)).has_value());
  EXPECT_TRUE(Await(api_->DeleteTable(context_, {.table_name = "t"})).has_value());
  CreateTable();
  EXPECT_TRUE(TryPut(Sized("a", 100)).has_value());
}

// Tables without a local index have no collections, and no limit.
TEST_F(ItemCollectionsTest, OthersAreNotLimited) {
  auto request = TableRequest("free");
  request.local_secondary_indexes.reset();
  request.attribute_definitions.pop_back();
  ASSERT_TRUE(Await(api_->CreateTable(context_, request)).has_value());
  EXPECT_TRUE(
      Await(api_->PutItem(context_, {.table_name = "free", .item = Sized("a", 500)})).has_value());
}

// What a format before 2 left, or a restore: the sizes are counted when the table is opened.
TEST(CountItemCollections, FindsTheSizesThatAreMissing) {
  auto opened = Store::Open({.storage = StorageKind::kMemory});
  ASSERT_TRUE(opened.has_value());
  Store& store = **opened;
  dynamodb::TableDescription description;
  description.table_name = "t";
  description.key_schema = {{"PK", dynamodb::KeyType::kHash}, {"SK", dynamodb::KeyType::kRange}};
  dynamodb::SecondaryIndexDescription local;
  local.index = {.index_name = "L",
                 .key_schema = {{"PK", dynamodb::KeyType::kHash}, {"x", dynamodb::KeyType::kRange}},
                 .projection = {dynamodb::ProjectionType::kAll, {}}};
  description.local_secondary_indexes = {local};
  const Table table = MakeTable(3, std::move(description), {0}, std::nullopt);
  Catalog catalog;
  catalog.Put(std::make_shared<const Table>(table));

  rocksdb::WriteBatch batch;
  for (const char* sk : {"a", "b"}) {
    const auto packed = dynamodb::Pack({{"PK", S("p")}, {"SK", S(sk)}, {"x", S("12345")}});
    base::Bytes component;
    AppendBytesComponent(component, "p");
    auto key = PartitionPrefix(ItemSpacePrefix(3), component);
    AppendBytesComponent(key, sk);
    batch.Put(key, EncodeItemValue(packed.bytes, 12));
  }
  ASSERT_TRUE(store.Write(batch).ok());
  ASSERT_TRUE(CountItemCollections(store, catalog).has_value());
  EXPECT_TRUE(catalog.Find("t")->collections_counted);

  ItemCollections collections(store, 1000);
  CollectionSizes pending;
  const auto item = std::make_shared<const StoredItem>(
      StoredItem{.item = dynamodb::Pack({{"PK", S("p")}, {"SK", S("c")}}), .size = 6});
  const auto size = collections.Weigh(table, nullptr, item, {}, pending);
  ASSERT_TRUE(size.has_value());
  EXPECT_EQ(size->bytes, 2 * (12 + 12) + 6);
}

}  // namespace
}  // namespace flavorbot::engine
