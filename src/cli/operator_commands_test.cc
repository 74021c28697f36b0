// `flavorbot user ...` and `flavorbot db status|stats|query` as an operator uses them, in this
// process: beside a running server, without one, and with an endpoint. That a server sees what they
// change is tests/api/operator.test.ts's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/operator_socket.h"
#include "cli/operator_table.h"
#include "cli/run_to_end.h"
#include "cli/serving.h"
#include "dynamodb_server/endpoint.h"
#include "engine/local_api.h"
#include "http/server.h"
#include "storage/recipe_store.h"
#include "storage/user_store.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// A DynamoDB behind an endpoint.
class Endpoint {
 public:
  Endpoint()
      : api_(*engine::LocalApi::Open({.storage = engine::StorageKind::kMemory})),
        server_({.threads = 1}, dynamodb_server::MakeEndpoint(*api_)) {
    EXPECT_TRUE(server_.Start());
  }
  std::string Url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

 private:
  std::unique_ptr<engine::LocalApi> api_;
  http::Server server_;
};

class OperatorCommands : public testing::Test {
 protected:
  OperatorCommands() {
    std::string name = testing::TempDir() + "/operator_XXXXXX";
    root_ = ::mkdtemp(name.data());
    ::setenv("FLAVORBOT_DATA_DIR", (root_ / "data").c_str(), 1);
    ::setenv("FLAVORBOT_TABLE_MODE", "embedded", 1);
  }
  ~OperatorCommands() override {
    serving_.reset();
    ::unsetenv("FLAVORBOT_DATA_DIR");
    ::unsetenv("FLAVORBOT_TABLE_MODE");
    ::unsetenv("DYNAMODB_ENDPOINT");
    fs::remove_all(root_);
  }

  // Runs a command with `input` as its standard input.
  Outcome Run(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), "flavorbot");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    std::ofstream(root_ / "input") << input;
    EXPECT_NE(std::freopen((root_ / "input").c_str(), "r", stdin), nullptr);
    std::cin.clear();
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Outcome outcome;
    outcome.exit_code = cli::Run(static_cast<int>(argv.size()), argv.data());
    std::fflush(stdout);
    outcome.out = testing::internal::GetCapturedStdout();
    outcome.err = testing::internal::GetCapturedStderr();
    return outcome;
  }

  // From here on the table is behind an endpoint.
  void UseEndpoint() {
    endpoint_ = std::make_unique<Endpoint>();
    ::unsetenv("FLAVORBOT_TABLE_MODE");
    ::setenv("DYNAMODB_ENDPOINT", endpoint_->Url().c_str(), 1);
  }

  // A server on the data directory.
  void Serve() {
    auto serving =
        Serving::Start(*ReadSettings(base::Environment(base::Environment::Variables{}),
                                     {.port = "0", .data_directory = (root_ / "data").string()}));
    ASSERT_TRUE(serving.has_value()) << serving.error().message;
    serving_ = *std::move(serving);
  }

  // Somebody new, with `recipes` recipes and one session.
  void Register(const std::string& name, int recipes = 0) {
    const auto opened = OpenOperatorTable({});
    ASSERT_TRUE(opened) << opened.error().message;
    const storage::Table table(*opened->api, opened->settings.table_name);
    RunToEnd(Write(table, name, recipes));
  }
  static boost::asio::awaitable<int> Write(const storage::Table& table, std::string name,
                                           int recipes) {
    dynamodb::CallContext context;
    const storage::UserStore users(table);
    const std::string email = name + "@example.com";
    const auto now = base::SystemClock().Now();
    const auto created = co_await users.Create(
        context,
        {.id = name,
         .email = email,
         .email_normalised = email,
         .password_hash = "hash",
         .first_name = "Ann",
         .last_name = "Cook",
         .created_at = "2026-11-26T09:00:00.000Z"},
        {.key = name, .user_id = name, .email = email, .email_normalised = email},
        {.key = name,
         .user_id = name,
         .created_at = now,
         .last_seen_at = now,
         .expires_at = now + std::chrono::hours(1),
         .user_agent = "Firefox",
         .ip_address = "192.0.2.7"});
    EXPECT_TRUE(created);
    storage::RecipeStore store(table);
    for (int i = 0; i < recipes; ++i) {
      storage::RecipeFields soup{.title = "Soup",
                                 .ingredients = std::vector<std::string>{"water"},
                                 .instructions = std::vector<std::string>{"Boil."},
                                 .category = "dinner"};
      const auto saved = co_await store.Create(context, name, std::move(soup), now);
      EXPECT_TRUE(saved);
    }
    co_return 0;
  }

  fs::path root_;
  std::unique_ptr<Endpoint> endpoint_;
  std::unique_ptr<Serving> serving_;
};

// The same everywhere.
class OperatorCommandsAt : public OperatorCommands, public testing::WithParamInterface<TablePlace> {
 protected:
  void SetUp() override {
    if (GetParam() == TablePlace::kEndpoint) {
      UseEndpoint();
    }
    ASSERT_EQ(Run({"db", "setup"}).exit_code, kExitOk);
    if (GetParam() == TablePlace::kServer) Serve();
  }
};

std::string NameOfPlace(const testing::TestParamInfo<TablePlace>& place) {
  constexpr const char* kNames[] = {"Endpoint", "Server", "Directory"};
  return kNames[static_cast<int>(place.param)];
}
INSTANTIATE_TEST_SUITE_P(Places, OperatorCommandsAt,
                         testing::Values(TablePlace::kDirectory, TablePlace::kServer,
                                         TablePlace::kEndpoint),
                         NameOfPlace);

TEST_P(OperatorCommandsAt, ListsEverybody) {
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

TEST_P(OperatorCommandsAt, ShowsAnAccount) {
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

TEST_P(OperatorCommandsAt, WhoIsNotThereIsTold) {
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

TEST_P(OperatorCommandsAt, VerifiesOnce) {
  Register("ann");
  EXPECT_EQ(Run({"user", "verify", "ann@example.com"}).out, "ann@example.com is verified\n");
  EXPECT_EQ(Run({"user", "verify", "ann@example.com"}).out,
            "ann@example.com is verified already\n");
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("verified  yes\n"));
}

TEST_P(OperatorCommandsAt, SetsATierAndNoOther) {
  Register("ann");
  EXPECT_EQ(Run({"user", "tier", "ann@example.com", "pro"}).out,
            "ann@example.com is on pro now; it was on free\n");
  const auto gold = Run({"user", "tier", "ann@example.com", "gold"});
  EXPECT_EQ(gold.exit_code, kExitUnusable);
  EXPECT_THAT(gold.err, HasSubstr("\"gold\" is no tier: it must be free, basic or pro\n"));
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("tier      pro\n"));
}

TEST_P(OperatorCommandsAt, ResetsAPassword) {
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

TEST_P(OperatorCommandsAt, SignsOut) {
  Register("ann");
  EXPECT_EQ(Run({"user", "sign-out", "ann@example.com"}).out,
            "ann@example.com is signed out: 1 sessions ended\n");
  EXPECT_THAT(Run({"user", "show", "ann@example.com"}).out, HasSubstr("sessions  0\n"));
}

TEST_P(OperatorCommandsAt, DeletesWhoWasTyped) {
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

TEST_P(OperatorCommandsAt, TellsTheStateOfTheTable) {
  Register("ann", 2);
  const auto status = Run({"db", "status"});
  EXPECT_EQ(status.exit_code, kExitOk) << status.err;
  EXPECT_THAT(status.out, AllOf(HasSubstr("table                   flavorbot-dev\n"),
                                HasSubstr("status                  ACTIVE\n"),
                                HasSubstr("billing                 on demand\n"),
                                HasSubstr("indexes                 GSI1: ACTIVE, "),
                                HasSubstr("time to live            enabled on \"ttl\"\n"),
                                HasSubstr("deletion protection     no\n")));
  const char* place = GetParam() == TablePlace::kEndpoint ? "where                   http://"
                      : GetParam() == TablePlace::kServer ? ", held by a running server\n"
                                                          : ", with no server running\n";
  EXPECT_THAT(status.out, HasSubstr(place));
  EXPECT_THAT(Run({"db", "status", "--format", "json"}).out,
              HasSubstr("\"deletion_protection\": false"));
}

TEST_P(OperatorCommandsAt, CountsItemsByKind) {
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

TEST_P(OperatorCommandsAt, QueriesWithParametersAndALimit) {
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

TEST_P(OperatorCommandsAt, WritesOnlyWhenItShall) {
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

TEST_P(OperatorCommandsAt, SaysWhatAStatementLacks) {
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

TEST_F(OperatorCommands, WithoutATableSayWhatToDo) {
  const auto outcome = Run({"user", "list"});
  EXPECT_EQ(outcome.exit_code, kExitDataDirectory);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr((root_ / "data").string()), HasSubstr("--data-dir"),
                                 HasSubstr("flavorbot db setup")));
  EXPECT_FALSE(fs::exists(root_ / "data"));
}

TEST_F(OperatorCommands, WithoutTheTableAtAnEndpointSayWhatToDo) {
  UseEndpoint();
  for (const char* command : {"status", "stats"}) {
    const auto outcome = Run({"db", command});
    EXPECT_EQ(outcome.exit_code, kExitFailure);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("there is no table \"flavorbot-dev\" at http://"),
                                   HasSubstr("flavorbot db setup")));
  }
}

TEST_F(OperatorCommands, AServersSocketIsItsOwnersAloneAndGoesWithIt) {
  Serve();
  const auto socket = OperatorSocketPath(root_ / "data");
  struct stat status{};
  ASSERT_EQ(::stat(socket.c_str(), &status), 0);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  serving_->Stop();
  EXPECT_FALSE(fs::exists(socket));
}

// As `kill -9` leaves it: commands open the directory, and the next server replaces it.
TEST_F(OperatorCommands, ADeadServersSocketIsNoHindrance) {
  ASSERT_EQ(Run({"db", "setup"}).exit_code, kExitOk);
  const auto socket = OperatorSocketPath(root_ / "data").string();
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  ASSERT_LT(socket.size(), sizeof address.sun_path);
  socket.copy(address.sun_path, socket.size());
  ASSERT_EQ(::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(descriptor);
  EXPECT_THAT(Run({"db", "status"}).out, HasSubstr("with no server running"));
  Serve();
  EXPECT_THAT(Run({"db", "status"}).out, HasSubstr("held by a running server"));
}

TEST_F(OperatorCommands, HelpTellsTheCostOfReadingAll) {
  EXPECT_THAT(Run({"user", "list", "--help"}).out, HasSubstr("half a read unit"));
  EXPECT_THAT(Run({"db", "stats", "--help"}).out, HasSubstr("half a read unit"));
}

}  // namespace
}  // namespace flavorbot::cli
