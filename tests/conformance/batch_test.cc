// BatchWriteItem and BatchGetItem.
#include "conformance.h"

#include <algorithm>

namespace flavorbot::conformance {

class Batch : public Conformance {
 protected:
  static std::string Key(std::string_view sort) {
    return "{'PK':{'S':'a'},'SK':{'S':'" + std::string(sort) + "'}}";
  }
  static std::string PutRequest(std::string_view sort) {
    return "{'PutRequest':{'Item':" + Key(sort) + "}}";
  }
  static std::string DeleteRequest(std::string_view sort) {
    return "{'DeleteRequest':{'Key':" + Key(sort) + "}}";
  }
  static std::string Write(std::string_view requests, std::string_view more = "") {
    return "{'RequestItems':{'$T':[" + std::string(requests) + "]}" + std::string(more) + "}";
  }
  // `keys` and further members of KeysAndAttributes.
  static std::string Read(std::string_view keys, std::string_view more = "") {
    return "{'RequestItems':{'$T':{'Keys':[" + std::string(keys) + "]" + std::string(more) + "}}}";
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, Batch, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Batch, PutsAndDeletes) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'old'}");
  Answers("BatchWriteItem", Write(PutRequest("new") + "," + DeleteRequest("old")),
          "{'UnprocessedItems':{}}");
  EXPECT_EQ(Get("a", "old"), json::value());
  EXPECT_EQ(Get("a", "new"), Json(Key("new")));
}

TEST_P(Batch, ReadsWhatIsThere) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'1'},'x':{'N':'1'}");
  Put("'PK':{'S':'a'},'SK':{'S':'2'},'x':{'N':'2'}");
  const Reply reply{200, Ok("BatchGetItem", Read(Key("1") + "," + Key("none") + "," + Key("2")))};
  auto found = Column(reply.At("/Responses/" + table_name()), "SK");
  std::ranges::sort(found);
  EXPECT_EQ(found, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(reply.At("/UnprocessedKeys"), Json("{}"));
}

TEST_P(Batch, ReadOfNothingThereNamesTheTable) {
  Table(kStringKeys);
  Answers("BatchGetItem", Read(Key("1")), "{'Responses':{'$T':[]},'UnprocessedKeys':{}}");
}

TEST_P(Batch, ReadProjects) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'1'},'name':{'N':'1'}");
  Answers("BatchGetItem",
          Read(Key("1"), ",'ProjectionExpression':'#n','ExpressionAttributeNames':{'#n':'name'}"),
          "{'Responses':{'$T':[{'name':{'N':'1'}}]},'UnprocessedKeys':{}}");
}

TEST_P(Batch, DuplicateKeysAreRefused) {
  Table(kStringKeys);
  constexpr const char* kDuplicates = "Provided list of item keys contains duplicates";
  Invalid("BatchWriteItem", Write(PutRequest("1") + "," + PutRequest("1")), kDuplicates);
  Invalid("BatchWriteItem", Write(PutRequest("1") + "," + DeleteRequest("1")), kDuplicates);
  Invalid("BatchGetItem", Read(Key("1") + "," + Key("1")), kDuplicates);
}

TEST_P(Batch, WriteTakes25Requests) {
  Table(kStringKeys);
  std::string requests;
  for (int i = 0; i < 25; ++i) requests += (i > 0 ? "," : "") + PutRequest(std::to_string(i));
  Ok("BatchWriteItem", Write(requests));
  // The constraint is of the API's model, and dynalite recorded it; Amazon's engine only counts.
  Invalid("BatchWriteItem", Write(requests + "," + PutRequest("25")),
          "1 validation error detected: Value '{$T=[...]}' at 'requestItems' failed to satisfy "
          "constraint: Map value must satisfy constraint: [Member must have length less than or "
          "equal to 25, Member must have length greater than or equal to 1]",
          Reference::InOtherWords());
  Invalid("BatchWriteItem",
          "{'RequestItems':{'$T':[" + requests + "],'other':[" + PutRequest("25") + "]}}",
          "Too many items requested for the BatchWriteItem call");
}

TEST_P(Batch, WriteOfNothingIsRefused) {
  Table(kStringKeys);
  Invalid("BatchWriteItem", "{'RequestItems':{'$T':[]}}",
          "1 validation error detected: Value '{$T=[]}' at 'requestItems' failed to satisfy "
          "constraint: Map value must satisfy constraint: [Member must have length less than or "
          "equal to 25, Member must have length greater than or equal to 1]",
          Reference::InOtherWords());
}

TEST_P(Batch, ReadTakes100Keys) {
  Table(kStringKeys);
  std::string keys;
  for (int i = 0; i < 100; ++i) keys += (i > 0 ? "," : "") + Key(std::to_string(i));
  Ok("BatchGetItem", Read(keys));
  Invalid("BatchGetItem", Read(keys + "," + Key("100")),
          "1 validation error detected: Value '[...]' at 'requestItems.$T.member.keys' failed to "
          "satisfy constraint: Member must have length less than or equal to 100",
          Reference::InOtherWords());
  Invalid("BatchGetItem",
          "{'RequestItems':{'$T':{'Keys':[" + keys + "]},'other':{'Keys':[" + Key("0") + "]}}}",
          "Too many items requested for the BatchGetItem call");
}

TEST_P(Batch, OneBadItemRefusesAll) {
  Table(kStringKeys);
  Invalid("BatchWriteItem",
          Write(PutRequest("1") + ",{'PutRequest':{'Item':{'PK':{'S':''},'SK':{'S':'x'}}}}"),
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
  EXPECT_EQ(Get("a", "1"), json::value());
}

TEST_P(Batch, KeysMustMatchTheSchema) {
  Table(kStringKeys);
  constexpr const char* kMismatch = "The provided key element does not match the schema";
  Invalid("BatchWriteItem", Write("{'PutRequest':{'Item':{'PK':{'S':'a'}}}}"), kMismatch,
          Reference::InOtherWords());
  Invalid("BatchWriteItem", Write("{'DeleteRequest':{'Key':{'PK':{'S':'a'}}}}"), kMismatch,
          Reference::InOtherWords());
  Invalid("BatchGetItem", Read("{'PK':{'S':'a'}}"), kMismatch, Reference::InOtherWords());
}

TEST_P(Batch, MissingTableRefusesAll) {
  Table(kStringKeys);
  Refused(
      "BatchWriteItem",
      "{'RequestItems':{'$T':[" + PutRequest("1") + "],'no-such-table':[" + PutRequest("1") + "]}}",
      "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
  EXPECT_EQ(Get("a", "1"), json::value());
  Refused("BatchGetItem", "{'RequestItems':{'no-such-table':{'Keys':[" + Key("1") + "]}}}",
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

TEST_P(Batch, LargeItemsAreRefused) {
  Table(kStringKeys);
  Invalid("BatchWriteItem",
          Write("{'PutRequest':{'Item':{'PK':{'S':'a'},'SK':{'S':'1'},'f':{'S':'" +
                std::string(409'600, 'x') + "'}}}}"),
          "Item size has exceeded the maximum allowed size");
}

TEST_P(Batch, ReadsOver16MegabytesComeInParts) {
  Table(kStringKeys);
  std::string keys;
  for (int i = 0; i < 45; ++i) {
    const std::string sort = std::to_string(i);
    Put("'PK':{'S':'a'},'SK':{'S':'" + sort + "'},'f':{'S':'" + std::string(400'000, 'x') + "'}");
    keys += (i > 0 ? "," : "") + Key(sort);
  }
  const Reply reply{200, Ok("BatchGetItem", Read(keys))};
  const std::size_t read = reply.At("/Responses/" + table_name()).as_array().size();
  const std::size_t unread =
      reply.At("/UnprocessedKeys/" + table_name() + "/Keys").as_array().size();
  EXPECT_EQ(read + unread, 45U);
  EXPECT_GE(read, 40U);
  EXPECT_LE(read, 42U);
}

TEST_P(Batch, EachWriteCostsForItself) {
  Table(kStringKeys);
  Answers("BatchWriteItem",
          Write(PutRequest("1") + "," + PutRequest("2"), ",'ReturnConsumedCapacity':'TOTAL'"),
          "{'UnprocessedItems':{},'ConsumedCapacity':[{'TableName':'$T','CapacityUnits':2}]}");
}

TEST_P(Batch, EachReadCostsForItself) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'1'}");
  const std::string keys = Key("1") + "," + Key("none");
  const Reply eventual{200, Ok("BatchGetItem", "{'RequestItems':{'$T':{'Keys':[" + keys +
                                                   "]}},'ReturnConsumedCapacity':'TOTAL'}")};
  // The reference asks nothing for the one that isn't there.
  EXPECT_EQ(eventual.At("/ConsumedCapacity/0/CapacityUnits"),
            on_reference() ? json::value(0.5) : json::value(1));
  const Reply consistent{200, Ok("BatchGetItem",
                                 "{'RequestItems':{'$T':{'ConsistentRead':true,"
                                 "'Keys':[" +
                                     keys + "]}},'ReturnConsumedCapacity':'TOTAL'}")};
  EXPECT_EQ(consistent.At("/ConsumedCapacity/0/CapacityUnits"), on_reference() ? 1 : 2);
}

TEST_P(Batch, ARequestIsOneOfTwo) {
  Table(kStringKeys);
  Invalid("BatchWriteItem", Write("{}"),
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of "
          "the supported datatypes");
}

}  // namespace flavorbot::conformance
