// All parts together, from the table to the socket.
#include "cli/serving.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "cli/exit_code.h"
#include "http/test_client.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ServingTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/serving_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { fs::remove_all(root_); }

  // Settings for this machine and any free port.
  Settings Local(const std::string& data = "data") const {
    return *ReadSettings(
        base::Environment(base::Environment::Variables{}),
        {.host = "127.0.0.1", .port = "0", .data_directory = (root_ / data).string()});
  }

  static std::uint16_t PortOf(const Serving& serving) {
    const std::string& url = serving.url();
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
  }

  // The first line of the answer to GET `path`.
  static std::string Get(const Serving& serving, const std::string& path) {
    http::TestClient client(PortOf(serving));
    client.Send("GET " + path +
                " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    const std::string answer = client.ReadToEnd();
    return answer.substr(0, answer.find("\r\n"));
  }

  fs::path root_;
};

TEST_F(ServingTest, IsReadyStopsAndComesBackOnTheSameData) {
  for (int round = 0; round < 2; ++round) {
    auto serving = Serving::Start(Local());
    ASSERT_TRUE(serving.has_value()) << serving.error().message;
    EXPECT_EQ(Get(**serving, "/readyz"), "HTTP/1.1 200 OK");
    EXPECT_EQ(Get(**serving, "/"), "HTTP/1.1 200 OK");
    EXPECT_EQ(Get(**serving, "/api/recipes"), "HTTP/1.1 401 Unauthorized");
    (*serving)->Stop();
  }
}

TEST_F(ServingTest, AHeldDataDirectoryIsExitCode3) {
  auto first = Serving::Start(Local());
  ASSERT_TRUE(first.has_value()) << first.error().message;
  const auto second = Serving::Start(Local());
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().exit_code, kExitDataDirectory);
  EXPECT_THAT(second.error().message, HasSubstr((root_ / "data").string()));
}

TEST_F(ServingTest, APortInUseIsExitCode4AndLetsTheDataGo) {
  auto first = Serving::Start(Local());
  ASSERT_TRUE(first.has_value()) << first.error().message;
  Settings same_port = Local("other");
  same_port.port = PortOf(**first);
  const auto second = Serving::Start(same_port);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().exit_code, kExitAddress);
  EXPECT_THAT(second.error().message, HasSubstr(std::to_string(same_port.port)));
  EXPECT_TRUE(Serving::Start(Local("other")).has_value());
}

TEST_F(ServingTest, AKnowledgeFolderThatIsntThereIsExitCode2) {
  Settings settings = Local();
  settings.knowledge_directory = root_ / "misspelt";
  const auto serving = Serving::Start(settings);
  ASSERT_FALSE(serving.has_value());
  EXPECT_EQ(serving.error().exit_code, kExitUnusable);
  EXPECT_THAT(serving.error().message, HasSubstr((root_ / "misspelt").string()));
}

// The address is in use: it isn't even tried.
TEST_F(ServingTest, WhereMetricsGoIsSettledBeforeAnybodyIsAnswered) {
  auto first = Serving::Start(Local());
  ASSERT_TRUE(first.has_value()) << first.error().message;
  const auto settings = ReadSettings(
      base::Environment(base::Environment::Variables{{"HOME", root_.string()},
                                                     {"FLAVORBOT_TABLE_MODE", "embedded"},
                                                     {"FLAVORBOT_METRICS", "cloudwatch"},
                                                     {"AWS_ACCESS_KEY_ID", "AKID"},
                                                     {"AWS_SECRET_ACCESS_KEY", "hush"},
                                                     {"AWS_CA_BUNDLE", (root_ / "none").string()}}),
      {.host = "127.0.0.1",
       .port = std::to_string(PortOf(**first)),
       .data_directory = (root_ / "other").string()});
  ASSERT_TRUE(settings.has_value()) << settings.error();
  const auto second = Serving::Start(*settings);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().exit_code, kExitUnusable);
  EXPECT_THAT(second.error().message, HasSubstr((root_ / "none").string()));
}

}  // namespace
}  // namespace flavorbot::cli
