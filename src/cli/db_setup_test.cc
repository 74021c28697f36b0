#include <filesystem>

#include "cli/operator_commands_for_test.h"

namespace flavorbot::cli {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using DbSetup = OperatorCommands;

TEST_F(DbSetup, SaysWhatItDidAndTheSecondTimeWhatWasThere) {
  const auto first = Run({"db", "setup", "--tags", "team=food", "--tags", "stage=test"});
  EXPECT_EQ(first.exit_code, kExitOk) << first.err;
  EXPECT_EQ(first.out,
            "table \"flavorbot-dev\": created, with the index GSI1, tagged team=food, stage=test\n"
            "time to live on \"ttl\": enabled\n"
            "the table is ready\n");
  const auto second = Run({"db", "setup", "--production", "--tags", "team=drinks"});
  EXPECT_EQ(second.out,
            "table \"flavorbot-dev\": there already, with the index GSI1\n"
            "time to live on \"ttl\": enabled already\n"
            "deletion protection: enabled\n"
            "point-in-time recovery: enabled\n"
            "tag team=drinks: set, in place of team=food\n"
            "the table is ready\n");
  EXPECT_THAT(
      Run({"db", "status"}).out,
      AllOf(HasSubstr("tags                    stage=test, team=drinks\n"),
            HasSubstr("point-in-time recovery  on"), HasSubstr("deletion protection     yes\n")));
}

TEST_F(DbSetup, ADryRunChangesNothing) {
  const auto absent = Run({"db", "setup", "--dry-run", "--production"});
  EXPECT_EQ(absent.exit_code, kExitOk) << absent.err;
  EXPECT_EQ(
      absent.out,
      "table \"flavorbot-dev\": to be created, with the index GSI1, guarded against deletion\n"
      "time to live on \"ttl\": to be enabled\n"
      "point-in-time recovery: to be enabled\n"
      "nothing was changed\n");
  EXPECT_FALSE(std::filesystem::exists(root_ / "data"));

  ASSERT_EQ(Run({"db", "setup"}).exit_code, kExitOk);
  const auto there = Run({"db", "setup", "--dry-run", "--tags", "team=food"});
  EXPECT_THAT(there.out, AllOf(StartsWith("table \"flavorbot-dev\": there already"),
                               HasSubstr("\ntag team=food: to be set\nnothing was changed\n")));
  EXPECT_THAT(Run({"db", "status"}).out, HasSubstr("tags                    none\n"));
  EXPECT_THAT(Run({"db", "setup", "--dry-run"}).out, EndsWith("\nthere is nothing to do\n"));
}

TEST_F(DbSetup, ReplicasAreNotOfTheBuiltInTable) {
  const auto refused = Run({"db", "setup", "--replica", "eu-west-1"});
  EXPECT_EQ(refused.exit_code, kExitUnusable);
  EXPECT_THAT(refused.err, HasSubstr("--replica eu-west-1: replicas are not supported here"));
  EXPECT_FALSE(std::filesystem::exists(root_ / "data"));
}

TEST_F(DbSetup, AnEndpointThatHasNoReplicasSaysSo) {
  UseEndpoint();
  const auto refused = Run({"db", "setup", "--replica", "eu-west-1"});
  EXPECT_EQ(refused.exit_code, kExitFailure);
  EXPECT_THAT(refused.out, AllOf(HasSubstr("created"), Not(HasSubstr("the table is ready"))));
  EXPECT_THAT(refused.err, HasSubstr("replica in eu-west-1: ValidationException: ReplicaUpdates is "
                                     "not supported here"));
}

TEST_F(DbSetup, UnusableOptionsAreNamed) {
  EXPECT_EQ(Run({"db", "setup", "--tags", "team"}).exit_code, kExitUnusable);
  EXPECT_THAT(Run({"db", "setup", "--tags", "aws:x=y"}).err, HasSubstr("--tags aws:x=y: "));
}

}  // namespace
}  // namespace flavorbot::cli
