// DynamoDB Streams: what CreateTable and UpdateTable say about one, ListStreams, DescribeStream.
#include "streams_case.h"

namespace flavorbot::conformance {

class Streams : public StreamsCase {};
INSTANTIATE_TEST_SUITE_P(Conformance, Streams, testing::ValuesIn(TargetKinds()), CaseTargetName);

using Texts = std::vector<std::string>;

TEST_P(Streams, TableTellsOfItsStream) {
  CreateStreaming("NEW_IMAGE");
  const Reply table{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(table.At("/Table/StreamSpecification"),
            Json("{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'}"));
  const auto label = Text(table, "/Table/LatestStreamLabel");
  EXPECT_EQ(label.size(), std::string("2015-05-11T21:21:33.291").size());
  EXPECT_EQ(Text(table, "/Table/LatestStreamArn"),
            Text(table, "/Table/TableArn") + "/stream/" + label);
}

TEST_P(Streams, TableWithoutOneTellsOfNone) {
  Ok("CreateTable", Create("'StreamEnabled':false"));
  const Reply table{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_TRUE(table.At("/Table/StreamSpecification").is_null());
  EXPECT_TRUE(table.At("/Table/LatestStreamArn").is_null());
}

TEST_P(Streams, EnablingNeedsAView) {
  Invalid("CreateTable", Create("'StreamEnabled':true"),
          "Invalid StreamViewType: Stream ViewType must not be null or empty when enabling "
          "streams.");
}

TEST_P(Streams, DisablingTakesNoView) {
  Invalid("CreateTable", Create("'StreamEnabled':false,'StreamViewType':'NEW_IMAGE'"),
          "Invalid StreamViewType: Stream StreamEnabled was false but a StreamViewType was "
          "present.");
}

TEST_P(Streams, ViewTypesAreOfTheList) {
  Invalid("CreateTable", Create("'StreamEnabled':true,'StreamViewType':'X'"),
          "1 validation error detected: Value 'X' at 'streamSpecification.streamViewType' failed "
          "to satisfy constraint: Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, "
          "NEW_AND_OLD_IMAGES, KEYS_ONLY]",
          Reference::Accepts());
}

TEST_P(Streams, IsEnabledOnce) {
  CreateStreaming();
  Invalid("UpdateTable", Update("'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'"),
          "Table already has an enabled stream");
}

TEST_P(Streams, WhatIsOffCannotBeDisabled) {
  Ok("CreateTable", Create(""));
  Invalid("UpdateTable", Update("'StreamEnabled':false"), "Table has no stream to disable");
}

TEST_P(Streams, DisabledStreamKeepsItsNameAndStaysReadable) {
  CreateStreaming();
  PutKey("a");
  const Reply updated{200, UpdateStream("'StreamEnabled':false")};
  EXPECT_TRUE(updated.At("/TableDescription/StreamSpecification").is_null());
  EXPECT_EQ(Text(updated, "/TableDescription/LatestStreamArn"), arn_);
  EXPECT_EQ(Describe().At("/StreamDescription/StreamStatus"), "DISABLED");
  PutKey("b");
  EXPECT_EQ(Events(All()), (Texts{"INSERT a"}));
}

TEST_P(Streams, ClosedShardHasAnEnd) {
  CreateStreaming();
  PutKey("a");
  UpdateStream("'StreamEnabled':false");
  const auto described = Describe();
  EXPECT_FALSE(
      Text(described, "/StreamDescription/Shards/0/SequenceNumberRange/EndingSequenceNumber")
          .empty());
  const auto page = Records(Iterator("TRIM_HORIZON"));
  EXPECT_EQ(page.At("/Records").as_array().size(), 1U);
  EXPECT_TRUE(page.At("/NextShardIterator").is_null());
}

TEST_P(Streams, EnablingAgainBeginsAnother) {
  CreateStreaming();
  UpdateStream("'StreamEnabled':false");
  const Reply updated{200, UpdateStream("'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'")};
  const auto second = Text(updated, "/TableDescription/LatestStreamArn");
  EXPECT_NE(second, arn_);
  const Reply listed{200, Ok("ListStreams", "{'TableName':'$T'}")};
  EXPECT_EQ(listed.At("/Streams").as_array().size(), 2U);
}

TEST_P(Streams, AreListedByTable) {
  CreateStreaming();
  const Reply listed{200, Ok("ListStreams", "{'TableName':'$T'}")};
  ASSERT_EQ(listed.At("/Streams").as_array().size(), 1U);
  EXPECT_EQ(Text(listed, "/Streams/0/StreamArn"), arn_);
  EXPECT_EQ(Text(listed, "/Streams/0/TableName"), table_name());
  EXPECT_TRUE(arn_.ends_with(Text(listed, "/Streams/0/StreamLabel")));
  EXPECT_TRUE(listed.At("/LastEvaluatedStreamArn").is_null());
}

TEST_P(Streams, OfAnUnknownTableThereAreNone) {
  Answers("ListStreams", "{'TableName':'no-such-table'}", "{'Streams':[]}");
}

TEST_P(Streams, ListGoesOnAfterAnArn) {
  CreateStreaming();
  Answers("ListStreams", "{'TableName':'$T','ExclusiveStartStreamArn':'" + arn_ + "'}",
          "{'Streams':[]}");
}

TEST_P(Streams, ListLimitIsFromOneToAHundred) {
  Invalid("ListStreams", "{'Limit':0}",
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1");
  Invalid("ListStreams", "{'Limit':101}",
          "One or more parameter values were invalid: Limit cannot be greater than the maximum "
          "allowed size: 100");
}

TEST_P(Streams, DescriptionTellsItsKeysAndShards) {
  CreateStreaming("OLD_IMAGE");
  const auto described = Describe();
  EXPECT_EQ(described.At("/StreamDescription/StreamStatus"), "ENABLED");
  EXPECT_EQ(described.At("/StreamDescription/StreamViewType"), "OLD_IMAGE");
  EXPECT_EQ(Text(described, "/StreamDescription/TableName"), table_name());
  EXPECT_EQ(described.At("/StreamDescription/KeySchema"),
            Json("[{'AttributeName':'PK','KeyType':'HASH'},{'AttributeName':'SK','KeyType':"
                 "'RANGE'}]"));
  ASSERT_EQ(described.At("/StreamDescription/Shards").as_array().size(), 1U);
  const auto first =
      Text(described, "/StreamDescription/Shards/0/SequenceNumberRange/StartingSequenceNumber");
  EXPECT_GE(first.size(), 21U);
  EXPECT_TRUE(Shard().starts_with("shardId-"));
}

TEST_P(Streams, ShardsGoOnAfterAnId) {
  CreateStreaming();
  const Reply rest{
      200, Ok("DescribeStream", DescribeBody(",'ExclusiveStartShardId':'" + Shard() + "'"))};
  EXPECT_TRUE(rest.At("/StreamDescription/Shards").as_array().empty());
}

TEST_P(Streams, DescribeLimitIsFromOneToAHundred) {
  CreateStreaming();
  Invalid("DescribeStream", DescribeBody(",'Limit':0"),
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1");
  Invalid("DescribeStream", DescribeBody(",'Limit':101"),
          "One or more parameter values were invalid: Limit cannot be greater than the maximum: "
          "100");
}

TEST_P(Streams, UnknownStreamIsNotFound) {
  constexpr const char* kNone =
      "arn:aws:dynamodb:us-east-1:000000000000:table/none/stream/2015-05-11T21:21:33.291";
  Refused("DescribeStream", std::string("{'StreamArn':'") + kNone + "'}",
          "ResourceNotFoundException",
          std::string("Requested resource not found: Stream: ") + kNone + " not found");
  Refused("GetShardIterator",
          std::string("{'StreamArn':'") + kNone +
              "','ShardId':'shardId-00000001415575208348-98d954b6','ShardIteratorType':'LATEST'}",
          "ResourceNotFoundException",
          std::string("Requested resource not found: Stream: ") + kNone + " not found",
          Reference::InOtherWords());
}

// The reference looks for the stream before it looks at the form.
TEST_P(Streams, ArnHasALength) {
  Invalid("DescribeStream", "{'StreamArn':'x'}",
          "1 validation error detected: Value 'x' at 'streamArn' failed to satisfy constraint: "
          "Member must have length greater than or equal to 37",
          Reference{"ResourceNotFoundException", ""});
}

TEST_P(Streams, StreamArnIsNeeded) {
  Invalid("DescribeStream", "{}",
          "1 validation error detected: Value null at 'streamArn' failed to satisfy constraint: "
          "Member must not be null",
          Reference::InOtherWords());
}

// The reference forgets a stream with its table.
TEST_P(Streams, StreamOutlivesItsTable) {
  if (on_reference()) return;
  CreateStreaming();
  PutKey("a");
  Ok("DeleteTable", "{'TableName':'$T'}");
  EXPECT_EQ(Describe().At("/StreamDescription/StreamStatus"), "DISABLED");
  EXPECT_EQ(Events(All()), (Texts{"INSERT a"}));
}

}  // namespace flavorbot::conformance
