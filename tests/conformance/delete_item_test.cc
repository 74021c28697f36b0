#include "conformance.h"

namespace flavorbot::conformance {

CONFORMANCE_SUITE(DeleteItem);

TEST_P(DeleteItem, RemovesTheItem) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'}");
  Put("'PK':{'S':'a'},'SK':{'S':'c'}");
  Answers("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}}}", "{}");
  EXPECT_EQ(Get("a", "b"), json::value());
  EXPECT_NE(Get("a", "c"), json::value());
}

TEST_P(DeleteItem, OfNothingSucceeds) {
  Table(kStringKeys);
  // The reference tells the capacity unasked when there was nothing to return.
  Answers("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ReturnValues':'ALL_OLD'}",
          on_reference() ? "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':1}}" : "{}");
}

TEST_P(DeleteItem, AllOldReturnsWhatWasThere) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}");
  Answers("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ReturnValues':'ALL_OLD'}",
          "{'Attributes':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}}}");
}

TEST_P(DeleteItem, ReturnValuesOtherThanAllOldAreRefused) {
  Table(kStringKeys);
  Invalid("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ReturnValues':'ALL_NEW'}",
          "ReturnValues can only be ALL_OLD or NONE", Reference::InOtherWords());
}

TEST_P(DeleteItem, FailedConditionKeepsTheItem) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}");
  const Reply reply = Refused(
      "DeleteItem",
      "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ConditionExpression':'x > :v',"
      "'ExpressionAttributeValues':{':v':{'N':'1'}},"
      "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}",
      "ConditionalCheckFailedException", "The conditional request failed");
  EXPECT_EQ(reply.At("/Item"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}}"));
  EXPECT_NE(Get("a", "b"), json::value());
}

TEST_P(DeleteItem, ConditionOnAMissingItemSeesNoAttributes) {
  Table(kStringKeys);
  Ok("DeleteItem",
     "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
     "'ConditionExpression':'attribute_not_exists(PK)'}");
  Refused("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ConditionExpression':'attribute_exists(PK)'}",
          "ConditionalCheckFailedException", "The conditional request failed");
}

TEST_P(DeleteItem, KeyMustMatchTheSchema) {
  Table(kStringKeys);
  Invalid("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'a'}}}",
          "The provided key element does not match the schema", Reference::InOtherWords());
}

TEST_P(DeleteItem, CostsByTheSizeOfWhatWasThere) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'f':{'S':'" + std::string(2000, 'x') + "'}");
  const char* erase =
      "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},"
      "'ReturnConsumedCapacity':'TOTAL'}";
  Answers("DeleteItem", erase, "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':2}}");
  Answers("DeleteItem", erase, "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':1}}");
}

}  // namespace flavorbot::conformance
