// Streams through LocalApi: records, shards, iterators, pages.
#include "engine/stream_sequence.h"
#include "engine/streams_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::OperationType;
using dynamodb::ShardIteratorType;
using dynamodb::StreamViewType;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

using Texts = std::vector<std::string>;

TEST_F(Streams, InsertModifyAndRemoveAreRecorded) {
  auto item = Key("p", "a");
  Put(item);
  auto changed = item;
  changed.Set("n", N(1));
  Put(changed);
  Delete(Key("p", "a"));
  const auto records = All();
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].event_name, OperationType::kInsert);
  EXPECT_EQ(dynamodb::Unpack(*records[0].new_image), item);
  EXPECT_FALSE(records[0].old_image.has_value());
  EXPECT_EQ(records[1].event_name, OperationType::kModify);
  EXPECT_EQ(dynamodb::Unpack(*records[1].new_image), changed);
  EXPECT_EQ(dynamodb::Unpack(*records[1].old_image), item);
  EXPECT_EQ(records[2].event_name, OperationType::kRemove);
  EXPECT_EQ(dynamodb::Unpack(*records[2].old_image), changed);
  EXPECT_FALSE(records[2].new_image.has_value());
  for (const auto& record : records) {
    EXPECT_EQ(dynamodb::Unpack(record.keys), Key("p", "a"));
    EXPECT_EQ(record.aws_region, "us-east-1");
    EXPECT_EQ(record.event_id.size(), 32u);
    EXPECT_EQ(record.approximate_creation_date_time, clock_.Now());
    EXPECT_FALSE(record.by_time_to_live);
  }
  // "PK" "p" "SK" "a" twice, and "n" 1 once.
  EXPECT_EQ(records[0].size_bytes, 6 + 6);
  EXPECT_EQ(records[2].size_bytes, 6 + 9);
  EXPECT_LT(records[0].sequence_number, records[1].sequence_number);
  EXPECT_NE(records[0].event_id, records[1].event_id);
}

TEST_F(Streams, WhatChangesNothingIsNotRecorded) {
  Put(Key("p", "a"));
  Put(Key("p", "a"));
  Delete(Key("p", "none"));
  EXPECT_EQ(SortKeys(), (Texts{"a"}));
}

TEST_F(Streams, TransactionsRecordsStandTogetherInTheirOrder) {
  dynamodb::TransactWriteItemsRequest request;
  for (const char* sk : {"c", "a", "b"}) {
    dynamodb::TransactPut put;
    put.table_name = "t";
    put.item = Key("p", sk);
    request.transact_items.emplace_back(std::move(put));
  }
  ASSERT_TRUE(Await(api_->TransactWriteItems(context_, request)).has_value());
  EXPECT_EQ(SortKeys(), (Texts{"c", "a", "b"}));
}

TEST_F(Streams, RefusedWritesAreNotRecorded) {
  dynamodb::PutItemRequest put{.table_name = "t", .item = Key("p", "a")};
  put.condition_expression = "attribute_exists(PK)";
  EXPECT_FALSE(Await(api_->PutItem(context_, put)).has_value());
  EXPECT_TRUE(All().empty());
}

TEST_F(Streams, DeletionsByTimeToLiveAreMarked) {
  EXPECT_TRUE(Await(api_->UpdateTimeToLive(
                        context_,
                        {.table_name = "t",
                         .time_to_live_specification = {.enabled = true, .attribute_name = "ttl"}}))
                  .has_value());
  auto item = Key("p", "a");
  item.Set("ttl", N(1'700'000'000));
  Put(item);
  clock_.Advance(seconds{1});
  EXPECT_EQ(api_->SweepOnce(), 1u);
  const auto records = All();
  ASSERT_EQ(records.size(), 2u);
  EXPECT_FALSE(records[0].by_time_to_live);
  EXPECT_TRUE(records[1].by_time_to_live);
  EXPECT_EQ(records[1].event_name, OperationType::kRemove);
}

TEST_F(Streams, ShardsRollOverAndAClosedOneEnds) {
  Put(Key("p", "a"));
  const auto first = Shards().at(0).shard_id;
  auto page = Records(Iterator(first, ShardIteratorType::kTrimHorizon)->shard_iterator);
  EXPECT_EQ(page->records.size(), 1u);
  ASSERT_TRUE(page->next_shard_iterator.has_value());
  clock_.Advance(minutes{10});
  page = Records(*page->next_shard_iterator);
  EXPECT_TRUE(page->records.empty());
  clock_.Advance(hours{4});
  Put(Key("p", "b"));
  const auto shards = Shards();
  ASSERT_EQ(shards.size(), 2u);
  EXPECT_TRUE(shards[0].ending_sequence_number.has_value());
  EXPECT_FALSE(shards[0].parent_shard_id.has_value());
  EXPECT_EQ(shards[1].parent_shard_id, first);
  EXPECT_FALSE(shards[1].ending_sequence_number.has_value());
  EXPECT_LT(*shards[0].ending_sequence_number, shards[1].starting_sequence_number);
  page = Records(Iterator(first, ShardIteratorType::kTrimHorizon)->shard_iterator);
  EXPECT_EQ(page->records.size(), 1u);
  EXPECT_FALSE(page->next_shard_iterator.has_value());
  EXPECT_EQ(SortKeys(), (Texts{"a", "b"}));
}

TEST_F(Streams, LatestSeesOnlyWhatComes) {
  Put(Key("p", "a"));
  const auto latest = Iterator(Shards().at(0).shard_id, ShardIteratorType::kLatest)->shard_iterator;
  EXPECT_TRUE(Records(latest)->records.empty());
  Put(Key("p", "b"));
  const auto page = Records(latest);
  ASSERT_EQ(page->records.size(), 1u);
  EXPECT_EQ(SortKeyOf(page->records[0]), "b");
}

TEST_F(Streams, AtAndAfterASequenceNumber) {
  for (const char* sk : {"a", "b", "c"}) Put(Key("p", sk));
  const auto second = All().at(1).sequence_number;
  const auto shard = Shards().at(0).shard_id;
  const auto at = Iterator(shard, ShardIteratorType::kAtSequenceNumber, second);
  EXPECT_EQ(SortKeyOf(Records(at->shard_iterator)->records.at(0)), "b");
  const auto after = Iterator(shard, ShardIteratorType::kAfterSequenceNumber, second);
  EXPECT_EQ(SortKeyOf(Records(after->shard_iterator)->records.at(0)), "c");
}

TEST_F(Streams, PagesHaveALimitAndGoOn) {
  for (const char* sk : {"a", "b", "c"}) Put(Key("p", sk));
  auto page = Records(
      Iterator(Shards().at(0).shard_id, ShardIteratorType::kTrimHorizon)->shard_iterator, 2);
  EXPECT_EQ(page->records.size(), 2u);
  page = Records(*page->next_shard_iterator, 2);
  ASSERT_EQ(page->records.size(), 1u);
  EXPECT_EQ(SortKeyOf(page->records[0]), "c");
}

TEST_F(Streams, PagesEndAtOneMegabyte) {
  for (const char* sk : {"a", "b", "c"}) {
    auto item = Key("p", sk);
    item.Set("payload", S(std::string(390'000, 'x')));
    Put(item);
  }
  const auto page =
      Records(Iterator(Shards().at(0).shard_id, ShardIteratorType::kTrimHorizon)->shard_iterator);
  EXPECT_EQ(page->records.size(), 2u);
  EXPECT_EQ(Records(*page->next_shard_iterator)->records.size(), 1u);
}

TEST_F(Streams, IteratorsExpireAfterAQuarterOfAnHour) {
  const auto iterator =
      Iterator(Shards().at(0).shard_id, ShardIteratorType::kTrimHorizon)->shard_iterator;
  clock_.Advance(minutes{15});
  EXPECT_TRUE(Records(iterator).has_value());
  clock_.Advance(std::chrono::milliseconds{1});
  EXPECT_ERROR(Records(iterator), kExpiredIteratorException,
               "The provided iterator exceeds the maximum age allowed.");
}

TEST_F(Streams, ShardsAreDescribedInPages) {
  clock_.Advance(hours{9});
  const auto all = Shards();
  ASSERT_EQ(all.size(), 3u);
  auto page = Await(api_->DescribeStream(context_, {.stream_arn = arn_, .limit = 2}));
  EXPECT_EQ(page->stream_description.shards.size(), 2u);
  EXPECT_EQ(page->stream_description.last_evaluated_shard_id, all[1].shard_id);
  page = Await(api_->DescribeStream(
      context_, {.stream_arn = arn_, .limit = 2, .exclusive_start_shard_id = all[1].shard_id}));
  ASSERT_EQ(page->stream_description.shards.size(), 1u);
  EXPECT_EQ(page->stream_description.shards[0].shard_id, all[2].shard_id);
  EXPECT_FALSE(page->stream_description.last_evaluated_shard_id.has_value());
}

TEST_F(Streams, AreListedInPages) {
  CreateStreaming("u", StreamViewType::kKeysOnly);
  auto page = Await(api_->ListStreams(context_, {.limit = 1}));
  ASSERT_EQ(page->streams.size(), 1u);
  EXPECT_EQ(page->streams[0].table_name, "t");
  ASSERT_TRUE(page->last_evaluated_stream_arn.has_value());
  page = Await(api_->ListStreams(
      context_, {.limit = 1, .exclusive_start_stream_arn = page->last_evaluated_stream_arn}));
  ASSERT_EQ(page->streams.size(), 1u);
  EXPECT_EQ(page->streams[0].table_name, "u");
  EXPECT_FALSE(page->last_evaluated_stream_arn.has_value());
}

TEST_F(Streams, ForeignSequenceNumbersAndShardsAreRefused) {
  const auto shard = Shards().at(0).shard_id;
  EXPECT_ERROR(Iterator(shard, ShardIteratorType::kAtSequenceNumber, "000000000000000000001"),
               kValidationException,
               "One or more parameter values were invalid: Invalid SequenceNumber");
  EXPECT_ERROR(Iterator(shard, ShardIteratorType::kAtSequenceNumber, SequenceNumber(1)),
               kValidationException, "Invalid SequenceNumber for the shard");
  EXPECT_ERROR(Iterator("shardId-x", ShardIteratorType::kLatest), kValidationException,
               "Invalid ShardId in ShardIterator request");
  EXPECT_ERROR(Records("garbage"), kValidationException, "Invalid ShardIterator");
}

}  // namespace
}  // namespace flavorbot::engine
