#include "storage/table_setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "dynamodb/scripted_api_for_test.h"
#include "engine/local_api.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::storage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class TableSetUp : public testing::Test {
 protected:
  static std::unique_ptr<engine::LocalApi> Open() {
    auto opened = engine::LocalApi::Open(
        {.storage = engine::StorageKind::kMemory, .sweep_interval = std::chrono::milliseconds{0}});
    if (!opened) throw std::runtime_error(opened.error().message);
    return *std::move(opened);
  }

  template <typename T>
  T Run(boost::asio::awaitable<T> work) {
    std::optional<T> result;
    RunToEnd(internal::Keep(std::move(work), result));
    return *std::move(result);
  }
  base::Result<TableSetUpReport, std::string> RunSetUp() {
    return RunSetUp({.table_name = "recipes", .protection = DeletionProtection::kProtected});
  }
  base::Result<TableSetUpReport, std::string> RunSetUp(TableGoal goal) {
    dynamodb::CallContext context;
    return Run(SetUpTable(scripted_, context, std::move(goal),
                          {.on_line = [this](const std::string& line) { told_.push_back(line); },
                           .waiting_for =
                               [this](const std::string& what) {
                                 if (waited_for_.empty() || waited_for_.back() != what) {
                                   waited_for_.push_back(what);
                                 }
                               }}));
  }

  const std::unique_ptr<engine::LocalApi> api_ = Open();
  dynamodb::ScriptedApi scripted_{api_.get()};
  std::vector<std::string> told_;
  std::vector<std::string> waited_for_;  // the same ones in a row once
};

// Replicas, as the service has them, over the engine, which has none: UPDATING and CREATING for
// some looks, then ACTIVE.
class ReplicatedTableSetUp : public TableSetUp {
 protected:
  ReplicatedTableSetUp() {
    scripted_.On([this](const dynamodb::UpdateTableRequest& request)
                     -> dynamodb::Result<dynamodb::UpdateTableResponse> {
      dynamodb::CallContext context;
      if (!request.replica_updates) return Run(api_->UpdateTable(context, request));
      const auto table = Run(api_->DescribeTable(context, {.table_name = "recipes"}))->table;
      if (!table.stream_specification) {
        return std::unexpected(dynamodb::ValidationError("the stream is missing"));
      }
      EXPECT_THAT(*request.replica_updates, testing::SizeIs(1));
      const auto& region = request.replica_updates->front().create->region_name;
      replicas_.push_back({.region_name = region,
                           .replica_status = "CREATING",
                           .replica_status_percent_progress = "40"});
      looks_ = 0;
      return dynamodb::UpdateTableResponse{};
    });
    scripted_.On([this](const dynamodb::DescribeTableRequest& request)
                     -> dynamodb::Result<dynamodb::DescribeTableResponse> {
      dynamodb::CallContext context;
      auto described = Run(api_->DescribeTable(context, request));
      if (!described || replicas_.empty()) return described;
      ++looks_;
      if (looks_ == 1) return described;  // as it was: the service tells later
      if (looks_ == 4) replicas_.back() = {replicas_.back().region_name, end_, why_};
      if (looks_ < 4) described->table.table_status = dynamodb::TableStatus::kUpdating;
      described->table.replicas = replicas_;
      return described;
    });
  }

  std::vector<dynamodb::ReplicaDescription> replicas_;
  int looks_ = 0;
  std::string end_ = "ACTIVE";
  std::string why_;
};

TEST_F(TableSetUp, CreatesTheTableAndSaysSo) {
  const auto report = RunSetUp();
  ASSERT_TRUE(report.has_value()) << report.error();
  EXPECT_TRUE(report->changed_anything);
  EXPECT_THAT(
      report->lines,
      ElementsAre("table \"recipes\": created, with the index GSI1, guarded against deletion",
                  "time to live on \"ttl\": enabled", "point-in-time recovery: enabled",
                  "the table is ready"));
  EXPECT_EQ(told_, report->lines);
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
  EXPECT_THAT(report->lines,
              ElementsAre("table \"recipes\": there already, with the index GSI1",
                          "time to live on \"ttl\": enabled already",
                          "deletion protection: enabled already",
                          "point-in-time recovery: enabled already", "the table is ready"));
}

TEST_F(TableSetUp, EightAtOnceAllSucceed) {
  std::vector<std::string> failures(8);
  {
    std::vector<std::jthread> threads;
    for (auto& failure : failures) {
      threads.emplace_back([this, &failure] {
        dynamodb::CallContext context;
        const auto report = Run(
            SetUpTable(*api_, context,
                       {.table_name = "recipes", .protection = DeletionProtection::kProtected}));
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
              ElementsAre("table \"recipes\": there already", "index GSI1: added",
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
  const auto described = Run(api_->DescribeTable(context, {.table_name = "recipes"}));
  EXPECT_FALSE(described->table.deletion_protection_enabled);
}

TEST_F(TableSetUp, APlanChangesNothing) {
  dynamodb::CallContext context;
  const TableGoal goal{.table_name = "recipes", .tags = {{"team", "food"}}};
  const auto plan = Run(PlanTableSetUp(*api_, context, goal, {}));
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_EQ(plan->steps.size(), 2U);
  EXPECT_FALSE(Run(api_->DescribeTable(context, {.table_name = "recipes"})).has_value());
}

TEST_F(TableSetUp, TagsAreSetWhereTheyDiffer) {
  ASSERT_TRUE(RunSetUp({.table_name = "recipes", .tags = {{"team", "food"}, {"a", "b"}}}));
  const auto report = RunSetUp({.table_name = "recipes", .tags = {{"team", "drinks"}, {"a", "b"}}});
  ASSERT_TRUE(report) << report.error();
  EXPECT_THAT(report->lines,
              testing::IsSupersetOf(
                  {"tag a=b: set already", "tag team=drinks: set, in place of team=food"}));
  const auto again = RunSetUp({.table_name = "recipes", .tags = {{"team", "drinks"}}});
  EXPECT_FALSE(again->changed_anything);
}

TEST_F(TableSetUp, AStepThatIsRefusedIsNamed) {
  scripted_.On([](const dynamodb::UpdateTimeToLiveRequest&)
                   -> dynamodb::Result<dynamodb::UpdateTimeToLiveResponse> {
    return std::unexpected(
        dynamodb::MakeError(dynamodb::ErrorCode::kAccessDeniedException, "not you"));
  });
  EXPECT_EQ(RunSetUp().error(),
            "table \"recipes\": time to live on \"ttl\": AccessDeniedException: not you");
}

// Just after a table's creation the service is still turning its backups on.
TEST_F(TableSetUp, RecoveryIsTriedUntilTheServiceHasIt) {
  int refusals = 2;
  scripted_.On([&](const dynamodb::UpdateContinuousBackupsRequest& request)
                   -> dynamodb::Result<dynamodb::UpdateContinuousBackupsResponse> {
    dynamodb::CallContext context;
    if (refusals-- == 0) return Run(api_->UpdateContinuousBackups(context, request));
    return std::unexpected(dynamodb::MakeError(
        dynamodb::ErrorCode::kContinuousBackupsUnavailableException, "being enabled"));
  });
  const auto report = RunSetUp();
  ASSERT_TRUE(report) << report.error();
  EXPECT_THAT(report->lines, testing::Contains("point-in-time recovery: enabled"));
}

TEST_F(TableSetUp, ReplicasAreRefusedByWhatHasNoRegions) {
  EXPECT_THAT(RunSetUp({.table_name = "recipes", .replica_regions = {"eu-west-1"}}).error(),
              HasSubstr("replica in eu-west-1: ValidationException: ReplicaUpdates is not "
                        "supported here: it needs tables in several AWS regions"));
}

// As Amazon's DynamoDB Local answers.
TEST_F(TableSetUp, ReplicasAreSaidToBeUnsupportedWhereTheyArePassedOver) {
  ASSERT_TRUE(RunSetUp({.table_name = "recipes"}));
  scripted_.On([this](const dynamodb::UpdateTableRequest& request)
                   -> dynamodb::Result<dynamodb::UpdateTableResponse> {
    dynamodb::CallContext context;
    if (!request.replica_updates) return Run(api_->UpdateTable(context, request));
    return std::unexpected(dynamodb::ValidationError("Nothing to update"));
  });
  EXPECT_EQ(RunSetUp({.table_name = "recipes", .replica_regions = {"eu-west-1"}}).error(),
            "table \"recipes\": replica in eu-west-1: ValidationException: Nothing to update. "
            "Replicas are not supported by a DynamoDB that is not Amazon's service");
}

TEST_F(ReplicatedTableSetUp, ReplicasAreAddedAndAwaited) {
  const TableGoal goal{.table_name = "recipes", .replica_regions = {"eu-west-1", "us-west-2"}};
  const auto report = RunSetUp(goal);
  ASSERT_TRUE(report) << report.error();
  EXPECT_THAT(report->lines,
              ElementsAre("table \"recipes\": created, with the index GSI1, with a "
                          "stream for its replicas",
                          "time to live on \"ttl\": enabled", "replica in eu-west-1: added",
                          "replica in us-west-2: added", "the table is ready"));
  EXPECT_THAT(waited_for_,
              ElementsAre("table \"recipes\" doesn't show the change yet",
                          "table \"recipes\" is UPDATING, replica in eu-west-1 is CREATING, 40 %",
                          "table \"recipes\" doesn't show the change yet",
                          "table \"recipes\" is UPDATING, replica in us-west-2 is CREATING, 40 %"));
  EXPECT_FALSE(RunSetUp(goal)->changed_anything);
}

TEST_F(ReplicatedTableSetUp, ATableWithoutAStreamIsGivenIt) {
  ASSERT_TRUE(RunSetUp({.table_name = "recipes"}));
  const auto report = RunSetUp({.table_name = "recipes", .replica_regions = {"eu-west-1"}});
  ASSERT_TRUE(report) << report.error();
  EXPECT_THAT(report->lines, testing::IsSupersetOf({"stream of new and old images: enabled",
                                                    "replica in eu-west-1: added"}));
}

TEST_F(ReplicatedTableSetUp, AReplicaThatFailsIsTold) {
  end_ = "CREATION_FAILED";
  why_ = "a table of that name is there";
  EXPECT_EQ(RunSetUp({.table_name = "recipes", .replica_regions = {"eu-west-1"}}).error(),
            "table \"recipes\": replica in eu-west-1: CREATION_FAILED: a table of that name is "
            "there");
}

}  // namespace
}  // namespace flavorbot::storage
