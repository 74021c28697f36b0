// What the tests of streams share: a table with a stream, on a clock that a test sets.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/api_fixture.h"

namespace flavorbot::engine {

class Streams : public ApiTest {
 protected:
  void CreateStreaming(const std::string& name, dynamodb::StreamViewType view) {
    auto request = TableRequest(name);
    request.stream_specification = {.stream_enabled = true, .stream_view_type = view};
    const auto made = Await(api_->CreateTable(context_, request));
    ASSERT_TRUE(made.has_value()) << made.error().message;
    arn_ = *made->table_description.latest_stream_arn;
  }
  void SetUp() override { CreateStreaming("t", dynamodb::StreamViewType::kNewAndOldImages); }

  void Delete(dynamodb::Item key) {
    EXPECT_TRUE(
        Await(api_->DeleteItem(context_, {.table_name = "t", .key = std::move(key)})).has_value());
  }

  auto SetStream(bool enabled, std::optional<dynamodb::StreamViewType> view = std::nullopt) {
    return Await(api_->UpdateTable(
        context_,
        {.table_name = "t", .stream_specification = dynamodb::StreamSpecification{enabled, view}}));
  }

  auto Describe() { return Await(api_->DescribeStream(context_, {.stream_arn = arn_})); }
  std::vector<dynamodb::Shard> Shards() { return Describe()->stream_description.shards; }

  auto Iterator(const std::string& shard_id, dynamodb::ShardIteratorType type,
                std::optional<std::string> sequence_number = std::nullopt) {
    return Await(api_->GetShardIterator(context_, {.stream_arn = arn_,
                                                   .shard_id = shard_id,
                                                   .shard_iterator_type = type,
                                                   .sequence_number = std::move(sequence_number)}));
  }
  auto Records(const std::string& iterator, std::optional<std::int32_t> limit = std::nullopt) {
    return Await(api_->GetRecords(context_, {.shard_iterator = iterator, .limit = limit}));
  }

  // All that the stream has, shard after shard.
  std::vector<dynamodb::StreamRecord> All() {
    std::vector<dynamodb::StreamRecord> all;
    for (const auto& shard : Shards()) {
      std::optional<std::string> next =
          Iterator(shard.shard_id, dynamodb::ShardIteratorType::kTrimHorizon)->shard_iterator;
      for (bool more = true; more && next;) {
        auto page = Records(*next);
        EXPECT_TRUE(page.has_value());
        if (!page) return all;
        more = !page->records.empty();
        for (auto& record : page->records) all.push_back(std::move(record));
        next = page->next_shard_iterator;
      }
    }
    return all;
  }

  static std::string SortKeyOf(const dynamodb::StreamRecord& record) {
    return *dynamodb::Unpack(record.keys).Find("SK")->As<std::string>();
  }
  std::vector<std::string> SortKeys() {
    std::vector<std::string> keys;
    for (const auto& record : All()) keys.push_back(SortKeyOf(record));
    return keys;
  }

  std::string arn_;
};

}  // namespace flavorbot::engine
