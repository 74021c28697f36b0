// DynamoDB Streams: what is recorded, and how it is read.
#include <algorithm>

#include "streams_case.h"

namespace flavorbot::conformance {

class StreamRecords : public StreamsCase {};
INSTANTIATE_TEST_SUITE_P(Conformance, StreamRecords, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

using Texts = std::vector<std::string>;

TEST_P(StreamRecords, EachChangeIsARecord) {
  CreateStreaming();
  PutKey("a");
  PutKey("a", ",'n':{'N':'1'}");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}");
  EXPECT_EQ(Events(All()), (Texts{"INSERT a", "MODIFY a", "REMOVE a"}));
}

TEST_P(StreamRecords, WhatChangesNothingIsNoRecord) {
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

TEST_P(StreamRecords, RecordSaysWhatAndWhere) {
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

TEST_P(StreamRecords, SequenceNumbersGrow) {
  CreateStreaming();
  for (const char* sort : {"a", "b", "c"}) PutKey(sort);
  std::string before;
  for (const auto& record : All()) {
    const std::string number(record.at("dynamodb").at("SequenceNumber").as_string());
    EXPECT_TRUE(before.size() < number.size() || before < number) << before << " " << number;
    before = number;
  }
}

TEST_P(StreamRecords, KeysOnlyHasNoImages) {
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

TEST_P(StreamRecords, NewImageHasNoneOfARemoval) {
  CreateStreaming("NEW_IMAGE");
  PutKey("a");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}");
  const auto records = All();
  ASSERT_EQ(records.size(), 2U);
  EXPECT_TRUE(records[0].at("dynamodb").as_object().contains("NewImage"));
  EXPECT_FALSE(records[1].at("dynamodb").as_object().contains("NewImage"));
  EXPECT_FALSE(records[1].at("dynamodb").as_object().contains("OldImage"));
}

TEST_P(StreamRecords, OldImageHasNoneOfAnInsertion) {
  CreateStreaming("OLD_IMAGE");
  PutKey("a");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'a'}}}");
  const auto records = All();
  ASSERT_EQ(records.size(), 2U);
  EXPECT_FALSE(records[0].at("dynamodb").as_object().contains("OldImage"));
  EXPECT_TRUE(records[1].at("dynamodb").as_object().contains("OldImage"));
}

TEST_P(StreamRecords, BatchesAndTransactionsAreRecorded) {
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

TEST_P(StreamRecords, LimitCutsAPageAndTheNextGoesOn) {
  CreateStreaming();
  for (const char* sort : {"a", "b", "c"}) PutKey(sort);
  const auto page = Records(Iterator("TRIM_HORIZON"), ",'Limit':2");
  EXPECT_EQ(Events(page.At("/Records").as_array()), (Texts{"INSERT a", "INSERT b"}));
  const auto rest = Records(Text(page, "/NextShardIterator"), ",'Limit':2");
  EXPECT_EQ(Events(rest.At("/Records").as_array()), (Texts{"INSERT c"}));
  EXPECT_FALSE(Text(rest, "/NextShardIterator").empty());
}

TEST_P(StreamRecords, LatestBeginsWithWhatComes) {
  CreateStreaming();
  PutKey("a");
  const auto latest = Iterator("LATEST");
  PutKey("b");
  EXPECT_EQ(Events(Records(latest).At("/Records").as_array()), (Texts{"INSERT b"}));
}

TEST_P(StreamRecords, AtAndAfterASequenceNumber) {
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

TEST_P(StreamRecords, SequenceNumberBelongsToItsIteratorTypes) {
  CreateStreaming();
  Invalid("GetShardIterator", IteratorBody("AT_SEQUENCE_NUMBER"),
          "One or more parameter values were invalid: Invalid SequenceNumber");
  Invalid("GetShardIterator", IteratorBody("LATEST", ",'SequenceNumber':'100000000000000000001'"),
          "One or more parameter values were invalid: SequenceNumber should not be passed for this "
          "iterator type");
}

TEST_P(StreamRecords, SequenceNumberIsOfTheShard) {
  CreateStreaming();
  Invalid("GetShardIterator",
          IteratorBody("AT_SEQUENCE_NUMBER", on_reference()
                                                 ? ",'SequenceNumber':'000000000000000000000'"
                                                 : ",'SequenceNumber':'100000000000000000000'"),
          "Invalid SequenceNumber for the shard");
}

TEST_P(StreamRecords, SequenceNumberHasALength) {
  CreateStreaming();
  Invalid("GetShardIterator", IteratorBody("AT_SEQUENCE_NUMBER", ",'SequenceNumber':'1'"),
          "1 validation error detected: Value '1' at 'sequenceNumber' failed to satisfy "
          "constraint: Member must have length greater than or equal to 21");
}

TEST_P(StreamRecords, IteratorTypesAreOfTheList) {
  CreateStreaming();
  Invalid("GetShardIterator", IteratorBody("X"),
          "1 validation error detected: Value 'X' at 'shardIteratorType' failed to satisfy "
          "constraint: Member must satisfy enum value set: [TRIM_HORIZON, LATEST, "
          "AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER]",
          Reference::Fails());
}

TEST_P(StreamRecords, UnknownShardIsNotFound) {
  CreateStreaming();
  Refused("GetShardIterator",
          "{'StreamArn':'" + arn_ +
              "','ShardId':'shardId-00000001415575208348-98d954b6','ShardIteratorType':'LATEST'}",
          "ResourceNotFoundException", "Requested resource not found: Shard does not exist",
          Reference::InOtherWords());
}

TEST_P(StreamRecords, MadeUpIteratorsAreRefused) {
  CreateStreaming();
  auto cut = Iterator("LATEST");
  cut.replace(cut.size() - 6, 4, "AAAA");
  for (const auto& iterator : {std::string("x"), arn_ + "|1|AAAA", arn_, cut}) {
    Invalid("GetRecords", "{'ShardIterator':'" + iterator + "'}", "Invalid ShardIterator");
  }
}

TEST_P(StreamRecords, GetRecordsLimitIsFromOneToAThousand) {
  CreateStreaming();
  const auto iterator = Iterator("LATEST");
  Invalid("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':0}",
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1");
  Invalid("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':1001}",
          "One or more parameter values were invalid: Limit should be less than or equal to 1000");
}

}  // namespace flavorbot::conformance
