// GetRecords on the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"
#include "dynamodb/wire_stream.h"

namespace flavorbot::dynamodb {
namespace {

// What is the same in every record.
constexpr std::string_view kEventVersion = "1.1";
constexpr std::string_view kEventSource = "aws:dynamodb";
constexpr std::string_view kPrincipalId = "dynamodb.amazonaws.com";
constexpr std::string_view kPrincipalType = "Service";

struct Identity {
  std::string type;
};

// The member called "dynamodb".
struct Change {
  StreamRecord& record;
};

}  // namespace

static void ReadMembers(const MemberReader& members, Identity& out) {
  members.Read("Type", out.type);
}
static void ReadJson(WireCursor cursor, Identity& out) { ReadStructure(cursor, "Identity", out); }

static void ReadMembers(const MemberReader& members, Change& out) {
  auto& record = out.record;
  double created = 0;
  members.Read("ApproximateCreationDateTime", created);
  record.approximate_creation_date_time = StreamTimeOf(created);
  members.Read("Keys", record.keys);
  members.Read("NewImage", record.new_image);
  members.Read("OldImage", record.old_image);
  members.Read("SequenceNumber", record.sequence_number);
  members.Read("SizeBytes", record.size_bytes);
  members.Read("StreamViewType", record.stream_view_type);
}
static void ReadJson(WireCursor cursor, Change& out) { ReadStructure(cursor, "StreamRecord", out); }

static void ReadMembers(const MemberReader& members, StreamRecord& out) {
  members.Read("eventID", out.event_id);
  members.Read("eventName", out.event_name);
  members.Read("awsRegion", out.aws_region);
  Identity identity;
  members.Read("userIdentity", identity);
  out.by_time_to_live = identity.type == kPrincipalType;
  Change change{out};
  members.Read("dynamodb", change);
}
static void ReadJson(WireCursor cursor, StreamRecord& out) { ReadStructure(cursor, "Record", out); }

static void ReadMembers(const MemberReader& members, GetRecordsRequest& out) {
  members.Require("ShardIterator", out.shard_iterator);
  members.CheckLength("ShardIterator", kShardIteratorLength, out.shard_iterator);
  members.Read("Limit", out.limit);
  CheckAtLeastOne(members, "Limit", out.limit);
}
static void ReadMembers(const MemberReader& members, GetRecordsResponse& out) {
  members.Read("Records", out.records);
  members.Read("NextShardIterator", out.next_shard_iterator);
}

template Result<GetRecordsRequest> FromJson(std::string_view);
template Result<GetRecordsResponse> FromJson(std::string_view);

static void AppendChange(std::string& out, const StreamRecord& record) {
  ObjectWriter object(out);
  object.Name("ApproximateCreationDateTime");
  AppendStreamTime(out, record.approximate_creation_date_time);
  object.Member("Keys", record.keys);
  object.Member("NewImage", record.new_image);
  object.Member("OldImage", record.old_image);
  object.Member("SequenceNumber", record.sequence_number);
  object.Member("SizeBytes", record.size_bytes);
  object.Member("StreamViewType", record.stream_view_type);
  object.End();
}

static void AppendJson(std::string& out, const StreamRecord& record) {
  ObjectWriter object(out);
  object.Member("eventID", record.event_id);
  object.Member("eventName", record.event_name);
  object.Member("eventVersion", kEventVersion);
  object.Member("eventSource", kEventSource);
  object.Member("awsRegion", record.aws_region);
  object.Name("dynamodb");
  AppendChange(out, record);
  if (record.by_time_to_live) {
    object.Name("userIdentity");
    ObjectWriter identity(out);
    identity.Member("PrincipalId", kPrincipalId);
    identity.Member("Type", kPrincipalType);
    identity.End();
  }
  object.End();
}

void AppendJson(std::string& out, const GetRecordsRequest& request) {
  ObjectWriter object(out);
  object.Member("ShardIterator", request.shard_iterator);
  object.Member("Limit", request.limit);
  object.End();
}

void AppendJson(std::string& out, const GetRecordsResponse& response) {
  ObjectWriter object(out);
  object.Member("Records", response.records);
  object.Member("NextShardIterator", response.next_shard_iterator);
  object.End();
}

}  // namespace flavorbot::dynamodb
