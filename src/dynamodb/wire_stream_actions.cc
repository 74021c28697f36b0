// ListStreams, DescribeStream and GetShardIterator on the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_stream.h"
#include "dynamodb/wire_table.h"

namespace flavorbot::dynamodb {

static void ReadMembers(const MemberReader& members, Stream& out) {
  members.Read("StreamArn", out.stream_arn);
  members.Read("TableName", out.table_name);
  members.Read("StreamLabel", out.stream_label);
}
static void ReadJson(WireCursor cursor, Stream& out) { ReadStructure(cursor, "Stream", out); }

static void ReadMembers(const MemberReader& members, ListStreamsRequest& out) {
  members.ReadName("TableName", out.table_name);
  members.Read("Limit", out.limit);
  CheckAtLeastOne(members, "Limit", out.limit);
  members.Read("ExclusiveStartStreamArn", out.exclusive_start_stream_arn);
  members.CheckLength("ExclusiveStartStreamArn", kStreamArnLength,
                      out.exclusive_start_stream_arn.value_or(""));
}
static void ReadMembers(const MemberReader& members, ListStreamsResponse& out) {
  members.Read("Streams", out.streams);
  members.Read("LastEvaluatedStreamArn", out.last_evaluated_stream_arn);
}

namespace {

struct SequenceNumberRange {
  Shard& shard;
};

}  // namespace

static void ReadMembers(const MemberReader& members, SequenceNumberRange& out) {
  members.Read("StartingSequenceNumber", out.shard.starting_sequence_number);
  members.Read("EndingSequenceNumber", out.shard.ending_sequence_number);
}
static void ReadJson(WireCursor cursor, SequenceNumberRange& out) {
  ReadStructure(cursor, "SequenceNumberRange", out);
}

static void ReadMembers(const MemberReader& members, Shard& out) {
  members.Read("ShardId", out.shard_id);
  SequenceNumberRange range{out};
  members.Read("SequenceNumberRange", range);
  members.Read("ParentShardId", out.parent_shard_id);
}
static void ReadJson(WireCursor cursor, Shard& out) { ReadStructure(cursor, "Shard", out); }

static void ReadMembers(const MemberReader& members, StreamDescription& out) {
  members.Read("StreamArn", out.stream_arn);
  members.Read("StreamLabel", out.stream_label);
  members.Read("StreamStatus", out.stream_status);
  members.Read("StreamViewType", out.stream_view_type);
  double created = 0;
  members.Read("CreationRequestDateTime", created);
  out.creation_request_date_time = StreamTimeOf(created);
  members.Read("TableName", out.table_name);
  members.Read("KeySchema", out.key_schema);
  members.Read("Shards", out.shards);
  members.Read("LastEvaluatedShardId", out.last_evaluated_shard_id);
}
static void ReadJson(WireCursor cursor, StreamDescription& out) {
  ReadStructure(cursor, "StreamDescription", out);
}

static void ReadMembers(const MemberReader& members, DescribeStreamRequest& out) {
  members.Require("StreamArn", out.stream_arn);
  members.CheckLength("StreamArn", kStreamArnLength, out.stream_arn);
  members.Read("Limit", out.limit);
  CheckAtLeastOne(members, "Limit", out.limit);
  members.Read("ExclusiveStartShardId", out.exclusive_start_shard_id);
  members.CheckLength("ExclusiveStartShardId", kShardIdLength,
                      out.exclusive_start_shard_id.value_or(""));
}
static void ReadMembers(const MemberReader& members, DescribeStreamResponse& out) {
  members.Require("StreamDescription", out.stream_description);
}

static void ReadMembers(const MemberReader& members, GetShardIteratorRequest& out) {
  members.Require("StreamArn", out.stream_arn);
  members.CheckLength("StreamArn", kStreamArnLength, out.stream_arn);
  members.Require("ShardId", out.shard_id);
  members.CheckLength("ShardId", kShardIdLength, out.shard_id);
  members.Require("ShardIteratorType", out.shard_iterator_type);
  members.Read("SequenceNumber", out.sequence_number);
  members.CheckLength("SequenceNumber", kSequenceNumberLength, out.sequence_number.value_or(""));
}
static void ReadMembers(const MemberReader& members, GetShardIteratorResponse& out) {
  members.Require("ShardIterator", out.shard_iterator);
}

template Result<ListStreamsRequest> FromJson(std::string_view);
template Result<ListStreamsResponse> FromJson(std::string_view);
template Result<DescribeStreamRequest> FromJson(std::string_view);
template Result<DescribeStreamResponse> FromJson(std::string_view);
template Result<GetShardIteratorRequest> FromJson(std::string_view);
template Result<GetShardIteratorResponse> FromJson(std::string_view);

static void AppendJson(std::string& out, const Stream& stream) {
  ObjectWriter object(out);
  object.Member("StreamArn", stream.stream_arn);
  object.Member("TableName", stream.table_name);
  object.Member("StreamLabel", stream.stream_label);
  object.End();
}

static void AppendJson(std::string& out, const Shard& shard) {
  ObjectWriter object(out);
  object.Member("ShardId", shard.shard_id);
  object.Name("SequenceNumberRange");
  ObjectWriter range(out);
  range.Member("StartingSequenceNumber", shard.starting_sequence_number);
  range.Member("EndingSequenceNumber", shard.ending_sequence_number);
  range.End();
  object.Member("ParentShardId", shard.parent_shard_id);
  object.End();
}

static void AppendJson(std::string& out, const StreamDescription& stream) {
  ObjectWriter object(out);
  object.Member("StreamArn", stream.stream_arn);
  object.Member("StreamLabel", stream.stream_label);
  object.Member("StreamStatus", stream.stream_status);
  object.Member("StreamViewType", stream.stream_view_type);
  object.Name("CreationRequestDateTime");
  AppendStreamTime(out, stream.creation_request_date_time);
  object.Member("TableName", stream.table_name);
  object.Member("KeySchema", stream.key_schema);
  object.Member("Shards", stream.shards);
  object.Member("LastEvaluatedShardId", stream.last_evaluated_shard_id);
  object.End();
}

void AppendJson(std::string& out, const ListStreamsRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("Limit", request.limit);
  object.Member("ExclusiveStartStreamArn", request.exclusive_start_stream_arn);
  object.End();
}

void AppendJson(std::string& out, const ListStreamsResponse& response) {
  ObjectWriter object(out);
  object.Member("Streams", response.streams);
  object.Member("LastEvaluatedStreamArn", response.last_evaluated_stream_arn);
  object.End();
}

void AppendJson(std::string& out, const DescribeStreamRequest& request) {
  ObjectWriter object(out);
  object.Member("StreamArn", request.stream_arn);
  object.Member("Limit", request.limit);
  object.Member("ExclusiveStartShardId", request.exclusive_start_shard_id);
  object.End();
}

void AppendJson(std::string& out, const DescribeStreamResponse& response) {
  ObjectWriter object(out);
  object.Member("StreamDescription", response.stream_description);
  object.End();
}

void AppendJson(std::string& out, const GetShardIteratorRequest& request) {
  ObjectWriter object(out);
  object.Member("StreamArn", request.stream_arn);
  object.Member("ShardId", request.shard_id);
  object.Member("ShardIteratorType", request.shard_iterator_type);
  object.Member("SequenceNumber", request.sequence_number);
  object.End();
}

void AppendJson(std::string& out, const GetShardIteratorResponse& response) {
  ObjectWriter object(out);
  object.Member("ShardIterator", response.shard_iterator);
  object.End();
}

}  // namespace flavorbot::dynamodb
