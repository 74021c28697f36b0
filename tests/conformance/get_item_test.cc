#include "conformance.h"

namespace flavorbot::conformance {

CONFORMANCE_SUITE(GetItem);

TEST_P(GetItem, MissingItemIsAnEmptyAnswer) {
  Table(kStringKeys);
  Answers("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}}}", "{}");
}

TEST_P(GetItem, KeysAreToldApartByBothParts) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'bc'},'v':{'S':'1'}");
  Put("'PK':{'S':'ab'},'SK':{'S':'c'},'v':{'S':'2'}");
  EXPECT_EQ(Get("a", "bc"), Json("{'PK':{'S':'a'},'SK':{'S':'bc'},'v':{'S':'1'}}"));
  EXPECT_EQ(Get("ab", "c"), Json("{'PK':{'S':'ab'},'SK':{'S':'c'},'v':{'S':'2'}}"));
  EXPECT_EQ(Get("a", "b"), json::value());
}

TEST_P(GetItem, KeyMustBeTheWholeKeyAndNothingElse) {
  Table(kStringKeys);
  constexpr const char* kMismatch = "The provided key element does not match the schema";
  Invalid("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'}}}", kMismatch,
          Reference::InOtherWords());
  Invalid("GetItem", "{'TableName':'$T','Key':{}}", kMismatch, Reference::InOtherWords());
  Invalid("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'c'}}}",
          kMismatch, Reference::InOtherWords());
  Invalid("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'x':{'S':'c'}}}", kMismatch,
          Reference::InOtherWords());
  Invalid("GetItem", "{'TableName':'$T','Key':{'PK':{'N':'1'},'SK':{'S':'b'}}}", kMismatch,
          Reference::InOtherWords());
}

TEST_P(GetItem, EmptyKeyValuesAreRefused) {
  Table(kStringKeys);
  Invalid("GetItem", "{'TableName':'$T','Key':{'PK':{'S':''},'SK':{'S':'b'}}}",
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
}

TEST_P(GetItem, MissingTableIsResourceNotFound) {
  Refused("GetItem", "{'TableName':'no-such-table','Key':{'PK':{'S':'a'}}}",
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

TEST_P(GetItem, ProjectionPicksAttributes) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'1'},'y':{'S':'2'}");
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ProjectionExpression':'y, SK'}",
          "{'Item':{'SK':{'S':'b'},'y':{'S':'2'}}}");
}

TEST_P(GetItem, ProjectionOfNothingThereIsAnEmptyItem) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'}");
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ProjectionExpression':'nothing'}",
          "{'Item':{}}");
}

TEST_P(GetItem, ProjectionReachesIntoDocuments) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'m':{'M':{'x':{'S':'1'},'y':{'S':'2'}}},"
      "'l':{'L':[{'S':'0'},{'S':'1'},{'S':'2'}]}");
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ProjectionExpression':'m.y, l[2], l[0], l[7], m.z'}",
          "{'Item':{'m':{'M':{'y':{'S':'2'}}},'l':{'L':[{'S':'0'},{'S':'2'}]}}}");
}

TEST_P(GetItem, ProjectionUsesNames) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'name':{'S':'1'},'a.b':{'S':'2'}");
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ProjectionExpression':'#n, #d','ExpressionAttributeNames':{'#n':'name','#d':'a.b'}}",
          "{'Item':{'name':{'S':'1'},'a.b':{'S':'2'}}}");
}

TEST_P(GetItem, ConsistentReadCostsTwiceAnEventualOne) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'}");
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ConsistentRead':true,"
          "'ReturnConsumedCapacity':'TOTAL','ProjectionExpression':'absent'}",
          "{'Item':{},'ConsumedCapacity':{'TableName':'$T','CapacityUnits':1}}");
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ReturnConsumedCapacity':'TOTAL','ProjectionExpression':'absent'}",
          "{'Item':{},'ConsumedCapacity':{'TableName':'$T','CapacityUnits':0.5}}");
}

TEST_P(GetItem, MissingItemCostsAsASmallOne) {
  Table(kStringKeys);
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ConsistentRead':true,"
          "'ReturnConsumedCapacity':'TOTAL'}",
          "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':1}}");
}

TEST_P(GetItem, LargeItemsCostByTheFourKilobytes) {
  Table(kStringKeys);
  // PK a SK b f: 4096 bytes with 4089 of f.
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'f':{'S':'" + std::string(4089, 'x') + "'}");
  Put("'PK':{'S':'a'},'SK':{'S':'c'},'f':{'S':'" + std::string(4090, 'x') + "'}");
  const auto cost = [this](const char* sort) {
    return Reply(200, Ok("GetItem",
                         "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'" + std::string(sort) +
                             "'}},'ConsistentRead':true,'ReturnConsumedCapacity':'TOTAL',"
                             "'ProjectionExpression':'PK'}"))
        .At("/ConsumedCapacity/CapacityUnits");
  };
  EXPECT_EQ(cost("b"), 1);
  EXPECT_EQ(cost("c"), 2);
}

TEST_P(GetItem, IndexesShowsTheTablesPart) {
  Table(kStringKeys);
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ReturnConsumedCapacity':'INDEXES'}",
          "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':0.5,"
          "'Table':{'CapacityUnits':0.5}}}");
}

}  // namespace flavorbot::conformance
