// Each kind of damage, done to RocksDB directly, is found, and repaired where it can be.
#include "engine/check_database.h"

#include <fstream>

#include "dynamodb/item_size.h"
#include "engine/api_fixture.h"
#include "engine/catalog.h"
#include "engine/item_collections.h"
#include "engine/item_entries.h"
#include "engine/key_codec.h"
#include "engine/key_component.h"
#include "engine/store.h"
#include "engine/temporary_directory.h"
#include "engine/transaction_token.h"

namespace flavorbot::engine {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class CheckDatabaseTest : public ::testing::Test {
 protected:
  std::filesystem::path data() const { return directory_.path() / "table"; }

  void SetUp() override {
    auto api =
        LocalApi::Open({.data_directory = data(), .sweep_interval = std::chrono::milliseconds{0}});
    ASSERT_TRUE(api.has_value()) << api.error().message;
    dynamodb::CallContext context;
    const dynamodb::CreateTableRequest request{
        .table_name = "t",
        .attribute_definitions = {{"PK", dynamodb::ScalarType::kS},
                                  {"SK", dynamodb::ScalarType::kN},
                                  {"G", dynamodb::ScalarType::kN}},
        .key_schema = {{"PK", dynamodb::KeyType::kHash}, {"SK", dynamodb::KeyType::kRange}},
        .global_secondary_indexes =
            std::vector<dynamodb::SecondaryIndex>{
                {.index_name = "byG",
                 .key_schema = {{"G", dynamodb::KeyType::kHash}, {"PK", dynamodb::KeyType::kRange}},
                 .projection = {dynamodb::ProjectionType::kKeysOnly, {}}}},
        .billing_mode = dynamodb::BillingMode::kPayPerRequest};
    ASSERT_TRUE(Await((*api)->CreateTable(context, request)).has_value());
    ASSERT_TRUE(
        Await((*api)->UpdateTimeToLive(
                  context, {.table_name = "t", .time_to_live_specification = {true, "ttl"}}))
            .has_value());
    ASSERT_TRUE((*api)->SweepOnce().has_value());  // completes the time to live
    for (int i = 0; i < 3; ++i) {
      ASSERT_TRUE(
          Await((*api)->PutItem(context, {.table_name = "t", .item = ItemOf(i)})).has_value());
    }
    dynamodb::TransactWriteItemsRequest transaction;
    transaction.client_request_token = "token";
    transaction.transact_items.emplace_back(dynamodb::TransactPut{{.table_name = "t"}, ItemOf(3)});
    const auto done = Await((*api)->TransactWriteItems(context, transaction));
    ASSERT_TRUE(done.has_value()) << done.error().message;
  }

  static dynamodb::Item ItemOf(int i) {
    return {{"PK", S("partition")}, {"SK", N(-i)}, {"G", N(i)}, {"ttl", N(5'000'000'000 + i)}};
  }
  static ItemPtr Stored(const dynamodb::Item& item) {
    StoredItem stored{.item = dynamodb::Pack(item)};
    stored.size = dynamodb::PackedItemSize(stored.item.bytes);
    return std::make_shared<const StoredItem>(std::move(stored));
  }

  // Opens the store, and lets `damage` write what no write of the engine writes.
  void Damage(const std::function<void(const Table&, rocksdb::WriteBatch&)>& damage) {
    auto store = Store::Open({.directory = data()});
    ASSERT_TRUE(store.has_value()) << store.error().message;
    Catalog catalog;
    ASSERT_TRUE(catalog.Load(**store).has_value());
    rocksdb::WriteBatch batch;
    damage(*catalog.Find("t"), batch);
    ASSERT_TRUE((*store)->Write(batch).ok());
  }

  CheckReport Check(CheckMode mode = CheckMode::kReport) {
    auto report = CheckDatabase({.data_directory = data(), .mode = mode});
    EXPECT_TRUE(report.has_value()) << report.error().message;
    return report ? *std::move(report) : CheckReport{};
  }

  // There is one finding, with `what`; a repair mends it.
  void ExpectOne(const std::string& what) {
    const auto report = Check();
    ASSERT_EQ(report.found, 1u) << report.findings.front().what << "; "
                                << report.findings.back().what;
    EXPECT_THAT(report.findings.front().what, HasSubstr(what));
    EXPECT_TRUE(report.findings.front().repairable);
    EXPECT_EQ(report.repaired, 0u);
    const auto repaired = Check(CheckMode::kRepair);
    EXPECT_EQ(repaired.found, 1u);
    EXPECT_EQ(repaired.repaired, 1u);
    EXPECT_EQ(Check().found, 0u);
  }

  static base::Bytes KeyOf(const Table& table, int i) {
    return *FindItemKey(table, Stored(ItemOf(i))->item.bytes);
  }
  static IndexEntry EntryOf(const Table& table, int i) {
    return *MakeIndexEntry(table, table.indexes[0], KeyOf(table, i), Stored(ItemOf(i)));
  }

  TemporaryDirectory directory_;
};

TEST_F(CheckDatabaseTest, FindsNothingInWhatTheEngineWrote) {
  const auto report = Check();
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.checked.tables, 1u);
  EXPECT_EQ(report.checked.items, 4u);
  EXPECT_EQ(report.checked.index_entries, 4u);
  EXPECT_EQ(report.checked.expiry_entries, 4u);
  EXPECT_EQ(report.checked.tokens, 1u);
}

TEST_F(CheckDatabaseTest, FindsAMissingIndexEntry) {
  Damage(
      [](const Table& table, rocksdb::WriteBatch& batch) { batch.Delete(EntryOf(table, 1).key); });
  EXPECT_EQ(Check().findings.front().key, R"({"PK":{"S":"partition"},"SK":{"N":"-1"}})");
  ExpectOne("its entry is missing, in index byG");
}

TEST_F(CheckDatabaseTest, FindsAnIndexEntryThatIsNotTheProjection) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    const auto other = EntryOf(table, 2).projected;
    batch.Put(EntryOf(table, 1).key, EncodeItemValue(other->item.bytes, other->size));
  });
  ExpectOne("its entry is not its projection, in index byG");
}

TEST_F(CheckDatabaseTest, FindsAnIndexEntryWithoutItsItem) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    const auto entry = EntryOf(table, 77);
    batch.Put(entry.key, EncodeItemValue(entry.projected->item.bytes, entry.projected->size));
  });
  ExpectOne("an entry without its item, in index byG");
}

TEST_F(CheckDatabaseTest, FindsAnIndexEntryThatTheItemLeft) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    auto item = ItemOf(1);
    item.Set("G", N(500));
    const auto entry = MakeIndexEntry(table, table.indexes[0], KeyOf(table, 1), Stored(item));
    batch.Put(entry->key, EncodeItemValue(entry->projected->item.bytes, entry->projected->size));
  });
  ExpectOne("an entry without its item, in index byG");
}

TEST_F(CheckDatabaseTest, FindsAnEntryOfNoIndex) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(IndexSpacePrefix(table.id, 9) + "rest", "");
  });
  ExpectOne("an entry of an index that isn't there");
}

TEST_F(CheckDatabaseTest, FindsAMissingExpiryEntry) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Delete(ExpiryKey(table.id, 5'000'000'001, ItemKeyTail(KeyOf(table, 1))));
  });
  ExpectOne("its expiry entry is missing");
}

TEST_F(CheckDatabaseTest, FindsAnExpiryEntryOfAnotherTime) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(ExpiryKey(table.id, 7, ItemKeyTail(KeyOf(table, 1))), {});
  });
  ExpectOne("an expiry entry without its item");
}

TEST_F(CheckDatabaseTest, FindsAWrongSize) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    const auto item = Stored(ItemOf(1));
    batch.Put(KeyOf(table, 1), EncodeItemValue(item->item.bytes, item->size + 3));
  });
  ExpectOne("the item's size is stored as");
}

TEST_F(CheckDatabaseTest, FindsWrongCounters) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(CounterKey(table.id), EncodeCounts({.table = {9, 99}}));
  });
  ExpectOne("its counters say 9 items of 99 bytes; there are 4 items of");
}

TEST_F(CheckDatabaseTest, FindsATokenWithoutItsExpiryEntry) {
  Damage([](const Table&, rocksdb::WriteBatch& batch) {
    batch.Put(TokenKey("other"),
              EncodeToken(base::TimePoint{std::chrono::seconds{9}}, std::string(32, 'f')));
  });
  ExpectOne("a transaction's token without its expiry entry");
}

TEST_F(CheckDatabaseTest, FindsAnExpiryEntryWithoutItsToken) {
  Damage(
      [](const Table&, rocksdb::WriteBatch& batch) { batch.Put(TokenExpiryKey(9, "other"), {}); });
  ExpectOne("an expiry entry without its transaction's token");
}

TEST_F(CheckDatabaseTest, LeavesADamagedItemAndWhatStandsBesideIt) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(KeyOf(table, 1), "\x01\x05garbage");
  });
  for (const auto mode : {CheckMode::kRepair, CheckMode::kReport}) {
    const auto report = Check(mode);
    ASSERT_EQ(report.found, 1u);
    EXPECT_EQ(report.findings.front().what, "the item is damaged");
    EXPECT_FALSE(report.findings.front().repairable);
    EXPECT_EQ(report.repaired, 0u);
  }
}

TEST_F(CheckDatabaseTest, FindsAnItemUnderAnotherKey) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    const auto item = Stored(ItemOf(2));
    batch.Put(KeyOf(table, 1), EncodeItemValue(item->item.bytes, item->size));
  });
  const auto report = Check();
  ASSERT_GE(report.found, 1u);
  EXPECT_THAT(report.findings.front().what, HasSubstr("under a key that isn't its own"));
}

TEST_F(CheckDatabaseTest, FindsDataOfNoTable) {
  Damage([](const Table&, rocksdb::WriteBatch& batch) {
    batch.Put(ItemSpacePrefix(4711) + "key", "value");
  });
  const auto report = Check(CheckMode::kRepair);
  ASSERT_EQ(report.found, 1u);
  EXPECT_EQ(report.findings.front().what,
            "data of table number 4711, which the catalog doesn't have");
  EXPECT_EQ(report.repaired, 0u);
}

TEST_F(CheckDatabaseTest, KeepsAsManyFindingsAsWantedAndRepairsAll) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    for (int i = 0; i < 4; ++i) batch.Delete(EntryOf(table, i).key);
  });
  const auto report =
      CheckDatabase({.data_directory = data(), .mode = CheckMode::kRepair, .max_findings = 1});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->findings.size(), 1u);
  EXPECT_EQ(report->found, 4u);
  EXPECT_EQ(report->repaired, 4u);
  EXPECT_EQ(Check().found, 0u);
}

TEST_F(CheckDatabaseTest, ChecksumsAreVerifiedFirst) {
  for (const auto& entry : std::filesystem::directory_iterator(data())) {
    if (entry.path().extension() != ".sst") continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    for (int at = 10; at < 100; at += 10) file.seekp(at).put('\x55');
  }
  const auto report = CheckDatabase({.data_directory = data()});
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, OpenErrorCode::kCorrupted);
}

// A table with a local index and a stream, and one whose index is being filled.
class CheckMoreOfADatabaseTest : public CheckDatabaseTest {
 protected:
  void SetUp() override {
    auto api = LocalApi::Open({.data_directory = data(),
                               .sweep_interval = std::chrono::milliseconds{0},
                               .backfill_step_items = 0});
    ASSERT_TRUE(api.has_value()) << api.error().message;
    dynamodb::CallContext context;
    const std::vector<dynamodb::KeySchemaElement> keys = {{"PK", dynamodb::KeyType::kHash},
                                                          {"SK", dynamodb::KeyType::kRange}};
    const dynamodb::CreateTableRequest request{
        .table_name = "t",
        .attribute_definitions = {{"PK", dynamodb::ScalarType::kS},
                                  {"SK", dynamodb::ScalarType::kN}},
        .key_schema = keys,
        .local_secondary_indexes =
            std::vector<dynamodb::SecondaryIndex>{
                {.index_name = "local",
                 .key_schema = keys,
                 .projection = {dynamodb::ProjectionType::kAll, {}}}},
        .billing_mode = dynamodb::BillingMode::kPayPerRequest,
        .stream_specification =
            dynamodb::StreamSpecification{true, dynamodb::StreamViewType::kNewImage}};
    ASSERT_TRUE(Await((*api)->CreateTable(context, request)).has_value());
    for (int i = 0; i < 3; ++i) {
      const auto put = Await(
          (*api)->PutItem(context, {.table_name = "t", .item = {{"PK", S("p")}, {"SK", N(i)}}}));
      ASSERT_TRUE(put.has_value()) << put.error().message;
    }
    const dynamodb::UpdateTableRequest update{
        .table_name = "t",
        .attribute_definitions =
            std::vector<dynamodb::AttributeDefinition>{{"PK", dynamodb::ScalarType::kS},
                                                       {"SK", dynamodb::ScalarType::kN}},
        .global_secondary_index_updates = std::vector<dynamodb::GlobalSecondaryIndexUpdate>{
            {.create =
                 dynamodb::SecondaryIndex{.index_name = "global",
                                          .key_schema = {{"SK", dynamodb::KeyType::kHash}},
                                          .projection = {dynamodb::ProjectionType::kAll, {}}}}}};
    const auto updated = Await((*api)->UpdateTable(context, update));
    ASSERT_TRUE(updated.has_value()) << updated.error().message;
    ASSERT_TRUE((*api)->BackfillOnce(1).has_value());
  }

  static base::Bytes SizeKey(const Table& table, const std::string& pk) {
    base::Bytes component;
    AppendKeyComponent(component, S(pk));
    return PartitionPrefix(CollectionSpacePrefix(table.id), component);
  }
};

TEST_F(CheckMoreOfADatabaseTest, FindsNothingInWhatTheEngineWrote) {
  const auto report = Check();
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.checked.item_collections, 1u);
  EXPECT_EQ(report.checked.stream_changes, 3u);
  EXPECT_EQ(report.checked.index_entries, 4u);  // three of the local index, one of the other
}

TEST_F(CheckMoreOfADatabaseTest, FindsAMissingSizeOfACollection) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) { batch.Delete(SizeKey(table, "p")); });
  ExpectOne("the size of an item collection is missing");
}

TEST_F(CheckMoreOfADatabaseTest, FindsAWrongSizeOfACollection) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    PutCollectionSize(batch, {.key = SizeKey(table, "p"), .bytes = 1});
  });
  ExpectOne("the size of an item collection is stored as 1; it is ");
}

TEST_F(CheckMoreOfADatabaseTest, FindsTheSizeOfACollectionThatIsNotThere) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    PutCollectionSize(batch, {.key = SizeKey(table, "q"), .bytes = 1});
  });
  ExpectOne("the size of an item collection without items");
}

TEST_F(CheckMoreOfADatabaseTest, FindsAChangeOfNoStream) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(ChangeKey(table.id, table.stream->first - 1), "");
  });
  ExpectOne("a change of no stream");
}

TEST_F(CheckMoreOfADatabaseTest, FindsAChangeThatWasTrimmed) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(ChangeKey(table.id, table.stream->first), "");
    base::Bytes trimmed;
    AppendBigEndian(trimmed, table.stream->first + 1);
    batch.Put(StreamTrimKey(table.id, table.stream->first), trimmed);
  });
  ExpectOne("a change that was trimmed is still there");
}

TEST_F(CheckMoreOfADatabaseTest, FindsAMissingRecordOfAStream) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Delete(StreamKey(table.id, table.stream->first));
  });
  ExpectOne("the record of its stream is missing");
}

TEST_F(CheckMoreOfADatabaseTest, LeavesADamagedChange) {
  Damage([](const Table& table, rocksdb::WriteBatch& batch) {
    batch.Put(ChangeKey(table.id, table.stream->first), "damaged");
  });
  const auto report = Check(CheckMode::kRepair);
  ASSERT_EQ(report.found, 1u);
  EXPECT_EQ(report.findings.front().what, "a change is damaged");
  EXPECT_EQ(report.repaired, 0u);
}

TEST(CheckDatabase, MakesNothingWhereThereIsNothing) {
  const TemporaryDirectory directory;
  const auto report = CheckDatabase({.data_directory = directory.path() / "none"});
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, OpenErrorCode::kNotADirectory);
  EXPECT_FALSE(std::filesystem::exists(directory.path() / "none"));
}

}  // namespace
}  // namespace flavorbot::engine
