#include <algorithm>

#include "cli/operator_commands_for_test.h"

namespace flavorbot::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

using DbCommands = OperatorCommandsAt;
OPERATOR_COMMANDS_AT_ALL_PLACES(DbCommands);

TEST_P(DbCommands, TellsTheStateOfTheTable) {
  Register("ann", 2);
  const auto status = Run({"db", "status"});
  EXPECT_EQ(status.exit_code, kExitOk) << status.err;
  EXPECT_THAT(status.out, AllOf(HasSubstr("table                   flavorbot-dev\n"),
                                HasSubstr("status                  ACTIVE\n"),
                                HasSubstr("billing                 on demand\n"),
                                HasSubstr("indexes                 GSI1: ACTIVE, "),
                                HasSubstr("time to live            enabled on \"ttl\"\n"),
                                HasSubstr("deletion protection     no\n"),
                                HasSubstr("replicas                none\n"),
                                HasSubstr("tags                    none\n")));
  const char* place = GetParam() == TablePlace::kEndpoint ? "where                   http://"
                      : GetParam() == TablePlace::kServer ? ", held by a running server\n"
                                                          : ", with no server running\n";
  EXPECT_THAT(status.out, HasSubstr(place));
  EXPECT_THAT(Run({"db", "status", "--format", "json"}).out,
              HasSubstr("\"deletion_protection\": false"));
}

TEST_P(DbCommands, CountsItemsByKind) {
  Register("ann", 2);
  const auto stats = Run({"db", "stats", "--format", "csv"});
  EXPECT_EQ(stats.exit_code, kExitOk) << stats.err;
  EXPECT_THAT(stats.out, AllOf(StartsWith("kind,items,size,average,largest\nusers,1,"),
                               HasSubstr("\naddresses in use,1,"), HasSubstr("\nrecipes,2,"),
                               HasSubstr("\nsessions,1,"), HasSubstr("\nall,7,")));
  EXPECT_EQ(stats.err.find("on the disk") != std::string::npos,
            GetParam() != TablePlace::kEndpoint);
  EXPECT_EQ(stats.err.find("RCU") != std::string::npos, GetParam() == TablePlace::kEndpoint);
}

TEST_P(DbCommands, QueriesWithParametersAndALimit) {
  Register("ann", 25);
  const std::string recipes =
      "SELECT PK, title FROM \"flavorbot-dev\" WHERE PK = ? AND begins_with(SK, ?)";
  const std::string parameters = R"(["USER#ann", {"S": "RECIPE#"}])";
  const auto all = Run({"db", "query", recipes, "--parameters", parameters, "--format", "csv"});
  EXPECT_EQ(all.exit_code, kExitOk) << all.err;
  EXPECT_EQ(std::ranges::count(all.out, '\n'), 26);
  EXPECT_THAT(all.out, StartsWith("PK,title\nUSER#ann,Soup\n"));
  const auto some = Run({"db", "query", recipes, "--parameters", parameters, "--limit", "3"});
  EXPECT_EQ(some.out, "PK        title\nUSER#ann  Soup\nUSER#ann  Soup\nUSER#ann  Soup\n");
  // A limit counts what is printed, not what is looked at.
  const auto rare = Run({"db", "query", "--limit", "1", "--format", "json"},
                        "SELECT firstName FROM \"flavorbot-dev\" WHERE firstName = 'Ann'\n");
  EXPECT_EQ(rare.out, "[{\"firstName\": \"Ann\"}]\n") << rare.err;
}

TEST_P(DbCommands, QueriesAnswerInTypedJsonToo) {
  const std::string statement = "SELECT PK, SK FROM \"flavorbot-dev\" WHERE PK = 'USER#ann'";
  Register("ann");
  EXPECT_THAT(Run({"db", "query", statement, "--format", "json", "--typed"}).out,
              StartsWith("[{\"PK\":{\"S\":\"USER#ann\"},\"SK\":{\"S\":\"PROFILE\"}}"));
  const auto refused = Run({"db", "query", statement, "--typed"});
  EXPECT_EQ(refused.exit_code, kExitUnusable);
  EXPECT_THAT(refused.err, HasSubstr("--typed is a form of JSON"));
}

TEST_P(DbCommands, WritesOnlyWhenItShall) {
  const std::string insert =
      "INSERT INTO \"flavorbot-dev\" VALUE {'PK': 'NOTE', 'SK': '1', 'text': 'hi'}";
  const auto refused = Run({"db", "query", insert});
  EXPECT_EQ(refused.exit_code, kExitUnusable);
  EXPECT_THAT(refused.err, HasSubstr("INSERT may change the table: add --write if it shall\n"));
  const std::string notes = "SELECT * FROM \"flavorbot-dev\" WHERE PK = 'NOTE'";
  EXPECT_EQ(Run({"db", "query", notes, "--consistent"}).out, "");
  EXPECT_EQ(Run({"db", "query", insert, "--write"}).exit_code, kExitOk);
  EXPECT_EQ(Run({"db", "query", notes, "--consistent"}).out, "PK    SK  text\nNOTE  1   hi\n");
}

TEST_P(DbCommands, SaysWhatAStatementLacks) {
  const auto nothing = Run({"db", "query"});
  EXPECT_EQ(nothing.exit_code, kExitUnusable);
  EXPECT_THAT(nothing.err, HasSubstr("no statement is given"));
  const auto wrong = Run({"db", "query", "SELECT * FORM t"});
  EXPECT_EQ(wrong.exit_code, kExitFailure);
  EXPECT_THAT(wrong.err, HasSubstr("flavorbot: ValidationException: "));
  EXPECT_EQ(Run({"db", "query", "SELECT * FROM t", "--parameters", "{}"}).exit_code, kExitUnusable);
  EXPECT_EQ(Run({"db", "query", "SELECT * FROM t", "--format", "xml"}).exit_code, kExitUnusable);
  EXPECT_EQ(Run({"db", "query", "SELECT * FROM t", "--limit", "0"}).exit_code, kExitUnusable);
}

}  // namespace
}  // namespace flavorbot::cli
