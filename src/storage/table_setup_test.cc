#include "storage/table_setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "engine/local_api.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::storage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class TableSetUp : public testing::Test {
 protected:
  TableSetUp() {
    auto opened = engine::LocalApi::Open(
        {.storage = engine::StorageKind::kMemory, .sweep_interval = std::chrono::milliseconds{0}});
    if (!opened) throw std::runtime_error(opened.error().message);
    api_ = *std::move(opened);
  }

  template <typename T>
  T Run(boost::asio::awaitable<T> work) {
    std::optional<T> result;
    RunToEnd(internal::Keep(std::move(work), result));
    return *std::move(result);
  }
  base::Result<TableSetUpReport, std::string> RunSetUp() {
    dynamodb::CallContext context;
    return Run(SetUpTable(*api_, context, "recipes", DeletionProtection::kProtected));
  }

  std::unique_ptr<engine::LocalApi> api_;
};

TEST_F(TableSetUp, CreatesTheTableAndSaysSo) {
  const auto report = RunSetUp();
  ASSERT_TRUE(report.has_value()) << report.error();
  EXPECT_TRUE(report->changed_anything);
  EXPECT_THAT(report->lines,
              ElementsAre("table \"recipes\": created, with the index GSI1",
                          "time to live on \"ttl\": enabled", "deletion protection: was enabled",
                          "point-in-time recovery: enabled", "the table is ready"));
  dynamodb::CallContext context;
  const auto described = Run(api_->DescribeTable(context, {.table_name = "recipes"}));
  EXPECT_EQ(DifferenceFromDefinition(described->table), "");
  EXPECT_TRUE(described->table.deletion_protection_enabled);
  EXPECT_EQ(described->table.billing_mode, dynamodb::BillingMode::kPayPerRequest);
  const auto ttl = Run(api_->DescribeTimeToLive(context, {.table_name = "recipes"}));
  EXPECT_EQ(ttl->attribute_name, "ttl");
  const auto backups = Run(api_->DescribeContinuousBackups(context, {.table_name = "recipes"}));
  EXPECT_TRUE(backups->point_in_time_recovery.enabled);
}

TEST_F(TableSetUp, ASecondRunChangesNothing) {
  ASSERT_TRUE(RunSetUp().has_value());
  const auto report = RunSetUp();
  ASSERT_TRUE(report.has_value()) << report.error();
  EXPECT_FALSE(report->changed_anything);
  EXPECT_THAT(
      report->lines,
      ElementsAre("table \"recipes\": is there, with the index GSI1",
                  "time to live on \"ttl\": was enabled", "deletion protection: was enabled",
                  "point-in-time recovery: was enabled", "the table is ready"));
}

TEST_F(TableSetUp, EightAtOnceAllSucceed) {
  std::vector<std::string> failures(8);
  {
    std::vector<std::jthread> threads;
    for (auto& failure : failures) {
      threads.emplace_back([this, &failure] {
        const auto report = RunSetUp();
        if (!report) failure = report.error();
      });
    }
  }
  EXPECT_THAT(failures, testing::Each(testing::IsEmpty()));
}

TEST_F(TableSetUp, TableWithOtherKeysIsRefusedAndLeftAlone) {
  auto request = TableDefinition("recipes", DeletionProtection::kUnprotected);
  request.attribute_definitions[0].attribute_name = "id";
  request.key_schema[0].attribute_name = "id";
  dynamodb::CallContext context;
  ASSERT_TRUE(Run(api_->CreateTable(context, request)).has_value());
  const auto report = RunSetUp();
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error(),
            "table \"recipes\" is of another shape: its keys are id (partition key, S), SK (sort "
            "key, S); FlavorBot needs PK (partition key, S), SK (sort key, S)");
  const auto ttl = Run(api_->DescribeTimeToLive(context, {.table_name = "recipes"}));
  EXPECT_EQ(ttl->time_to_live_status, dynamodb::TimeToLiveStatus::kDisabled);
}

TEST_F(TableSetUp, TableWithoutTheIndexIsGivenIt) {
  auto request = TableDefinition("recipes", DeletionProtection::kUnprotected);
  request.global_secondary_indexes.reset();
  request.attribute_definitions.resize(2);
  request.billing_mode = dynamodb::BillingMode::kProvisioned;
  request.provisioned_throughput = dynamodb::ProvisionedThroughput{3, 4};
  dynamodb::CallContext context;
  ASSERT_TRUE(Run(api_->CreateTable(context, request)).has_value());
  for (const char* sort_key : {"a", "b"}) {
    dynamodb::PutItemRequest put;
    put.table_name = "recipes";
    for (const auto name : {"PK", "GSI1PK", "GSI1SK"}) {
      put.item.Set(name, dynamodb::AttributeValue::S("x"));
    }
    put.item.Set("SK", dynamodb::AttributeValue::S(sort_key));
    ASSERT_TRUE(Run(api_->PutItem(context, put)).has_value());
  }
  const auto report = RunSetUp();
  ASSERT_TRUE(report.has_value()) << report.error();
  EXPECT_THAT(report->lines,
              ElementsAre("table \"recipes\": was there; the index GSI1 is added",
                          "time to live on \"ttl\": enabled", "deletion protection: enabled",
                          "point-in-time recovery: enabled", "the table is ready"));
  const auto scanned =
      Run(api_->Scan(context, {.table_name = "recipes", .index_name = std::string(kIndexName)}));
  EXPECT_EQ(scanned->count, 2);
}

TEST_F(TableSetUp, TableWithAnotherIndexOfTheNameIsRefused) {
  auto request = TableDefinition("recipes", DeletionProtection::kUnprotected);
  request.global_secondary_indexes->front().projection.projection_type =
      dynamodb::ProjectionType::kKeysOnly;
  dynamodb::CallContext context;
  ASSERT_TRUE(Run(api_->CreateTable(context, request)).has_value());
  EXPECT_THAT(RunSetUp().error(), HasSubstr("doesn't project all attributes"));
}

TEST_F(TableSetUp, OtherTimeToLiveIsRefused) {
  dynamodb::CallContext context;
  ASSERT_TRUE(
      Run(api_->CreateTable(context, TableDefinition("recipes", DeletionProtection::kUnprotected)))
          .has_value());
  dynamodb::UpdateTimeToLiveRequest request;
  request.table_name = "recipes";
  request.time_to_live_specification = {.enabled = true, .attribute_name = "expires"};
  ASSERT_TRUE(Run(api_->UpdateTimeToLive(context, request)).has_value());
  EXPECT_THAT(RunSetUp().error(), HasSubstr("from the attribute \"expires\""));
}

}  // namespace
}  // namespace flavorbot::storage
