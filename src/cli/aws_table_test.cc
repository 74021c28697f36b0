// A table of an account at AWS, whose place an engine in this process takes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "cli/open_table.h"
#include "cli/serving.h"
#include "cli/set_up_table.h"
#include "dynamodb_server/endpoint.h"
#include "engine/local_api.h"
#include "http/server.h"
#include "http/test_client.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AwsTableTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/aws_table_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    home_ = name;
    auto engine = engine::LocalApi::Open(
        {.storage = engine::StorageKind::kMemory, .sweep_interval = std::chrono::milliseconds{0}});
    ASSERT_TRUE(engine);
    engine_ = *std::move(engine);
    service_ = std::make_unique<http::Server>(
        http::ServerOptions{.threads = 1},
        [this, answer = dynamodb_server::MakeEndpoint({.database = {.api = engine_.get()}})](
            http::Request& request) {
          const auto by = request.headers.Find("Authorization").value_or("");
          if (by.contains("Credential=AKIDFILE/") && by.contains("/eu-west-3/dynamodb/")) ++signed_;
          return answer(request);
        });
    ASSERT_TRUE(service_->Start());
    // Keys and region come from the shared files.
    fs::create_directories(home_ / ".aws");
    std::ofstream(home_ / ".aws/credentials")
        << "[work]\naws_access_key_id = AKIDFILE\naws_secret_access_key = hush\n";
    std::ofstream(home_ / ".aws/config") << "[profile work]\nregion = eu-west-3\n";
  }
  void TearDown() override {
    service_.reset();
    engine_.reset();
    fs::remove_all(home_);
  }

  base::Result<Settings, std::string> Read(base::Environment::Variables more = {}) const {
    more.try_emplace("HOME", home_.string());
    more.try_emplace("AWS_PROFILE", "work");
    more.try_emplace("AWS_ENDPOINT_URL_DYNAMODB",
                     "http://127.0.0.1:" + std::to_string(service_->port()));
    return ReadSettings(base::Environment(std::move(more)),
                        {.port = "0", .data_directory = (home_ / "data").string()});
  }

  fs::path home_;
  std::unique_ptr<engine::LocalApi> engine_;
  std::unique_ptr<http::Server> service_;
  std::atomic<int> signed_ = 0;
};

TEST_F(AwsTableTest, ServingUsesItOnceItIsSetUp) {
  const auto settings = Read();
  ASSERT_TRUE(settings) << settings.error();
  EXPECT_EQ(settings->table_mode, TableMode::kAws);
  EXPECT_EQ(settings->region, "eu-west-3");
  const auto early = Serving::Start(*settings);
  ASSERT_FALSE(early);  // who serves may not make it
  EXPECT_THAT(early.error().message,
              AllOf(HasSubstr("flavorbot-dev at Amazon DynamoDB in eu-west-3 isn't there"),
                    HasSubstr("`flavorbot db setup` makes it")));
  {
    const auto table = OpenTable(*settings);
    ASSERT_TRUE(table) << table.error().message;
    const auto set_up =
        SetUpTableAndWait(**table, settings->table_name, storage::DeletionProtection::kUnprotected);
    ASSERT_TRUE(set_up) << set_up.error();
  }
  const auto serving = Serving::Start(*settings);
  ASSERT_TRUE(serving) << serving.error().message;
  const std::string& url = (*serving)->url();
  http::TestClient client(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))));
  client.Send("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(client.ReadToEnd(), HasSubstr("HTTP/1.1 200 OK"));
  EXPECT_GT(signed_, 3);
  EXPECT_FALSE(fs::exists(home_ / "data" / "table"));
}

TEST_F(AwsTableTest, CredentialsThatCannotBeHadStopTheStart) {
  const auto settings = Read({{"AWS_PROFILE", "gone"}});
  ASSERT_TRUE(settings) << settings.error();
  const auto serving = Serving::Start(*settings);
  ASSERT_FALSE(serving);
  EXPECT_THAT(serving.error().message,
              AllOf(HasSubstr("can't be used with the AWS profile gone"),
                    HasSubstr("profile \"gone\" is in neither"), Not(HasSubstr("hush"))));
}

TEST_F(AwsTableTest, UnusableSettingsAreNamed) {
  const auto why = [this](base::Environment::Variables more) {
    const auto settings = Read(std::move(more));
    if (!settings) return settings.error();
    const auto table = OpenTable(*settings);
    return table ? "" : table.error().message;
  };
  EXPECT_THAT(why({{"AWS_ENDPOINT_URL_DYNAMODB", "localhost"}}),
              HasSubstr("AWS_ENDPOINT_URL_DYNAMODB: "));
  EXPECT_THAT(why({{"AWS_RETRY_MODE", "never"}}), HasSubstr("AWS_RETRY_MODE"));
  EXPECT_THAT(
      why({{"AWS_ENDPOINT_URL_DYNAMODB", "https://localhost"}, {"AWS_CA_BUNDLE", "/no/such.pem"}}),
      HasSubstr("/no/such.pem"));
  EXPECT_THAT(why({{"AWS_REGION", "Mars"}}), HasSubstr("AWS_REGION is \"Mars\""));
  EXPECT_EQ(why({{"AWS_RETRY_MODE", "adaptive"}, {"AWS_MAX_ATTEMPTS", "3"}}), "");
}

}  // namespace
}  // namespace flavorbot::cli
