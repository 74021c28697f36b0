// That a running server sees what they change is tests/api/operator.test.ts's.
#include "cli/operator_commands_for_test.h"

namespace flavorbot::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using UserCommands = OperatorCommandsAt;
OPERATOR_COMMANDS_AT_ALL_PLACES(UserCommands);

TEST_P(UserCommands, ListsEverybody) {
  Register("ann");
  Register("bob");
  const auto table = Run({"user", "list"});
  EXPECT_EQ(table.exit_code, kExitOk) << table.err;
  EXPECT_THAT(table.out, StartsWith("email            name      tier  verified  created\n"));
  EXPECT_THAT(table.out, HasSubstr("bob@example.com  Ann Cook  free  no        2026-11-26T09:00"));
  EXPECT_THAT(table.err, HasSubstr("reading the whole table"));
  const auto json = Run({"user", "list", "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("{\"email\": \"ann@example.com\", \"name\": \"Ann Cook\", "
                                  "\"tier\": \"free\", \"verified\": false, \"created\": "
                                  "\"2026-11-26T09:00:00.000Z\"}"));
  EXPECT_EQ(std::ranges::count(Run({"user", "list", "--format", "csv"}).out, '\n'), 3);
}

TEST_P(UserCommands, ShowsAnAccount) {
  Register("ann", 3);
  const auto shown = Run({"user", "show", "ANN@example.com"});
  EXPECT_EQ(shown.exit_code, kExitOk) << shown.err;
  EXPECT_THAT(shown.out, AllOf(HasSubstr("email     ann@example.com\n"),
                               HasSubstr("usage     0 of 5 recipes generated, 0 chats in "),
                               HasSubstr("recipes   3\n"), HasSubstr("sessions  1: seen "),
                               HasSubstr("from 192.0.2.7 (Firefox)\n"), Not(HasSubstr("hash"))));
  EXPECT_THAT(Run({"user", "show", "ann@example.com", "--format", "json"}).out,
              AllOf(HasSubstr("\"recipes\": 3"), HasSubstr("\"ip_address\": \"192.0.2.7\"")));
}

TEST_P(UserCommands, WhoIsNotThereIsTold) {
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"show"}, {"verify"}, {"sign-out"}, {"delete", "--yes"}, {"reset-password"}}) {
    auto arguments = command;
    arguments.insert(arguments.begin(), "user");
    arguments.emplace_back("bob@example.com");
    const auto outcome = Run(arguments);
    EXPECT_EQ(outcome.exit_code, kExitFailure);
    EXPECT_THAT(outcome.err, HasSubstr("there is no account with the address bob@example.com\n"));
  }
  EXPECT_EQ(Run({"user", "show", "bob"}).exit_code, kExitUnusable);
}

TEST_P(UserCommands, VerifiesOnce) {
  Register("ann");
  EXPECT_EQ(Run({"user", "verify", "ann@example.com"}).out, "ann@example.com is verified\n");
  EXPECT_EQ(Run({"user", "verify", "ann@example.com"}).out,
            "ann@example.com is verified already\n");
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("verified  yes\n"));
}

TEST_P(UserCommands, SetsATierAndNoOther) {
  Register("ann");
  EXPECT_EQ(Run({"user", "tier", "ann@example.com", "pro"}).out,
            "ann@example.com is on pro now; it was on free\n");
  const auto gold = Run({"user", "tier", "ann@example.com", "gold"});
  EXPECT_EQ(gold.exit_code, kExitUnusable);
  EXPECT_THAT(gold.err, HasSubstr("\"gold\" is no tier: it must be free, basic or pro\n"));
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("tier      pro\n"));
}

TEST_P(UserCommands, ResetsAPassword) {
  Register("ann");
  const auto link = Run({"user", "reset-password", "ann@example.com"});
  EXPECT_EQ(link.exit_code, kExitOk) << link.err;
  EXPECT_THAT(link.out, testing::MatchesRegex(
                            "http://localhost:5000/reset-password\\?token=[-_A-Za-z0-9]+\n"));
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("sessions  0\n"));

  const auto weak = Run({"user", "reset-password", "ann@example.com", "--set"}, "weak\n");
  EXPECT_EQ(weak.exit_code, kExitUnusable);
  EXPECT_THAT(weak.err, HasSubstr("Password must be at least 12 characters long\n"));
  const auto none = Run({"user", "reset-password", "ann@example.com", "--set"});
  EXPECT_EQ(none.exit_code, kExitUnusable);
  EXPECT_THAT(none.err, HasSubstr("no password is given\n"));
  const auto set =
      Run({"user", "reset-password", "ann@example.com", "--set"}, "Another-1-Staple!\n");
  EXPECT_EQ(set.exit_code, kExitOk) << set.err;
  EXPECT_THAT(set.out, StartsWith("ann@example.com has the new password and is signed out\n"));
}

TEST_P(UserCommands, SignsOut) {
  Register("ann");
  EXPECT_EQ(Run({"user", "sign-out", "ann@example.com"}).out,
            "ann@example.com is signed out: 1 sessions ended\n");
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("sessions  0\n"));
}

TEST_P(UserCommands, DeletesWhoWasTyped) {
  Register("ann", 30);
  Register("bob");
  for (const char* typed : {"", "yes\n", "bob@example.com\n"}) {
    const auto refused = Run({"user", "delete", "ann@example.com"}, typed);
    EXPECT_EQ(refused.exit_code, kExitUnusable);
    EXPECT_THAT(refused.err, HasSubstr("nothing was deleted"));
  }
  const auto deleted = Run({"user", "delete", "ann@example.com", "--no-wait"}, "Ann@Example.com\n");
  EXPECT_EQ(deleted.exit_code, kExitOk) << deleted.err;
  EXPECT_EQ(deleted.out, "ann@example.com is deleted\n");
  EXPECT_EQ(Run({"user", "show", "ann@example.com"}).exit_code, kExitFailure);
  EXPECT_EQ(Run({"user", "show", "bob@example.com"}).exit_code, kExitOk);
  const auto left = Run({"db", "query", "SELECT PK FROM \"flavorbot-dev\" WHERE PK = 'USER#ann'",
                         "--format", "json", "--consistent"});
  EXPECT_EQ(left.out, "[]\n") << left.err;
}

}  // namespace
}  // namespace flavorbot::cli
