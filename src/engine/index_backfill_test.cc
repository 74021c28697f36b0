// Indexes that UpdateTable adds to a table with items in it.
#include "engine/index_backfill.h"

#include <algorithm>
#include <random>
#include <thread>

#include "engine/api_fixture.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;
using dynamodb::KeyType;
using dynamodb::ScalarType;
using dynamodb::TableStatus;

// A table of items {PK, v?}, and an index "V" over v.
class Backfill : public ::testing::Test {
 protected:
  void Open(LocalApiOptions options = {}) {
    options.clock = &clock_;
    options.sweep_interval = std::chrono::milliseconds{0};
    options.backfill_step_items = 0;
    auto opened = LocalApi::Open(options);
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    api_ = std::move(*opened);
  }

  void OpenInMemory() {
    Open({.storage = StorageKind::kMemory});
    CreateTable();
  }

  void CreateTable() {
    const auto made =
        Await(api_->CreateTable(context_, {.table_name = "t",
                                           .attribute_definitions = {{"PK", ScalarType::kS}},
                                           .key_schema = {{"PK", KeyType::kHash}},
                                           .billing_mode = dynamodb::BillingMode::kPayPerRequest}));
    ASSERT_TRUE(made.has_value()) << made.error().message;
  }

  void Put(Item item) {
    const auto put = Await(api_->PutItem(context_, {.table_name = "t", .item = std::move(item)}));
    ASSERT_TRUE(put.has_value()) << put.error().message;
  }
  void PutNumbered(int items) {
    for (int i = 0; i < items; ++i) {
      Put({{"PK", S("k" + std::to_string(i))}, {"v", S("v" + std::to_string(i % 7))}});
    }
  }

  auto Update(dynamodb::GlobalSecondaryIndexUpdate change) {
    dynamodb::UpdateTableRequest request{.table_name = "t"};
    request.attribute_definitions = {{"v", ScalarType::kS}};
    if (change.remove) request.attribute_definitions.reset();
    request.global_secondary_index_updates.emplace().push_back(std::move(change));
    return Await(api_->UpdateTable(context_, std::move(request)));
  }
  auto AddIndex(std::string name = "V") {
    return Update(
        {.create = dynamodb::SecondaryIndex{.index_name = std::move(name),
                                            .key_schema = {{"v", KeyType::kHash}},
                                            .projection = {dynamodb::ProjectionType::kAll, {}}}});
  }
  auto RemoveIndex() {
    return Update({.remove = dynamodb::GlobalSecondaryIndexUpdate::Delete{.index_name = "V"}});
  }

  void Finish(std::size_t step_items) {
    for (;;) {
      const auto more = api_->BackfillOnce(step_items);
      ASSERT_TRUE(more.has_value()) << more.error().message << more.error().cause;
      if (!*more) return;
    }
  }

  dynamodb::TableDescription Describe() {
    return Await(api_->DescribeTable(context_, {.table_name = "t"}))->table;
  }

  auto ScanIndex() { return Await(api_->Scan(context_, {.table_name = "t", .index_name = "V"})); }

  // All items of the table, or of the index, in the order of their keys.
  std::vector<Item> All(std::optional<std::string> index) {
    std::vector<Item> items;
    dynamodb::ScanRequest request{.table_name = "t", .index_name = std::move(index)};
    for (;;) {
      const auto page = Await(api_->Scan(context_, request));
      EXPECT_TRUE(page.has_value()) << page.error().message;
      if (!page) return items;
      for (const auto& item : page->items) items.push_back(dynamodb::Unpack(item));
      if (!page->last_evaluated_key) break;
      request.exclusive_start_key = page->last_evaluated_key;
    }
    std::ranges::sort(items, {},
                      [](const Item& item) { return *item.Find("PK")->As<std::string>(); });
    return items;
  }

  // The index has the items with a text in v, each once, and is counted right.
  void ExpectIndexAgreesWithTable() {
    auto expected = All(std::nullopt);
    std::erase_if(expected, [](const Item& item) {
      const auto* v = item.Find("v");
      return v == nullptr || v->As<std::string>() == nullptr;
    });
    EXPECT_EQ(All("V"), expected);
    const auto table = Describe();
    ASSERT_EQ(table.global_secondary_indexes.size(), 1u);
    EXPECT_EQ(table.global_secondary_indexes[0].item_count,
              static_cast<std::int64_t>(expected.size()));
    EXPECT_EQ(table.global_secondary_indexes[0].index_status, TableStatus::kActive);
    EXPECT_EQ(table.table_status, TableStatus::kActive);
  }

  base::FakeClock clock_{base::TimePoint{std::chrono::seconds{1'700'000'000}}};
  dynamodb::CallContext context_;
  TemporaryDirectory directory_;
  std::unique_ptr<LocalApi> api_;
};

TEST_F(Backfill, FillsAnIndexStepByStep) {
  OpenInMemory();
  PutNumbered(25);
  Put({{"PK", S("without")}});
  const auto updated = AddIndex();
  ASSERT_TRUE(updated.has_value()) << updated.error().message;
  const auto& described = updated->table_description;
  EXPECT_EQ(described.table_status, TableStatus::kUpdating);
  EXPECT_EQ(described.global_secondary_indexes.at(0).index_status, TableStatus::kCreating);
  EXPECT_FALSE(described.global_secondary_indexes.at(0).backfilling);

  EXPECT_TRUE(*api_->BackfillOnce(10));
  const auto half = Describe();
  EXPECT_EQ(half.table_status, TableStatus::kUpdating);
  EXPECT_EQ(half.global_secondary_indexes.at(0).index_status, TableStatus::kCreating);
  EXPECT_TRUE(half.global_secondary_indexes.at(0).backfilling);
  EXPECT_ERROR(ScanIndex(), kValidationException,
               "Cannot read from backfilling global secondary index: V");
  Finish(10);
  ExpectIndexAgreesWithTable();
  EXPECT_EQ(All("V").size(), 25u);
}

TEST_F(Backfill, OfAnEmptyTableTakesOneStep) {
  OpenInMemory();
  ASSERT_TRUE(AddIndex().has_value());
  EXPECT_TRUE(*api_->BackfillOnce(1));
  EXPECT_FALSE(*api_->BackfillOnce(1));
  ExpectIndexAgreesWithTable();
}

// Each write comes before or after each step; whichever, the index is right in the end.
TEST_F(Backfill, WritesBetweenStepsAreNeitherLostNorUndone) {
  OpenInMemory();
  std::mt19937 random(7);
  const auto key = [&random] { return "k" + std::to_string(random() % 60); };
  const auto write = [&] {
    switch (random() % 4) {
      case 0:
        EXPECT_TRUE(
            Await(api_->DeleteItem(context_, {.table_name = "t", .key = {{"PK", S(key())}}}))
                .has_value());
        break;
      case 1:
        Put({{"PK", S(key())}, {"other", N(static_cast<std::int64_t>(random() % 100))}});
        break;
      default:
        Put({{"PK", S(key())}, {"v", S("v" + std::to_string(random() % 5))}});
    }
  };
  for (int i = 0; i < 100; ++i) write();
  ASSERT_TRUE(AddIndex().has_value());
  while (*api_->BackfillOnce(3)) {
    for (int i = 0; i < 6; ++i) write();
  }
  for (int i = 0; i < 20; ++i) write();
  ExpectIndexAgreesWithTable();
}

TEST_F(Backfill, WritersOnOtherThreadsAgreeWithIt) {
  OpenInMemory();
  PutNumbered(200);
  ASSERT_TRUE(AddIndex().has_value());
  {
    std::vector<std::jthread> writers;
    for (unsigned seed = 1; seed <= 4; ++seed) {
      writers.emplace_back([this, seed] {
        std::mt19937 random(seed);
        dynamodb::CallContext context;
        for (int i = 0; i < 150; ++i) {
          const auto key = "k" + std::to_string(random() % 250);
          if (random() % 3 == 0) {
            (void)Await(api_->DeleteItem(context, {.table_name = "t", .key = {{"PK", S(key)}}}));
          } else {
            const auto value = "v" + std::to_string(random() % 9);
            (void)Await(api_->PutItem(
                context, {.table_name = "t", .item = {{"PK", S(key)}, {"v", S(value)}}}));
          }
        }
      });
    }
    Finish(5);
  }
  ExpectIndexAgreesWithTable();
}

TEST_F(Backfill, GoesOnAfterReopening) {
  Open({.data_directory = directory_.path()});
  CreateTable();
  PutNumbered(40);
  ASSERT_TRUE(AddIndex().has_value());
  EXPECT_TRUE(*api_->BackfillOnce(10));
  EXPECT_TRUE(*api_->BackfillOnce(10));
  api_.reset();

  Open({.data_directory = directory_.path()});
  EXPECT_TRUE(Describe().global_secondary_indexes.at(0).backfilling);
  EXPECT_ERROR(ScanIndex(), kValidationException,
               "Cannot read from backfilling global secondary index: V");
  for (int i = 0; i < 40; i += 3) {
    Put({{"PK", S("k" + std::to_string(i))}, {"v", S("changed")}});
  }
  Finish(10);
  ExpectIndexAgreesWithTable();
  api_.reset();
  Open({.data_directory = directory_.path()});
  ExpectIndexAgreesWithTable();
}

TEST_F(Backfill, ItemsThatCannotBeInTheIndexAreLeftOut) {
  OpenInMemory();
  PutNumbered(3);
  Put({{"PK", S("number")}, {"v", N(1)}});
  Put({{"PK", S("empty")}, {"v", S("")}});
  Put({{"PK", S("long")}, {"v", S(std::string(2049, 'x'))}});
  Put({{"PK", S("longest")}, {"v", S(std::string(2048, 'x'))}});
  ASSERT_TRUE(AddIndex().has_value());
  Finish(100);
  EXPECT_EQ(All("V").size(), 4u);
  // What is left out may be corrected, and taken away.
  Put({{"PK", S("long")}, {"v", S("short")}});
  EXPECT_TRUE(Await(api_->DeleteItem(context_, {.table_name = "t", .key = {{"PK", S("empty")}}}))
                  .has_value());
  EXPECT_EQ(All("V").size(), 5u);
  EXPECT_EQ(Describe().global_secondary_indexes.at(0).item_count, 5);
}

TEST_F(Backfill, IndexMayBeGivenUp) {
  OpenInMemory();
  PutNumbered(20);
  ASSERT_TRUE(AddIndex().has_value());
  EXPECT_TRUE(*api_->BackfillOnce(5));
  const auto removed = RemoveIndex();
  ASSERT_TRUE(removed.has_value()) << removed.error().message;
  EXPECT_EQ(removed->table_description.global_secondary_indexes.at(0).index_status,
            TableStatus::kDeleting);
  EXPECT_FALSE(*api_->BackfillOnce(5));
  EXPECT_EQ(Describe().table_status, TableStatus::kActive);
  EXPECT_EQ(Describe().attribute_definitions.size(), 1u);
  EXPECT_ERROR(ScanIndex(), kValidationException, "The table does not have the specified index: V");
}

TEST_F(Backfill, TableMayBeDeletedMeanwhile) {
  OpenInMemory();
  PutNumbered(20);
  ASSERT_TRUE(AddIndex().has_value());
  EXPECT_TRUE(*api_->BackfillOnce(5));
  EXPECT_TRUE(Await(api_->DeleteTable(context_, {.table_name = "t"})).has_value());
  EXPECT_FALSE(*api_->BackfillOnce(5));
}

TEST_F(Backfill, OneIndexAtATime) {
  OpenInMemory();
  PutNumbered(20);
  ASSERT_TRUE(AddIndex().has_value());
  const std::string text =
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
      "table";
  EXPECT_ERROR(AddIndex("W"), kLimitExceededException, text);
  dynamodb::UpdateTableRequest request{.table_name = "t"};
  request.table_class = dynamodb::TableClass::kStandard;
  EXPECT_ERROR(Await(api_->UpdateTable(context_, request)), kResourceInUseException,
               "Attempt to change a resource which is still in use: Table is being updated: t");
  Finish(100);
  EXPECT_TRUE(AddIndex("W").has_value());
}

// Ids are never used again, so what is still read of the old index can't be taken for the new.
TEST_F(Backfill, AnIndexOfTheSameNameBeginsEmpty) {
  OpenInMemory();
  PutNumbered(20);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(AddIndex().has_value());
    Finish(7);
    ExpectIndexAgreesWithTable();
    ASSERT_TRUE(RemoveIndex().has_value());
    Put({{"PK", S("k" + std::to_string(i))}});
  }
  ASSERT_TRUE(AddIndex().has_value());
  Finish(7);
  ExpectIndexAgreesWithTable();
  EXPECT_EQ(All("V").size(), 17u);
}

TEST_F(Backfill, AThreadDoesIt) {
  auto opened = LocalApi::Open({.storage = StorageKind::kMemory, .backfill_step_items = 4});
  ASSERT_TRUE(opened.has_value());
  api_ = std::move(*opened);
  CreateTable();
  PutNumbered(30);
  ASSERT_TRUE(AddIndex().has_value());
  while (Describe().table_status != TableStatus::kActive) std::this_thread::yield();
  ExpectIndexAgreesWithTable();
}

}  // namespace
}  // namespace flavorbot::engine
