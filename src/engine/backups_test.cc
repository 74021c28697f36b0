// Backups on disk: what a crash leaves, what damage does, and who may delete what.
#include <atomic>
#include <fstream>
#include <thread>

#include "engine/api_fixture.h"
#include "engine/backups.h"
#include "engine/change_table.h"
#include "engine/engine.h"
#include "engine/item_entries.h"
#include "engine/restored_table.h"
#include "engine/table_record.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;

class BackupsTest : public ::testing::Test {
 protected:
  fs::path data() const { return directory_.path() / "table"; }
  fs::path backups() const { return data() / "backups"; }

  LocalApiOptions Options() {
    return {
        .data_directory = data(), .clock = &clock_, .sweep_interval = std::chrono::milliseconds{0}};
  }

  void Open() {
    api_.reset();
    auto opened = LocalApi::Open(Options());
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    api_ = std::move(*opened);
  }

  void CreateTable() {
    const dynamodb::CreateTableRequest request{
        .table_name = "t",
        .attribute_definitions = {{"PK", dynamodb::ScalarType::kS},
                                  {"G", dynamodb::ScalarType::kS}},
        .key_schema = {{"PK", dynamodb::KeyType::kHash}},
        .global_secondary_indexes =
            std::vector<dynamodb::SecondaryIndex>{
                {.index_name = "byG",
                 .key_schema = {{"G", dynamodb::KeyType::kHash}},
                 .projection = {dynamodb::ProjectionType::kAll, {}}}},
        .billing_mode = dynamodb::BillingMode::kPayPerRequest};
    ASSERT_TRUE(Await(api_->CreateTable(context_, request)).has_value());
  }

  void Put(const std::string& pk, const std::string& table = "t") {
    dynamodb::CallContext context;  // of its own: another thread writes too
    const auto put = Await(
        api_->PutItem(context, {.table_name = table, .item = {{"PK", S(pk)}, {"G", S("g")}}}));
    ASSERT_TRUE(put.has_value()) << put.error().message << put.error().cause;
  }

  std::string Backup() {
    const auto made =
        Await(api_->CreateBackup(context_, {.table_name = "t", .backup_name = "backup"}));
    EXPECT_TRUE(made.has_value()) << made.error().message << made.error().cause;
    return made ? made->backup_details.backup_arn : "";
  }

  auto Describe(const std::string& table) {
    return Await(api_->DescribeTable(context_, {.table_name = table}));
  }

  // Waits until the table "restored" is ACTIVE or gone.
  void AwaitRestore() {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    for (;;) {
      const auto table = Describe("restored");
      if (!table || table->table.table_status == dynamodb::TableStatus::kActive) return;
      ASSERT_LT(std::chrono::steady_clock::now(), end);
      std::this_thread::yield();
    }
  }

  int Count(const std::string& table, std::optional<std::string> index = std::nullopt) {
    const auto scanned = Await(api_->Scan(
        context_, {.table_name = table, .index_name = index, .select = dynamodb::Select::kCount}));
    return scanned ? scanned->count : -1;
  }

  // What RestoreTableFromBackup leaves when the process ends after its first items.
  void LeaveRestoreUnfinished(const std::string& arn) {
    api_.reset();
    auto engine = Engine::Open(Options());
    ASSERT_TRUE(engine.has_value()) << engine.error().message;
    const auto held = (*engine)->backups().Hold(arn);
    ASSERT_TRUE(held.has_value());
    const auto description =
        DescribeRestored(*held->backup, {.target_table_name = "restored", .backup_arn = arn},
                         "us-east-1", clock_.Now());
    ASSERT_TRUE(description.has_value());
    const auto table = MakeTable((*engine)->catalog().next_id(), *description, {0}, std::nullopt);
    const auto item = std::make_shared<const StoredItem>(
        StoredItem{dynamodb::Pack({{"PK", S("a")}, {"G", S("g")}}), 8});
    rocksdb::WriteBatch batch;
    PutTableRecord(batch, table);
    TableCounts counts;
    const auto key = *FindItemKey(table, item->item.bytes);
    PutItemEntries(batch, table, key, item, counts);
    ASSERT_TRUE((*engine)->store().Write(batch).ok());
  }

  TemporaryDirectory directory_;
  base::FakeClock clock_{base::TimePoint{std::chrono::seconds{1'700'000'000}}};
  dynamodb::CallContext context_;
  std::unique_ptr<LocalApi> api_;
};

TEST_F(BackupsTest, AreThereAfterReopening) {
  Open();
  CreateTable();
  Put("a");
  const auto arn = Backup();
  Open();
  const auto described = Await(api_->DescribeBackup(context_, {.backup_arn = arn}));
  ASSERT_TRUE(described.has_value());
  EXPECT_EQ(described->backup_description.backup_details.backup_name, "backup");
  EXPECT_EQ(described->backup_description.backup_details.backup_creation_date_time, clock_.Now());
  EXPECT_EQ(described->backup_description.source_table.item_count, 1);
}

TEST_F(BackupsTest, RestoreThatACrashCutShortIsFinishedAtTheNextOpening) {
  Open();
  CreateTable();
  for (const char* pk : {"a", "b", "c"}) Put(pk);
  const auto arn = Backup();
  LeaveRestoreUnfinished(arn);
  Open();
  AwaitRestore();
  const auto table = Describe("restored");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->table.item_count, 3);
  EXPECT_EQ(Count("restored"), 3);
}

TEST_F(BackupsTest, RestoreWhoseBackupIsGoneIsUndoneAtTheNextOpening) {
  Open();
  CreateTable();
  Put("a");
  const auto arn = Backup();
  LeaveRestoreUnfinished(arn);
  fs::remove_all(backups());
  Open();
  AwaitRestore();
  EXPECT_FALSE(Describe("restored").has_value());
  EXPECT_EQ(Count("t"), 1);
}

TEST_F(BackupsTest, RestoreOfADamagedBackupIsUndone) {
  Open();
  CreateTable();
  for (int i = 0; i < 50; ++i) Put("item " + std::to_string(i));
  const auto arn = Backup();
  api_.reset();
  // The checkpoint's table files are links to the store's: damage a copy, not those.
  for (const auto& entry : fs::recursive_directory_iterator(backups())) {
    if (entry.path().extension() != ".sst") continue;
    const auto copy = entry.path().string() + ".copy";
    fs::copy_file(entry.path(), copy);
    fs::rename(copy, entry.path());
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    for (int at = 10; at < 200; at += 10) file.seekp(at).put('\x55');
  }
  Open();
  const auto restored = Await(
      api_->RestoreTableFromBackup(context_, {.target_table_name = "restored", .backup_arn = arn}));
  EXPECT_TRUE(restored.has_value());
  AwaitRestore();
  EXPECT_FALSE(Describe("restored").has_value());
  EXPECT_EQ(Count("t"), 50);
}

TEST_F(BackupsTest, UnfinishedBackupGoesAtTheNextOpening) {
  Open();
  CreateTable();
  Backup();
  const auto kept = *fs::directory_iterator(backups());
  fs::create_directory(backups() / "01489602797149-73d8d5bc");
  std::ofstream(backups() / "01489602797149-73d8d5bc" / "000007.sst") << "data";
  Open();
  EXPECT_FALSE(fs::exists(backups() / "01489602797149-73d8d5bc"));
  EXPECT_TRUE(fs::exists(kept.path()));
}

TEST_F(BackupsTest, DamagedRecordIsNoBackupAndIsLeftAsItIs) {
  Open();
  CreateTable();
  const auto arn = Backup();
  api_.reset();
  const auto record = fs::directory_iterator(backups())->path() / "RECORD";
  {
    std::fstream file(record, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(40).put('\x55');
  }
  Open();
  EXPECT_FALSE(Await(api_->DescribeBackup(context_, {.backup_arn = arn})).has_value());
  EXPECT_TRUE(fs::exists(record));
}

TEST_F(BackupsTest, DeletedOneLeavesNothingOnDisk) {
  Open();
  CreateTable();
  const auto arn = Backup();
  EXPECT_TRUE(Await(api_->DeleteBackup(context_, {.backup_arn = arn})).has_value());
  EXPECT_TRUE(fs::is_empty(backups()));
}

TEST_F(BackupsTest, HeldOneIsNotDeleted) {
  auto engine = Engine::Open(Options());
  ASSERT_TRUE(engine.has_value());
  rocksdb::WriteBatch batch;
  PutTableRecord(batch, MakeTable(1,
                                  {.table_name = "t",
                                   .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}},
                                   .key_schema = {{"PK", dynamodb::KeyType::kHash}}},
                                  {}, std::nullopt));
  ASSERT_TRUE((*engine)->store().Write(batch).ok());
  auto& all = (*engine)->backups();
  const auto made = all.Create("t", "backup");
  ASSERT_TRUE(made.has_value()) << made.error().cause;
  {
    const auto held = all.Hold((*made)->arn);
    EXPECT_ERROR(all.Delete((*made)->arn), kBackupInUseException,
                 "Backup is in use: " + (*made)->arn);
  }
  EXPECT_TRUE(all.Delete((*made)->arn).has_value());
}

// The sizes come with the items, since a later opening counts only those of tables without.
TEST_F(BackupsTest, RestoredItemCollectionsHaveTheirSizes) {
  Open();
  const std::vector<dynamodb::KeySchemaElement> keys = {{"PK", dynamodb::KeyType::kHash},
                                                        {"SK", dynamodb::KeyType::kRange}};
  const dynamodb::CreateTableRequest request{
      .table_name = "t",
      .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}, {"SK", dynamodb::ScalarType::kN}},
      .key_schema = keys,
      .local_secondary_indexes =
          std::vector<dynamodb::SecondaryIndex>{
              {.index_name = "local",
               .key_schema = keys,
               .projection = {dynamodb::ProjectionType::kAll, {}}}},
      .billing_mode = dynamodb::BillingMode::kPayPerRequest};
  ASSERT_TRUE(Await(api_->CreateTable(context_, request)).has_value());
  for (int i = 0; i < 3; ++i) {
    const dynamodb::PutItemRequest put{.table_name = "t",
                                       .item = {{"PK", S(i < 2 ? "a" : "b")}, {"SK", N(i)}}};
    ASSERT_TRUE(Await(api_->PutItem(context_, put)).has_value());
  }
  const auto arn = Backup();
  ASSERT_TRUE(Await(api_->RestoreTableFromBackup(
                        context_, {.target_table_name = "restored", .backup_arn = arn}))
                  .has_value());
  AwaitRestore();
  api_.reset();
  auto store = Store::Open({.directory = data()});
  ASSERT_TRUE(store.has_value()) << store.error().message;
  Catalog catalog;
  ASSERT_TRUE(catalog.Load(**store).has_value());
  const auto sizes_of = [&](const std::string& name) {
    std::vector<std::pair<std::string, std::string>> sizes;
    const auto prefix = CollectionSpacePrefix(catalog.Find(name)->id);
    const std::unique_ptr<rocksdb::Iterator> it((*store)->db().NewIterator(rocksdb::ReadOptions()));
    for (it->Seek(prefix); it->Valid() && it->key().starts_with(prefix); it->Next()) {
      sizes.emplace_back(it->key().ToString().substr(prefix.size()), it->value().ToString());
    }
    return sizes;
  };
  EXPECT_EQ(sizes_of("t").size(), 2u);
  EXPECT_EQ(sizes_of("restored"), sizes_of("t"));
  EXPECT_TRUE(catalog.Find("restored")->collections_counted);
}

TEST_F(BackupsTest, TableIsNotUsedBeforeItIsWhole) {
  auto engine = Engine::Open(Options());
  ASSERT_TRUE(engine.has_value());
  rocksdb::WriteBatch batch;
  PutTableRecord(batch, MakeTable(1,
                                  {.table_name = "t",
                                   .table_status = dynamodb::TableStatus::kCreating,
                                   .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}},
                                   .key_schema = {{"PK", dynamodb::KeyType::kHash}}},
                                  {}, std::nullopt));
  ASSERT_TRUE((*engine)->store().Write(batch).ok());
  engine->reset();
  Open();
  EXPECT_ERROR(Await(api_->GetItem(context_, {.table_name = "t", .key = {{"PK", S("a")}}})),
               kResourceNotFoundException, "Requested resource not found");
  EXPECT_ERROR(Await(api_->PutItem(context_, {.table_name = "t", .item = {{"PK", S("a")}}})),
               kResourceNotFoundException, "Requested resource not found");
  EXPECT_ERROR(Await(api_->DeleteTable(context_, {.table_name = "t"})), kResourceInUseException,
               "Attempt to change a resource which is still in use: Table is being created: t");
  EXPECT_ERROR(Await(api_->CreateBackup(context_, {.table_name = "t", .backup_name = "backup"})),
               kTableInUseException, "Table is being created: t");
}

// Writers go on, and what a backup has is all that was before some moment: 0 to n - 1, no gap.
TEST_F(BackupsTest, IsOfOneMomentWhileWritesGoOn) {
  Open();
  CreateTable();
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) Put(std::to_string(i));
  });
  std::vector<std::string> arns;
  for (int i = 0; i < 3; ++i) arns.push_back(Backup());
  stop = true;
  writer.join();
  for (const auto& arn : arns) {
    ASSERT_TRUE(Await(api_->RestoreTableFromBackup(
                          context_, {.target_table_name = "restored", .backup_arn = arn}))
                    .has_value());
    AwaitRestore();
    const auto table = Describe("restored");
    ASSERT_TRUE(table.has_value());
    const auto count = table->table.item_count;
    EXPECT_EQ(Count("restored"), count);
    EXPECT_EQ(Count("restored", "byG"), count);
    for (const std::int64_t i : {std::int64_t{0}, count - 1, count}) {
      const auto got = Await(api_->GetItem(
          context_, {.table_name = "restored", .key = {{"PK", S(std::to_string(i))}}}));
      ASSERT_TRUE(got.has_value());
      EXPECT_EQ(got->item.has_value(), i >= 0 && i < count) << i;
    }
    ASSERT_TRUE(Await(api_->DeleteTable(context_, {.table_name = "restored"})).has_value());
  }
}

TEST(BackupRecord, IsReadAsItWasWritten) {
  const dynamodb::TableDescription description{
      .table_name = "t",
      .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}},
      .key_schema = {{"PK", dynamodb::KeyType::kHash}}};
  const engine::Backup backup{.id = "01489602797149-73d8d5bc",
                              .arn = "arn",
                              .name = "name",
                              .created = base::TimePoint{std::chrono::milliseconds{5}},
                              .table = MakeTable(7, description, {}, std::nullopt),
                              .counts = {.table = {3, 40}}};
  auto bytes = EncodeBackup(backup);
  EXPECT_TRUE(bytes.starts_with("flavorbot-backup 1\n"));
  const auto read = DecodeBackup(bytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->id, backup.id);
  EXPECT_EQ(read->arn, backup.arn);
  EXPECT_EQ(read->name, backup.name);
  EXPECT_EQ(read->created, backup.created);
  EXPECT_EQ(ToRecord(read->table), ToRecord(backup.table));
  EXPECT_EQ(read->counts, backup.counts);
  for (std::size_t i = 0; i < bytes.size(); i += 7) {
    auto damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(DecodeBackup(damaged).has_value()) << i;
  }
}

}  // namespace
}  // namespace flavorbot::engine
