#include "cli/cost/recording_api.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "cli/set_up_table.h"
#include "dynamodb/wire.h"
#include "engine/local_api.h"
#include "storage/keys.h"

namespace flavorbot::cli::cost {
namespace {

constexpr const char* kTable = "t";

class RecordingApiTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = engine::LocalApi::Open({.storage = engine::StorageKind::kMemory});
    ASSERT_TRUE(opened.has_value());
    engine_ = *std::move(opened);
    ASSERT_TRUE(
        SetUpTableAndWait(*engine_, kTable, storage::DeletionProtection::kUnprotected).has_value());
  }

  template <typename Request, typename Response>
  dynamodb::Result<Response> Call(
      dynamodb::Api& api,
      dynamodb::AwaitableResult<Response> (dynamodb::Api::*action)(dynamodb::CallContext&, Request),
      Request request) {
    boost::asio::io_context loop(1);
    std::optional<dynamodb::Result<Response>> result;
    boost::asio::co_spawn(
        loop,
        [](dynamodb::Api& to, auto what, dynamodb::CallContext& context, Request asked,
           auto& into) -> boost::asio::awaitable<void> {
          into = co_await (to.*what)(context, std::move(asked));
        }(api, action, context_, std::move(request), result),
        boost::asio::detached);
    loop.run();
    return *std::move(result);
  }

  dynamodb::CallContext context_;
  std::unique_ptr<dynamodb::Api> engine_;
};

TEST_F(RecordingApiTest, AWriteToAnIndexIsTheTablesAndTheIndexes) {
  RecordingApi recording(*engine_);
  dynamodb::PutItemRequest put{
      .table_name = kTable,
      .item = storage::KeyItem({"USER#a", "RECIPE#1"}),
      .return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal};
  put.item.Set("GSI1PK", dynamodb::AttributeValue::S("x"));
  put.item.Set("GSI1SK", dynamodb::AttributeValue::S("y"));
  std::string request_json;
  dynamodb::AppendJson(request_json, put);

  const auto response = Call(recording, &dynamodb::Api::PutItem, put);
  ASSERT_TRUE(response.has_value());
  std::string response_json;
  dynamodb::AppendJson(response_json, *response);

  const auto calls = recording.Take();
  ASSERT_EQ(calls.size(), 1);
  EXPECT_EQ(calls[0].action, "PutItem");
  EXPECT_EQ(calls[0].kind, CallKind::kWrite);
  EXPECT_EQ(calls[0].units, 2);
  EXPECT_EQ(calls[0].index_units, 1);
  EXPECT_EQ(calls[0].request_bytes, request_json.size());
  EXPECT_EQ(calls[0].response_bytes, response_json.size());
  EXPECT_EQ(calls[0].partitions, Partitions{"USER#a"});
  // The caller asked for the total alone.
  ASSERT_TRUE(response->consumed_capacity.has_value());
  EXPECT_FALSE(response->consumed_capacity->table.has_value());
  EXPECT_TRUE(response->consumed_capacity->global_secondary_indexes.empty());
  EXPECT_TRUE(recording.Take().empty());
}

TEST_F(RecordingApiTest, AFailedCallIsOneToo) {
  RecordingApi recording(*engine_);
  const auto response =
      Call(recording, &dynamodb::Api::GetItem,
           dynamodb::GetItemRequest{.table_name = "none",
                                    .key = storage::KeyItem({"USER#a", "PROFILE"})});
  ASSERT_FALSE(response.has_value());
  const auto calls = recording.Take();
  ASSERT_EQ(calls.size(), 1);
  EXPECT_EQ(calls[0].kind, CallKind::kRead);
  EXPECT_EQ(calls[0].units, 0);
  EXPECT_GT(calls[0].response_bytes, 0);
}

}  // namespace
}  // namespace flavorbot::cli::cost
