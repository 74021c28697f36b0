// A command whose server stops, or fails, while it runs.
#include "cli/served_table.h"

#include <atomic>

#include "cli/operator_commands_for_test.h"
#include "dynamodb_client/remote_api.h"

namespace flavorbot::cli {
namespace {

using dynamodb::ErrorCode;

class ServedTableTest : public OperatorCommands {
 protected:
  void SetUp() override { ASSERT_EQ(Run({"db", "setup"}).exit_code, kExitOk); }

  // The table of the running server.
  OperatorTable Open() {
    auto opened = OpenOperatorTable({});
    EXPECT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->place, TablePlace::kServer);
    return *std::move(opened);
  }

  // How many of `calls`, made at once, find the table.
  static int Found(dynamodb::Api& api, int calls = 1) {
    boost::asio::io_context loop(1);
    int found = 0;
    for (int i = 0; i < calls; ++i) {
      boost::asio::co_spawn(
          loop, Describe(api),
          [&found](const std::exception_ptr&, bool is_there) { found += is_there ? 1 : 0; });
    }
    loop.run();
    return found;
  }
  static boost::asio::awaitable<bool> Describe(dynamodb::Api& api) {
    dynamodb::CallContext context;
    const auto answer = co_await api.DescribeTable(context, {.table_name = "flavorbot-dev"});
    EXPECT_TRUE(answer) << answer.error().message << " " << answer.error().cause;
    co_return answer.has_value();
  }
};

TEST_F(ServedTableTest, WithoutTheServerItIsInTheDirectory) {
  Serve();
  const auto table = Open();
  EXPECT_EQ(Found(*table.api), 1);
  serving_.reset();
  EXPECT_EQ(Found(*table.api, 3), 3);
  EXPECT_EQ(Found(*table.api), 1);
}

TEST_F(ServedTableTest, OrWithTheNextServer) {
  Serve();
  const auto table = Open();
  serving_.reset();
  Serve();
  EXPECT_EQ(Found(*table.api, 3), 3);
}

// A server that says of every other request that it may have been done, and of the rest that they
// weren't.
class FailingServer {
 public:
  FailingServer()
      : server_({.threads = 1}, [this](http::Request&) -> boost::asio::awaitable<http::Response> {
          const bool is_in_doubt = ++requests_ % 2 == 1;
          const std::string exception = is_in_doubt ? "InternalServerError" : "ServiceUnavailable";
          co_return http::MakeResponse(
              is_in_doubt ? 500 : 503, "application/x-amz-json-1.0",
              R"({"__type":"com.amazonaws.dynamodb.v20120810#)" + exception + R"("})");
        }) {
    EXPECT_TRUE(server_.Start());
  }
  std::unique_ptr<dynamodb::Api> Table() const {
    return std::make_unique<dynamodb_client::RemoteApi>(dynamodb_client::CallerOptions{
        .endpoint = {.tls = false, .host = "127.0.0.1", .port = server_.port()},
        .credentials = {.access_key_id = "operator", .secret_access_key = "operator"},
        .region = "eu-west-1",
        .max_attempts = 2});
  }
  int requests() const { return requests_; }

 private:
  std::atomic<int> requests_ = 0;
  http::Server server_;
};

boost::asio::awaitable<ErrorCode> Update(dynamodb::Api& api, std::string expression) {
  dynamodb::CallContext context;
  const auto answer = co_await api.UpdateItem(
      context, {.table_name = "t",
                .key = {{"PK", dynamodb::AttributeValue::S("a")}},
                .update_expression = std::move(expression),
                .expression_attribute_values = dynamodb::ExpressionAttributeValues{
                    {":n", dynamodb::AttributeValue::N(std::int64_t{1})}}});
  co_return answer ? ErrorCode::kInternalServerError : answer.error().code;
}

TEST(ServedTable, AWriteThatMayBeDoneIsNotMadeAgain) {
  const FailingServer server;
  int finds = 0;
  ServedTable table(server.Table(), [&finds]() -> std::optional<ServedTable::Place> {
    ++finds;
    return std::nullopt;
  });
  EXPECT_EQ(RunToEnd(Update(table, "SET n = :n")), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(server.requests(), 2);
  EXPECT_EQ(finds, 1);
  EXPECT_EQ(RunToEnd(Update(table, "ADD n :n")), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(server.requests(), 3);
  EXPECT_EQ(finds, 1);
}

TEST(ServedTable, AServerThatFailsIsGivenUp) {
  const FailingServer server;
  int finds = 0;
  ServedTable table(server.Table(), [&]() -> std::optional<ServedTable::Place> {
    ++finds;
    return ServedTable::Place{server.Table(), true};
  });
  EXPECT_EQ(RunToEnd(Update(table, "SET n = :n")), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(finds, 3);
}

}  // namespace
}  // namespace flavorbot::cli
