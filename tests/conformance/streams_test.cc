// DynamoDB Streams, and what CreateTable and UpdateTable say about a table's stream.
#include <algorithm>
#include <vector>

#include "conformance.h"

namespace flavorbot::conformance {

class Streams : public Conformance {
 protected:
  ~Streams() override { Call("DeleteTable", "{'TableName':'$T'}"); }

  static std::string Create(std::string_view specification) {
    std::string body =
        "{'TableName':'$T','AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
        "{'AttributeName':'SK','AttributeType':'S'}],'KeySchema':[{'AttributeName':'PK','KeyType':"
        "'HASH'},{'AttributeName':'SK','KeyType':'RANGE'}],'BillingMode':'PAY_PER_REQUEST'";
    if (!specification.empty()) {
      body.append(",'StreamSpecification':{").append(specification).append("}");
    }
    return body + "}";
  }
  // $T with a stream of this view.
  void CreateStreaming(std::string_view view = "NEW_AND_OLD_IMAGES") {
    const Reply made{200, Ok("CreateTable", Create("'StreamEnabled':true,'StreamViewType':'" +
                                                   std::string(view) + "'"))};
    arn_ = Text(made, "/TableDescription/LatestStreamArn");
  }
  json::value UpdateStream(std::string_view specification) {
    return Ok("UpdateTable", Update(specification));
  }
  static std::string Update(std::string_view specification) {
    return "{'TableName':'$T','StreamSpecification':{" + std::string(specification) + "}}";
  }

  void PutKey(std::string_view sort, std::string_view more = "") {
    Put("'PK':{'S':'p'},'SK':{'S':'" + std::string(sort) + "'}" + std::string(more));
  }

  static std::string Text(const Reply& reply, std::string_view pointer) {
    const auto& value = reply.At(pointer);
    return value.is_string() ? std::string(value.as_string()) : std::string();
  }

  std::string DescribeBody(std::string_view more = "") const {
    return "{'StreamArn':'" + arn_ + "'" + std::string(more) + "}";
  }
  Reply Describe() { return {200, Ok("DescribeStream", DescribeBody())}; }
  // The only shard of a stream that is new.
  std::string Shard() { return Text(Describe(), "/StreamDescription/Shards/0/ShardId"); }

  std::string IteratorBody(std::string_view type, std::string_view more = "") {
    return "{'StreamArn':'" + arn_ + "','ShardId':'" + Shard() + "','ShardIteratorType':'" +
           std::string(type) + "'" + std::string(more) + "}";
  }
  std::string Iterator(std::string_view type, std::string_view more = "") {
    const Reply reply{200, Ok("GetShardIterator", IteratorBody(type, more))};
    return Text(reply, "/ShardIterator");
  }
  Reply Records(const std::string& iterator, std::string_view more = "") {
    return {200, Ok("GetRecords", "{'ShardIterator':'" + iterator + "'" + std::string(more) + "}")};
  }
  json::array All() { return Records(Iterator("TRIM_HORIZON")).At("/Records").as_array(); }

  // "INSERT a" and the like.
  static std::vector<std::string> Events(const json::array& records) {
    std::vector<std::string> events;
    for (const auto& record : records) {
      const auto& sort = record.at("dynamodb").at("Keys").at("SK").at("S").as_string();
      events.push_back(std::string(record.at("eventName").as_string()) + " " + std::string(sort));
    }
    return events;
  }

  std::string arn_;
};
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

TEST_P(Streams, EachChangeIsARecord) {
  CreateStreaming();
  PutKey("a");
  PutKey("a", ",'n':{'N':'1'}");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}");
  EXPECT_EQ(Events(All()), (Texts{"INSERT a", "MODIFY a", "REMOVE a"}));
}

TEST_P(Streams, WhatChangesNothingIsNoRecord) {
  CreateStreaming();
  constexpr const char* kKey = "'Key':{'PK':{'S':'p'},'SK':{'S':'a'}}";
  PutKey("a", ",'n':{'N':'1'}");
  PutKey("a", ",'n':{'N':'1'}");
  Ok("UpdateItem", std::string("{'TableName':'$T',") + kKey +
                       ",'UpdateExpression':'SET n = :n','ExpressionAttributeValues':{':n':{'N':"
                       "'1'}}}");
  Ok("UpdateItem", std::string("{'TableName':'$T',") + kKey + "}");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'none'}}}");
  EXPECT_EQ(Events(All()), (Texts{"INSERT a"}));
}

TEST_P(Streams, RecordSaysWhatAndWhere) {
  CreateStreaming();
  PutKey("a", ",'n':{'N':'1'}");
  PutKey("a", ",'n':{'N':'2'}");
  const auto records = All();
  ASSERT_EQ(records.size(), 2U);
  const Reply record{200, records[1]};
  EXPECT_EQ(record.At("/eventVersion"), "1.1");
  EXPECT_EQ(record.At("/eventSource"), "aws:dynamodb");
  EXPECT_GE(Text(record, "/eventID").size(), 32U);
  EXPECT_NE(arn_.find(":" + Text(record, "/awsRegion") + ":"), std::string::npos);
  EXPECT_EQ(record.At("/dynamodb/Keys"), Json("{'PK':{'S':'p'},'SK':{'S':'a'}}"));
  EXPECT_EQ(record.At("/dynamodb/OldImage"), Json("{'PK':{'S':'p'},'SK':{'S':'a'},'n':{'N':'1'}}"));
  EXPECT_EQ(record.At("/dynamodb/NewImage"), Json("{'PK':{'S':'p'},'SK':{'S':'a'},'n':{'N':'2'}}"));
  EXPECT_EQ(record.At("/dynamodb/StreamViewType"), "NEW_AND_OLD_IMAGES");
  EXPECT_TRUE(record.At("/dynamodb/ApproximateCreationDateTime").is_number());
  EXPECT_TRUE(record.At("/userIdentity").is_null());
  // Keys of 6 bytes, and two images of 9.
  EXPECT_EQ(record.At("/dynamodb/SizeBytes"), 24);
}

TEST_P(Streams, SequenceNumbersGrow) {
  CreateStreaming();
  for (const char* sort : {"a", "b", "c"}) PutKey(sort);
  std::string before;
  for (const auto& record : All()) {
    const std::string number(record.at("dynamodb").at("SequenceNumber").as_string());
    EXPECT_TRUE(before.size() < number.size() || before < number) << before << " " << number;
    before = number;
  }
}

TEST_P(Streams, KeysOnlyHasNoImages) {
  CreateStreaming("KEYS_ONLY");
  PutKey("a", ",'n':{'N':'1'}");
  PutKey("a", ",'n':{'N':'2'}");
  for (const auto& record : All()) {
    const Reply reply{200, record};
    EXPECT_TRUE(reply.At("/dynamodb/NewImage").is_null());
    EXPECT_TRUE(reply.At("/dynamodb/OldImage").is_null());
    EXPECT_EQ(reply.At("/dynamodb/SizeBytes"), 6);
  }
}

TEST_P(Streams, NewImageHasNoneOfARemoval) {
  CreateStreaming("NEW_IMAGE");
  PutKey("a");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}");
  const auto records = All();
  ASSERT_EQ(records.size(), 2U);
  EXPECT_TRUE(records[0].at("dynamodb").as_object().contains("NewImage"));
  EXPECT_FALSE(records[1].at("dynamodb").as_object().contains("NewImage"));
  EXPECT_FALSE(records[1].at("dynamodb").as_object().contains("OldImage"));
}

TEST_P(Streams, OldImageHasNoneOfAnInsertion) {
  CreateStreaming("OLD_IMAGE");
  PutKey("a");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}");
  const auto records = All();
  ASSERT_EQ(records.size(), 2U);
  EXPECT_FALSE(records[0].at("dynamodb").as_object().contains("OldImage"));
  EXPECT_TRUE(records[1].at("dynamodb").as_object().contains("OldImage"));
}

TEST_P(Streams, BatchesAndTransactionsAreRecorded) {
  CreateStreaming();
  Ok("BatchWriteItem",
     "{'RequestItems':{'$T':[{'PutRequest':{'Item':{'PK':{'S':'p'},'SK':{'S':'a'}}}}]}}");
  Ok("TransactWriteItems",
     "{'TransactItems':[{'Put':{'TableName':'$T','Item':{'PK':{'S':'p'},'SK':{'S':'b'}}}},"
     "{'Delete':{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}}]}");
  auto events = Events(All());
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0], "INSERT a");
  std::ranges::sort(events);
  EXPECT_EQ(events, (Texts{"INSERT a", "INSERT b", "REMOVE a"}));
}

TEST_P(Streams, LimitCutsAPageAndTheNextGoesOn) {
  CreateStreaming();
  for (const char* sort : {"a", "b", "c"}) PutKey(sort);
  const auto page = Records(Iterator("TRIM_HORIZON"), ",'Limit':2");
  EXPECT_EQ(Events(page.At("/Records").as_array()), (Texts{"INSERT a", "INSERT b"}));
  const auto rest = Records(Text(page, "/NextShardIterator"), ",'Limit':2");
  EXPECT_EQ(Events(rest.At("/Records").as_array()), (Texts{"INSERT c"}));
  EXPECT_FALSE(Text(rest, "/NextShardIterator").empty());
}

TEST_P(Streams, LatestBeginsWithWhatComes) {
  CreateStreaming();
  PutKey("a");
  const auto latest = Iterator("LATEST");
  PutKey("b");
  EXPECT_EQ(Events(Records(latest).At("/Records").as_array()), (Texts{"INSERT b"}));
}

TEST_P(Streams, AtAndAfterASequenceNumber) {
  CreateStreaming();
  for (const char* sort : {"a", "b", "c"}) PutKey(sort);
  const auto records = All();
  ASSERT_EQ(records.size(), 3U);
  const std::string number(records[1].at("dynamodb").at("SequenceNumber").as_string());
  const auto named = ",'SequenceNumber':'" + number + "'";
  EXPECT_EQ(Events(Records(Iterator("AT_SEQUENCE_NUMBER", named)).At("/Records").as_array()),
            (Texts{"INSERT b", "INSERT c"}));
  EXPECT_EQ(Events(Records(Iterator("AFTER_SEQUENCE_NUMBER", named)).At("/Records").as_array()),
            (Texts{"INSERT c"}));
}

TEST_P(Streams, SequenceNumberBelongsToItsIteratorTypes) {
  CreateStreaming();
  Invalid("GetShardIterator", IteratorBody("AT_SEQUENCE_NUMBER"),
          "One or more parameter values were invalid: Invalid SequenceNumber");
  Invalid("GetShardIterator", IteratorBody("LATEST", ",'SequenceNumber':'100000000000000000001'"),
          "One or more parameter values were invalid: SequenceNumber should not be passed for this "
          "iterator type");
}

TEST_P(Streams, SequenceNumberIsOfTheShard) {
  CreateStreaming();
  Invalid("GetShardIterator",
          IteratorBody("AT_SEQUENCE_NUMBER", on_reference()
                                                 ? ",'SequenceNumber':'000000000000000000000'"
                                                 : ",'SequenceNumber':'100000000000000000000'"),
          "Invalid SequenceNumber for the shard");
}

TEST_P(Streams, SequenceNumberHasALength) {
  CreateStreaming();
  Invalid("GetShardIterator", IteratorBody("AT_SEQUENCE_NUMBER", ",'SequenceNumber':'1'"),
          "1 validation error detected: Value '1' at 'sequenceNumber' failed to satisfy "
          "constraint: Member must have length greater than or equal to 21");
}

TEST_P(Streams, IteratorTypesAreOfTheList) {
  CreateStreaming();
  Invalid("GetShardIterator", IteratorBody("X"),
          "1 validation error detected: Value 'X' at 'shardIteratorType' failed to satisfy "
          "constraint: Member must satisfy enum value set: [TRIM_HORIZON, LATEST, "
          "AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER]",
          Reference::Fails());
}

TEST_P(Streams, UnknownShardIsNotFound) {
  CreateStreaming();
  Refused("GetShardIterator",
          "{'StreamArn':'" + arn_ +
              "','ShardId':'shardId-00000001415575208348-98d954b6','ShardIteratorType':'LATEST'}",
          "ResourceNotFoundException", "Requested resource not found: Shard does not exist",
          Reference::InOtherWords());
}

TEST_P(Streams, MadeUpIteratorsAreRefused) {
  CreateStreaming();
  auto cut = Iterator("LATEST");
  cut.replace(cut.size() - 6, 4, "AAAA");
  for (const auto& iterator : {std::string("x"), arn_ + "|1|AAAA", arn_, cut}) {
    Invalid("GetRecords", "{'ShardIterator':'" + iterator + "'}", "Invalid ShardIterator");
  }
}

TEST_P(Streams, GetRecordsLimitIsFromOneToAThousand) {
  CreateStreaming();
  const auto iterator = Iterator("LATEST");
  Invalid("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':0}",
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1");
  Invalid("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':1001}",
          "One or more parameter values were invalid: Limit should be less than or equal to 1000");
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
