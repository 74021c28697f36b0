#include "cli/table_goal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::cli {
namespace {

using testing::ElementsAre;
using testing::EndsWith;

Settings At(TableMode mode) {
  return {.table_name = "recipes", .region = "eu-west-1", .table_mode = mode};
}

std::string WhyNot(const GoalOptions& options, TableMode mode = TableMode::kAws) {
  const auto goal = ReadTableGoal(options, At(mode));
  return goal ? "" : goal.error();
}

TEST(TableGoal, HasWhatTheOptionsSay) {
  const auto goal = ReadTableGoal({.is_production = true,
                                   .replicas = {"us-east-1", "eu-central-1"},
                                   .tags = {"team=food", "query=a=b", "empty="}},
                                  At(TableMode::kAws));
  ASSERT_TRUE(goal) << goal.error();
  EXPECT_EQ(goal->table_name, "recipes");
  EXPECT_EQ(goal->protection, storage::DeletionProtection::kProtected);
  EXPECT_THAT(goal->replica_regions, ElementsAre("us-east-1", "eu-central-1"));
  ASSERT_EQ(goal->tags.size(), 3U);
  EXPECT_EQ(goal->tags[1].key, "query");
  EXPECT_EQ(goal->tags[1].value, "a=b");
  EXPECT_EQ(goal->tags[2].value, "");
}

TEST(TableGoal, ReplicasAreRegionsOfTheirOwn) {
  EXPECT_THAT(WhyNot({.replicas = {"Mars"}}), EndsWith("it must be a region such as eu-west-1"));
  EXPECT_THAT(WhyNot({.replicas = {""}}), EndsWith("it must be a region such as eu-west-1"));
  EXPECT_EQ(WhyNot({.replicas = {"eu-west-1"}}), "--replica eu-west-1: the table itself is there");
  EXPECT_EQ(WhyNot({.replicas = {"us-east-1", "us-east-1"}}),
            "--replica us-east-1: it is given twice");
}

TEST(TableGoal, TheBuiltInTableHasNoReplicas) {
  EXPECT_EQ(WhyNot({.replicas = {"us-east-1"}}, TableMode::kEmbedded),
            "--replica us-east-1: replicas are not supported here: the built-in table is in one "
            "place, and only Amazon DynamoDB has them");
  // Another DynamoDB says so itself.
  EXPECT_EQ(WhyNot({.replicas = {"us-east-1"}}, TableMode::kEndpoint), "");
}

TEST(TableGoal, TagsAreAsTheServiceTakesThem) {
  EXPECT_EQ(WhyNot({.tags = {"team"}}), "--tags team: it must be KEY=VALUE");
  EXPECT_THAT(WhyNot({.tags = {"=food"}}), EndsWith("its key must have 1 to 128 characters"));
  EXPECT_EQ(WhyNot({.tags = {std::string(128, 'k') + "=" + std::string(256, 'v')}}), "");
  EXPECT_NE(WhyNot({.tags = {std::string(129, 'k') + "=v"}}), "");
  EXPECT_NE(WhyNot({.tags = {"k=" + std::string(257, 'v')}}), "");
  EXPECT_THAT(WhyNot({.tags = {"aws:x=y"}}), EndsWith("are AWS's own"));
  EXPECT_THAT(WhyNot({.tags = {"a=b", "a=c"}}), EndsWith("its key is given twice"));
}

}  // namespace
}  // namespace flavorbot::cli
