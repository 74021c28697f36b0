#include "storage/table_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::storage {
namespace {

using dynamodb::StreamViewType;
using dynamodb::TimeToLiveStatus;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kProtected = DeletionProtection::kProtected;

// A table as CreateTable and the steps after it leave it.
TableState MadeFor(const TableGoal& goal) {
  const auto request = TableDefinition(goal.table_name, goal.protection);
  TableState state;
  auto& table = state.table.emplace();
  table.table_name = goal.table_name;
  table.table_arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/recipes";
  table.attribute_definitions = request.attribute_definitions;
  table.key_schema = request.key_schema;
  table.billing_mode = dynamodb::BillingMode::kPayPerRequest;
  table.deletion_protection_enabled = request.deletion_protection_enabled;
  for (const auto& index : *request.global_secondary_indexes) {
    table.global_secondary_indexes.push_back({.index = index});
  }
  if (!goal.replica_regions.empty()) {
    table.stream_specification = {.stream_enabled = true,
                                  .stream_view_type = StreamViewType::kNewAndOldImages};
  }
  for (const auto& region : goal.replica_regions) {
    table.replicas.push_back({.region_name = region, .replica_status = "ACTIVE"});
  }
  state.time_to_live = {TimeToLiveStatus::kEnabled, "ttl"};
  state.point_in_time_recovery = goal.protection == kProtected;
  state.tags = goal.tags;
  return state;
}

std::vector<std::string> ToDo(const TableGoal& goal, const TableState& state) {
  const auto plan = PlanTable(goal, state);
  if (!plan) return {"refused: " + plan.error()};
  std::vector<std::string> sentences;
  for (const auto& step : plan->steps) sentences.push_back(step.SayToDo());
  return sentences;
}

const TableGoal kAll{.table_name = "recipes",
                     .protection = kProtected,
                     .replica_regions = {"eu-central-1", "us-west-2"},
                     .tags = {{"team", "food"}, {"stage", "prod"}}};

TEST(TablePlan, ANewTableIsMadeInOneCallAsFarAsThatGoes) {
  const auto plan = PlanTable(kAll, {});
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_THAT(plan->found, IsEmpty());
  EXPECT_THAT(
      ToDo(kAll, {}),
      ElementsAre("table \"recipes\": to be created, with the index GSI1, guarded against "
                  "deletion, tagged team=food, stage=prod, with a stream for its replicas",
                  "time to live on \"ttl\": to be enabled", "point-in-time recovery: to be enabled",
                  "replica in eu-central-1: to be added", "replica in us-west-2: to be added"));
  const auto& create = std::get<dynamodb::CreateTableRequest>(plan->steps[0].change);
  EXPECT_TRUE(create.deletion_protection_enabled);
  EXPECT_THAT(create.tags, SizeIs(2));
  EXPECT_EQ(create.stream_specification->stream_view_type, StreamViewType::kNewAndOldImages);
  // The service adds one replica a call.
  const auto& update = std::get<dynamodb::UpdateTableRequest>(plan->steps[4].change);
  ASSERT_THAT(*update.replica_updates, SizeIs(1));
  EXPECT_EQ(update.replica_updates->front().create->region_name, "us-west-2");
}

TEST(TablePlan, WhatIsAsItShouldBeIsSaidAndLeftAlone) {
  const auto plan = PlanTable(kAll, MadeFor(kAll));
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_THAT(plan->steps, IsEmpty());
  EXPECT_THAT(
      plan->found,
      ElementsAre("table \"recipes\": there already, with the index GSI1",
                  "time to live on \"ttl\": enabled already",
                  "deletion protection: enabled already", "point-in-time recovery: enabled already",
                  "tag team=food: set already", "tag stage=prod: set already",
                  "replica in eu-central-1: there already", "replica in us-west-2: there already"));
}

TEST(TablePlan, OnlyWhatDiffersIsDone) {
  auto state = MadeFor({.table_name = "recipes"});
  state.tags = {{"team", "drinks"}, {"other", "stays"}};
  EXPECT_THAT(
      ToDo(kAll, state),
      ElementsAre("deletion protection: to be enabled", "point-in-time recovery: to be enabled",
                  "tags team=food, stage=prod: to be set, in place of team=drinks",
                  "stream of new and old images: to be enabled",
                  "replica in eu-central-1: to be added", "replica in us-west-2: to be added"));
  state = MadeFor(kAll);
  state.table->replicas.pop_back();
  EXPECT_THAT(ToDo(kAll, state), ElementsAre("replica in us-west-2: to be added"));
}

// Its owner may have set more than this goal names.
TEST(TablePlan, NothingIsTakenAway) {
  EXPECT_THAT(ToDo({.table_name = "recipes"}, MadeFor(kAll)), IsEmpty());
}

TEST(TablePlan, AProvisionedTableGetsItsIndexWithItsOwnThroughput) {
  auto state = MadeFor({.table_name = "recipes"});
  state.table->global_secondary_indexes.clear();
  state.table->billing_mode = dynamodb::BillingMode::kProvisioned;
  state.table->provisioned_throughput = {3, 4};
  const auto plan = PlanTable({.table_name = "recipes"}, state);
  ASSERT_THAT(plan->steps, SizeIs(1));
  EXPECT_EQ(plan->steps[0].SayDone(), "index GSI1: added");
  const auto& update = std::get<dynamodb::UpdateTableRequest>(plan->steps[0].change);
  EXPECT_EQ(update.global_secondary_index_updates->front().create->provisioned_throughput,
            (dynamodb::ProvisionedThroughput{3, 4}));
}

TEST(TablePlan, ATableThatCannotBecomeSoIsRefused) {
  const auto why = [](const TableState& state) { return ToDo(kAll, state).front(); };
  auto state = MadeFor(kAll);
  state.table->key_schema[0].attribute_name = "id";
  EXPECT_THAT(why(state),
              HasSubstr("refused: table \"recipes\" is of another shape: its keys are"));
  state = MadeFor(kAll);
  state.table->global_secondary_indexes[0].index.projection.projection_type =
      dynamodb::ProjectionType::kKeysOnly;
  EXPECT_THAT(why(state), HasSubstr("doesn't project all attributes"));
  state = MadeFor(kAll);
  state.time_to_live.attribute_name = "expires";
  EXPECT_THAT(why(state), HasSubstr("from the attribute \"expires\"; FlavorBot needs \"ttl\""));
  state.time_to_live.time_to_live_status = TimeToLiveStatus::kDisabling;
  EXPECT_THAT(why(state), HasSubstr("having its time to live disabled"));
  state = MadeFor({.table_name = "recipes"});
  state.table->stream_specification = {.stream_enabled = true,
                                       .stream_view_type = StreamViewType::kKeysOnly};
  EXPECT_THAT(why(state), HasSubstr("a stream without both images"));
  state = MadeFor(kAll);
  state.table->replicas[0] = {"eu-central-1", "CREATION_FAILED", "no permission"};
  EXPECT_THAT(why(state), HasSubstr("a replica in eu-central-1 that failed: no permission"));
}

TEST(TablePlan, AStreamThatReplicasCannotUseIsNoMatterWithoutThem) {
  auto state = MadeFor({.table_name = "recipes"});
  state.table->stream_specification = {.stream_enabled = true,
                                       .stream_view_type = StreamViewType::kKeysOnly};
  EXPECT_THAT(ToDo({.table_name = "recipes"}, state), IsEmpty());
}

TEST(TablePlan, AReplicaThatIsOutOfReachIsNotAddedAgain) {
  auto state = MadeFor(kAll);
  state.table->replicas[0].replica_status = "REGION_DISABLED";
  const auto plan = PlanTable(kAll, state);
  EXPECT_THAT(plan->steps, IsEmpty());
  EXPECT_THAT(plan->found,
              testing::Contains("replica in eu-central-1: there already, but REGION_DISABLED"));
}

}  // namespace
}  // namespace flavorbot::storage
