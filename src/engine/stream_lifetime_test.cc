// What time does to streams, through LocalApi: trimming, streams that end, tables that go,
// restarts.
#include "engine/streams_fixture.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ShardIteratorType;
using dynamodb::StreamStatus;
using dynamodb::StreamViewType;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

using Texts = std::vector<std::string>;

TEST_F(Streams, ChangesGoAfterADay) {
  Put(Key("p", "a"));
  clock_.Advance(hours{2});
  Put(Key("p", "b"));
  const auto first = All().at(0).sequence_number;
  const auto shard = Shards().at(0).shard_id;
  clock_.Advance(hours{22} - minutes{1});
  EXPECT_EQ(api_->SweepOnce(), 0u);
  EXPECT_EQ(SortKeys(), (Texts{"a", "b"}));
  const auto oldest = Iterator(shard, ShardIteratorType::kTrimHorizon)->shard_iterator;
  clock_.Advance(minutes{2});
  EXPECT_EQ(api_->SweepOnce(), 0u);
  EXPECT_EQ(SortKeys(), (Texts{"b"}));
  constexpr const char* kTrimmed =
      "The operation attempted to read past the oldest stream record in a shard.";
  EXPECT_ERROR(Records(oldest), kTrimmedDataAccessException, kTrimmed);
  EXPECT_ERROR(Iterator(shard, ShardIteratorType::kAtSequenceNumber, first),
               kTrimmedDataAccessException, kTrimmed);
  // What follows the last that went is all there.
  EXPECT_TRUE(Iterator(shard, ShardIteratorType::kAfterSequenceNumber, first).has_value());
}

// A reader at the oldest change must not lose its place when nothing before it goes.
TEST_F(Streams, SweepingWithoutOldChangesLeavesIteratorsAlone) {
  clock_.Advance(hours{30});
  Put(Key("p", "a"));
  const auto oldest =
      Iterator(Shards().back().shard_id, ShardIteratorType::kTrimHorizon)->shard_iterator;
  clock_.Advance(minutes{1});
  EXPECT_EQ(api_->SweepOnce(), 0u);
  EXPECT_EQ(Records(oldest)->records.size(), 1u);
}

TEST_F(Streams, EmptyClosedShardsVanish) {
  const auto first = Shards().at(0).shard_id;
  clock_.Advance(hours{29});
  EXPECT_NE(Shards().at(0).shard_id, first);
  EXPECT_LE(Shards().size(), 8u);
  EXPECT_ERROR(Iterator(first, ShardIteratorType::kTrimHorizon), kResourceNotFoundException,
               "Requested resource not found: Shard does not exist");
}

TEST_F(Streams, DisabledStreamStaysReadableForADay) {
  Put(Key("p", "a"));
  clock_.Advance(hours{1});
  ASSERT_TRUE(SetStream(false).has_value());
  Put(Key("p", "b"));
  EXPECT_EQ(Describe()->stream_description.stream_status, StreamStatus::kDisabled);
  EXPECT_EQ(SortKeys(), (Texts{"a"}));
  EXPECT_TRUE(Shards().at(0).ending_sequence_number.has_value());
  clock_.Advance(hours{24} + minutes{1});
  EXPECT_EQ(api_->SweepOnce(), 0u);
  EXPECT_ERROR(Describe(), kResourceNotFoundException,
               "Requested resource not found: Stream: " + arn_ + " not found");
}

TEST_F(Streams, EnablingAgainBeginsAnotherStream) {
  Put(Key("p", "a"));
  ASSERT_TRUE(SetStream(false).has_value());
  const auto enabled = SetStream(true, StreamViewType::kKeysOnly);
  ASSERT_TRUE(enabled.has_value());
  const auto old_arn = arn_;
  arn_ = *enabled->table_description.latest_stream_arn;
  EXPECT_NE(arn_, old_arn);
  Put(Key("p", "b"));
  EXPECT_EQ(SortKeys(), (Texts{"b"}));
  const auto listed = Await(api_->ListStreams(context_, {.table_name = "t"}));
  ASSERT_EQ(listed->streams.size(), 2u);
  EXPECT_EQ(listed->streams[0].stream_arn, old_arn);
  EXPECT_EQ(listed->streams[1].stream_arn, arn_);
}

TEST_F(Streams, StreamOutlivesItsTable) {
  Put(Key("p", "a"));
  ASSERT_TRUE(Await(api_->DeleteTable(context_, {.table_name = "t"})).has_value());
  EXPECT_EQ(Describe()->stream_description.stream_status, StreamStatus::kDisabled);
  EXPECT_EQ(SortKeys(), (Texts{"a"}));
  const auto old_arn = arn_;
  CreateStreaming("t", StreamViewType::kKeysOnly);
  EXPECT_NE(arn_, old_arn);
  EXPECT_TRUE(All().empty());
}

// On a disk: what a stream has, and how far its sequences are, outlive the process.
TEST(StreamsOnDisk, GoOnAfterARestart) {
  const TemporaryDirectory directory;
  base::FakeClock clock{base::TimePoint{seconds{1'700'000'000}}};
  dynamodb::CallContext context;
  const auto open = [&] {
    return *LocalApi::Open({.data_directory = directory.path() / "table",
                            .clock = &clock,
                            .sweep_interval = std::chrono::milliseconds{0}});
  };
  const auto put = [&](LocalApi& api, const char* pk) {
    EXPECT_TRUE(
        Await(api.PutItem(context, {.table_name = "t", .item = {{"PK", S(pk)}}})).has_value());
  };
  const auto records = [&](LocalApi& api) {
    const auto arn = Await(api.ListStreams(context, {}))->streams.at(0).stream_arn;
    const auto described = Await(api.DescribeStream(context, {.stream_arn = arn}));
    const auto iterator = Await(api.GetShardIterator(
        context,
        {.stream_arn = arn, .shard_id = described->stream_description.shards.at(0).shard_id}));
    return Await(api.GetRecords(context, {.shard_iterator = iterator->shard_iterator}))->records;
  };
  std::string last;
  {
    const auto api = open();
    EXPECT_TRUE(
        Await(api->CreateTable(
                  context, {.table_name = "t",
                            .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}},
                            .key_schema = {{"PK", dynamodb::KeyType::kHash}},
                            .billing_mode = dynamodb::BillingMode::kPayPerRequest,
                            .stream_specification =
                                dynamodb::StreamSpecification{true, StreamViewType::kKeysOnly}}))
            .has_value());
    put(*api, "a");
    last = records(*api).at(0).sequence_number;
  }
  clock.Advance(std::chrono::milliseconds{-1000});
  const auto api = open();
  put(*api, "b");
  const auto both = records(*api);
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].sequence_number, last);
  EXPECT_GT(both[1].sequence_number, last);
}

}  // namespace
}  // namespace flavorbot::engine
