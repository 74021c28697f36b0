#include "crash/replay.h"

#include <utility>

#include "base/await_for_test.h"

namespace flavorbot::crash {
namespace {

using dynamodb::OperationType;
using dynamodb::ShardIteratorType;

std::optional<std::string> Apply(const dynamodb::StreamRecord& record, Replay& replay) {
  const auto place = "the stream at " + record.sequence_number;
  if (record.sequence_number <= replay.last_sequence_number) {
    return place + " goes back behind " + replay.last_sequence_number;
  }
  replay.last_sequence_number = record.sequence_number;
  const auto key = KeyOf(dynamodb::Unpack(record.keys));
  if (replay.items.contains(key) != (record.event_name != OperationType::kInsert)) {
    return place + " doesn't follow from what is before it";
  }
  if (record.event_name == OperationType::kRemove) {
    replay.items.erase(key);
    return std::nullopt;
  }
  if (!record.new_image) return place + " has no image";
  replay.items[key] = dynamodb::Unpack(*record.new_image);
  return std::nullopt;
}

// nullopt when all of the shard was replayed.
std::optional<dynamodb::GetShardIteratorRequest> StartIn(const dynamodb::Shard& shard,
                                                         const Replay& replay) {
  const auto& last = replay.last_sequence_number;
  if (shard.ending_sequence_number && *shard.ending_sequence_number <= last) return std::nullopt;
  dynamodb::GetShardIteratorRequest request{.shard_id = shard.shard_id};
  if (shard.starting_sequence_number <= last) {
    request.shard_iterator_type = ShardIteratorType::kAfterSequenceNumber;
    request.sequence_number = last;
  }
  return request;
}

std::optional<std::string> ReplayShard(dynamodb::StreamsApi& streams,
                                       dynamodb::GetShardIteratorRequest start, Replay& replay) {
  dynamodb::CallContext context;
  const auto iterator = Await(streams.GetShardIterator(context, std::move(start)));
  if (!iterator) return "the stream: " + iterator.error().message;
  dynamodb::GetRecordsRequest request{.shard_iterator = iterator->shard_iterator};
  for (;;) {
    const auto page = Await(streams.GetRecords(context, request));
    if (!page) return "the stream: " + page.error().message;
    for (const auto& record : page->records) {
      if (auto wrong = Apply(record, replay)) return wrong;
    }
    if (page->records.empty() || !page->next_shard_iterator) return std::nullopt;
    request.shard_iterator = *page->next_shard_iterator;
  }
}

}  // namespace

std::optional<std::string> ReplayStream(dynamodb::StreamsApi& streams, Replay& replay) {
  dynamodb::CallContext context;
  const auto listed = Await(streams.ListStreams(context, {.table_name = kTable}));
  if (!listed) return "the stream: " + listed.error().message;
  if (listed->streams.size() != 1) return "the table has no stream";
  const auto& arn = listed->streams.front().stream_arn;
  const auto described = Await(streams.DescribeStream(context, {.stream_arn = arn}));
  if (!described) return "the stream: " + described.error().message;
  for (const auto& shard : described->stream_description.shards) {
    auto start = StartIn(shard, replay);
    if (!start) continue;
    start->stream_arn = arn;
    if (auto wrong = ReplayShard(streams, *std::move(start), replay)) return wrong;
  }
  return std::nullopt;
}

}  // namespace flavorbot::crash
