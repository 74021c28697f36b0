// Operator commands, for tests: `flavorbot user ...` and `flavorbot db ...` as an operator uses
// them, in this process: beside a running server, without one, and with an endpoint.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/operator_table.h"
#include "cli/run_command_for_test.h"
#include "cli/run_to_end.h"
#include "cli/serving.h"
#include "dynamodb_server/endpoint.h"
#include "engine/local_api.h"
#include "http/server.h"
#include "storage/recipe_store.h"
#include "storage/user_store.h"

namespace flavorbot::cli {

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
    std::filesystem::remove_all(root_);
  }

  // Runs a command with `input` as its standard input.
  Outcome Run(std::vector<std::string> arguments, const std::string& input = "") {
    std::ofstream(root_ / "input") << input;
    EXPECT_NE(std::freopen((root_ / "input").c_str(), "r", stdin), nullptr);
    std::cin.clear();
    return RunCommand(std::move(arguments));
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

  std::filesystem::path root_;
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

inline std::string NameOfPlace(const testing::TestParamInfo<TablePlace>& place) {
  constexpr const char* kNames[] = {"Endpoint", "Server", "Directory"};
  return kNames[static_cast<int>(place.param)];
}

#define OPERATOR_COMMANDS_AT_ALL_PLACES(suite)                                             \
  INSTANTIATE_TEST_SUITE_P(                                                                \
      Places, suite,                                                                       \
      testing::Values(TablePlace::kDirectory, TablePlace::kServer, TablePlace::kEndpoint), \
      NameOfPlace)

}  // namespace flavorbot::cli
