#include "dynamodb_server/throttled_api.h"

#include <gtest/gtest.h>

#include "base/await_for_test.h"
#include "engine/local_api.h"

namespace flavorbot::dynamodb_server {
namespace {

using base::Await;

using dynamodb::AttributeValue;
using dynamodb::ErrorCode;
using dynamodb::Item;

Item Key(std::string text) { return {{"pk", AttributeValue::S(std::move(text))}}; }

// An engine in memory on a clock that stands still, and a table "t" with 5 units for reads and for
// writes; its global index "g" on "gk" has 2 for writes and 1 for reads.
class ThrottledApiTest : public testing::Test {
 protected:
  ThrottledApiTest() {
    auto opened = engine::LocalApi::Open({.storage = engine::StorageKind::kMemory,
                                          .clock = &clock_,
                                          .sweep_interval = std::chrono::milliseconds{0}});
    if (!opened) throw std::runtime_error(opened.error().message);
    engine_ = std::move(*opened);
    api_ = std::make_unique<ThrottledApi>(*engine_, clock_);
    dynamodb::CreateTableRequest request;
    request.table_name = "t";
    request.attribute_definitions = {{"pk", dynamodb::ScalarType::kS},
                                     {"gk", dynamodb::ScalarType::kS}};
    request.key_schema = {{"pk", dynamodb::KeyType::kHash}};
    request.provisioned_throughput = {5, 5};
    request.global_secondary_indexes = {
        {{.index_name = "g",
          .key_schema = {{"gk", dynamodb::KeyType::kHash}},
          .projection = {.projection_type = dynamodb::ProjectionType::kAll},
          .provisioned_throughput = dynamodb::ProvisionedThroughput{1, 2}}}};
    Create(request);
    request.table_name = "free";
    request.billing_mode = dynamodb::BillingMode::kPayPerRequest;
    request.provisioned_throughput.reset();
    request.global_secondary_indexes.reset();
    request.attribute_definitions.pop_back();
    Create(request);
  }

  void Create(const dynamodb::CreateTableRequest& request) {
    const auto created = Await(api_->CreateTable(context_, request));
    if (!created) throw std::runtime_error(created.error().message);
  }

  // nullopt when it was done.
  std::optional<ErrorCode> Put(Item item, std::string table = "t") {
    dynamodb::PutItemRequest request;
    request.table_name = std::move(table);
    request.item = std::move(item);
    const auto answer = Await(api_->PutItem(context_, std::move(request)));
    if (answer) {
      EXPECT_FALSE(answer->consumed_capacity);
      return std::nullopt;
    }
    if (answer.error().code == ErrorCode::kProvisionedThroughputExceededException) {
      last_text_ = answer.error().message;
    }
    return answer.error().code;
  }
  std::optional<ErrorCode> Get(bool consistent) {
    dynamodb::GetItemRequest request;
    request.table_name = "t";
    request.key = Key("a");
    request.consistent_read = consistent;
    const auto answer = Await(api_->GetItem(context_, std::move(request)));
    if (answer) return std::nullopt;
    return answer.error().code;
  }

  // Calls until one is refused.
  template <typename Call>
  int CountUntilRefused(Call call) {
    int count = 0;
    std::optional<ErrorCode> error;
    while (!(error = call()) && count < 10'000) ++count;
    EXPECT_EQ(error, ErrorCode::kProvisionedThroughputExceededException);
    return count;
  }
  int CountWrites() {
    return CountUntilRefused([this] { return Put(Key("a")); });
  }

  base::FakeClock clock_{base::TimePoint(std::chrono::seconds{1'900'000'000})};
  std::unique_ptr<engine::LocalApi> engine_;
  std::unique_ptr<ThrottledApi> api_;
  dynamodb::CallContext context_;
  std::string last_text_;
};

TEST_F(ThrottledApiTest, WritesAreLimited) {
  EXPECT_EQ(CountWrites(), 5);
  EXPECT_EQ(last_text_,
            "The level of configured provisioned throughput for the table was exceeded. Consider "
            "increasing your provisioning level with the UpdateTable API.");
  clock_.Advance(std::chrono::seconds{2});
  EXPECT_EQ(CountWrites(), 10);
}

TEST_F(ThrottledApiTest, ReadsAreLimitedApartFromWrites) {
  EXPECT_EQ(CountUntilRefused([this] { return Get(true); }), 5);
  EXPECT_EQ(Put(Key("a")), std::nullopt);
  clock_.Advance(std::chrono::seconds{1});
  EXPECT_EQ(CountUntilRefused([this] { return Get(false); }), 10);
}

TEST_F(ThrottledApiTest, UnusedUnitsAreKeptForFiveMinutes) {
  EXPECT_EQ(Get(true), std::nullopt);
  clock_.Advance(std::chrono::hours{1});
  EXPECT_EQ(CountUntilRefused([this] { return Get(true); }), 5 * 300);
}

TEST_F(ThrottledApiTest, LargeItemsCostWhatTheyAre) {
  Item item = Key("a");
  item.Set("v", AttributeValue::S(std::string(20 * 1024, 'x')));
  EXPECT_EQ(Put(item), std::nullopt);  // 21 units: 16 are owed
  clock_.Advance(std::chrono::seconds{3});
  EXPECT_EQ(Put(Key("a")), ErrorCode::kProvisionedThroughputExceededException);
}

TEST_F(ThrottledApiTest, AnIndexThatIsBehindHoldsUpItsTable) {
  int number = 0;
  EXPECT_EQ(CountUntilRefused([this, &number] {
              Item item = Key(std::to_string(++number));
              item.Set("gk", AttributeValue::S("x"));
              return Put(std::move(item));
            }),
            2);
  EXPECT_NE(last_text_.find("one or more global secondary indexes of the table"),
            std::string::npos);
  clock_.Advance(std::chrono::seconds{1});
  EXPECT_EQ(Put(Key("a")), std::nullopt);
}

TEST_F(ThrottledApiTest, OnDemandTablesAreNotLimited) {
  for (int i = 0; i < 50; ++i) EXPECT_EQ(Put(Key("a"), "free"), std::nullopt);
}

TEST_F(ThrottledApiTest, FailedConditionsCostAndOtherFailuresDoNot) {
  dynamodb::PutItemRequest request;
  request.table_name = "t";
  request.item = Key("a");
  request.condition_expression = "attribute_exists(pk)";
  EXPECT_FALSE(Await(api_->PutItem(context_, request)));
  for (int i = 0; i < 10; ++i) EXPECT_EQ(Put({}), ErrorCode::kValidationException);
  EXPECT_EQ(CountWrites(), 4);
}

TEST_F(ThrottledApiTest, TablesThatAreNotThereSaySoThemselves) {
  EXPECT_EQ(Put(Key("a"), "nowhere"), ErrorCode::kResourceNotFoundException);
}

TEST_F(ThrottledApiTest, BatchesLeaveUnprocessedWhatIsTooMuch) {
  dynamodb::BatchWriteItemRequest request;
  for (int i = 0; i < 8; ++i) {
    request.request_items["t"].push_back(dynamodb::PutRequest{Key(std::to_string(i))});
    request.request_items["free"].push_back(dynamodb::PutRequest{Key(std::to_string(i))});
  }
  const auto answer = Await(api_->BatchWriteItem(context_, request));
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->unprocessed_items.size(), 1u);
  EXPECT_EQ(answer->unprocessed_items.at("t").size(), 3u);
  EXPECT_TRUE(answer->consumed_capacity.empty());

  request.request_items.erase("free");
  const auto refused = Await(api_->BatchWriteItem(context_, request));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kProvisionedThroughputExceededException);
}

TEST_F(ThrottledApiTest, BatchesOfReadsToo) {
  dynamodb::BatchGetItemRequest request;
  request.request_items["t"].consistent_read = true;
  for (int i = 0; i < 8; ++i) request.request_items["t"].keys.push_back(Key(std::to_string(i)));
  const auto answer = Await(api_->BatchGetItem(context_, request));
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->unprocessed_keys.size(), 1u);
  EXPECT_EQ(answer->unprocessed_keys.at("t").keys.size(), 3u);
  EXPECT_TRUE(answer->unprocessed_keys.at("t").consistent_read);
  EXPECT_FALSE(Await(api_->BatchGetItem(context_, request)));
}

TEST_F(ThrottledApiTest, TransactionsAreCancelled) {
  CountWrites();
  dynamodb::TransactWriteItemsRequest request;
  for (const char* table : {"free", "t"}) {
    dynamodb::TransactPut put;
    put.table_name = table;
    put.item = Key("tx");
    request.transact_items.push_back(put);
  }
  const auto answer = Await(api_->TransactWriteItems(context_, request));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message,
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None, "
            "ProvisionedThroughputExceeded]");
  ASSERT_EQ(answer.error().cancellation_reasons.size(), 2u);
  clock_.Advance(std::chrono::seconds{1});
  EXPECT_TRUE(Await(api_->TransactWriteItems(context_, request)));
  EXPECT_EQ(CountWrites(), 3);
}

TEST_F(ThrottledApiTest, CapacityIsReportedAsItWasAskedFor) {
  dynamodb::GetItemRequest request;
  request.table_name = "t";
  request.key = Key("a");
  request.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal;
  auto answer = Await(api_->GetItem(context_, request));
  ASSERT_TRUE(answer && answer->consumed_capacity);
  EXPECT_FALSE(answer->consumed_capacity->table);
  request.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kIndexes;
  answer = Await(api_->GetItem(context_, request));
  ASSERT_TRUE(answer && answer->consumed_capacity);
  EXPECT_TRUE(answer->consumed_capacity->table);
}

TEST_F(ThrottledApiTest, ANewTableOfTheSameNameBeginsAnew) {
  CountWrites();
  ASSERT_TRUE(Await(api_->DeleteTable(context_, {"t"})));
  dynamodb::CreateTableRequest request;
  request.table_name = "t";
  request.attribute_definitions = {{"pk", dynamodb::ScalarType::kS}};
  request.key_schema = {{"pk", dynamodb::KeyType::kHash}};
  request.provisioned_throughput = {1, 3};
  Create(request);
  EXPECT_EQ(CountWrites(), 3);
}

TEST_F(ThrottledApiTest, QueriesOfAnIndexUseItsThroughput) {
  dynamodb::QueryRequest request;
  request.table_name = "t";
  request.index_name = "g";
  request.key_condition_expression = "gk = :x";
  request.expression_attribute_values = {{":x", AttributeValue::S("x")}};
  EXPECT_EQ(CountUntilRefused([&]() -> std::optional<ErrorCode> {
              const auto answer = Await(api_->Query(context_, request));
              if (answer) return std::nullopt;
              return answer.error().code;
            }),
            2);
  EXPECT_EQ(Get(true), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
