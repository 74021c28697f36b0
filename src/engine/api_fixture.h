// What the tests of LocalApi's actions share: an engine in memory on a clock that stands still, and
// short words for values and requests.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/await_for_test.h"
#include "base/clock.h"
#include "engine/local_api.h"

namespace flavorbot::engine {

using base::Await;

inline dynamodb::AttributeValue S(std::string text) {
  return dynamodb::AttributeValue::S(std::move(text));
}
inline dynamodb::AttributeValue N(std::int64_t number) {
  return dynamodb::AttributeValue::N(number);
}

inline dynamodb::Item Key(std::string pk, std::string sk) {
  return {{"PK", S(std::move(pk))}, {"SK", S(std::move(sk))}};
}

class ApiTest : public ::testing::Test {
 protected:
  ApiTest() : ApiTest(LocalApiOptions{}) {}
  explicit ApiTest(LocalApiOptions options) {
    options.storage = StorageKind::kMemory;
    options.clock = &clock_;
    options.sweep_interval = std::chrono::milliseconds{0};
    auto opened = LocalApi::Open(options);
    if (!opened) throw std::runtime_error(opened.error().message);
    api_ = std::move(*opened);
  }

  // "t" with PK, SK; global indexes "G" (GPK, GSK; all), "K" (KPK; keys only); local index "L"
  // (SK2; includes "note").
  static dynamodb::CreateTableRequest TableRequest(std::string name = "t") {
    using dynamodb::KeyType;
    using dynamodb::ScalarType;
    dynamodb::CreateTableRequest request;
    request.table_name = std::move(name);
    request.billing_mode = dynamodb::BillingMode::kPayPerRequest;
    request.attribute_definitions = {{"PK", ScalarType::kS},  {"SK", ScalarType::kS},
                                     {"GPK", ScalarType::kS}, {"GSK", ScalarType::kN},
                                     {"KPK", ScalarType::kB}, {"SK2", ScalarType::kS}};
    request.key_schema = {{"PK", KeyType::kHash}, {"SK", KeyType::kRange}};
    request.global_secondary_indexes = {
        {.index_name = "G",
         .key_schema = {{"GPK", KeyType::kHash}, {"GSK", KeyType::kRange}},
         .projection = {dynamodb::ProjectionType::kAll, {}}},
        {.index_name = "K",
         .key_schema = {{"KPK", KeyType::kHash}},
         .projection = {dynamodb::ProjectionType::kKeysOnly, {}}}};
    request.local_secondary_indexes = {
        {.index_name = "L",
         .key_schema = {{"PK", KeyType::kHash}, {"SK2", KeyType::kRange}},
         .projection = {dynamodb::ProjectionType::kInclude, {"note"}}}};
    return request;
  }

  void CreateTable() {
    const auto made = Await(api_->CreateTable(context_, TableRequest()));
    ASSERT_TRUE(made.has_value()) << made.error().message;
  }

  void Put(dynamodb::Item item, const std::string& table = "t") {
    const auto put = Await(api_->PutItem(context_, {.table_name = table, .item = std::move(item)}));
    ASSERT_TRUE(put.has_value()) << put.error().message << put.error().cause;
  }

  std::optional<dynamodb::Item> Get(dynamodb::Item key, const std::string& table = "t") {
    const auto got = Await(api_->GetItem(
        context_, {.table_name = table, .key = std::move(key), .consistent_read = true}));
    EXPECT_TRUE(got.has_value()) << got.error().message;
    if (!got || !got->item) return std::nullopt;
    return dynamodb::Unpack(*got->item);
  }

  base::FakeClock clock_{base::TimePoint{std::chrono::seconds{1'700'000'000}}};
  dynamodb::CallContext context_;
  std::unique_ptr<LocalApi> api_;
};

// Asserts that `result` is an error of `code` with exactly `message`.
#define EXPECT_ERROR(result, expected_code, expected_message)            \
  do {                                                                   \
    const auto& checked = (result);                                      \
    ASSERT_FALSE(checked.has_value());                                   \
    EXPECT_EQ(checked.error().code, dynamodb::ErrorCode::expected_code); \
    EXPECT_EQ(checked.error().message, expected_message);                \
  } while (false)

}  // namespace flavorbot::engine
