// UpdateItem apart from its expressions, which are in update_expression_test.cc.
#include "conformance.h"

namespace flavorbot::conformance {

CONFORMANCE_SUITE(UpdateItem);

// An update of the item a/b; `rest` are further members.
std::string Update(std::string_view rest) {
  return "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}}," + std::string(rest) + "}";
}

TEST_P(UpdateItem, CreatesWhatIsMissing) {
  Table(kStringKeys);
  Answers("UpdateItem",
          Update("'UpdateExpression':'SET x = :v','ExpressionAttributeValues':{':v':{'N':'1'}}"),
          "{}");
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}}"));
}

TEST_P(UpdateItem, WithoutAnExpressionCreatesTheKey) {
  Table(kStringKeys);
  Ok("UpdateItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}}}");
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'}}"));
}

TEST_P(UpdateItem, RemovingFromAMissingItemCreatesIt) {
  Table(kStringKeys);
  Ok("UpdateItem", Update("'UpdateExpression':'REMOVE x'"));
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'}}"));
}

TEST_P(UpdateItem, LeavesTheOtherAttributes) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'},'y':{'N':'2'}");
  Ok("UpdateItem",
     Update("'UpdateExpression':'SET x = :v','ExpressionAttributeValues':{':v':{'N':'3'}}"));
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'3'},'y':{'N':'2'}}"));
}

TEST_P(UpdateItem, ReturnValuesShowBeforeAndAfter) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'},'y':{'N':'2'}");
  const auto update = [](std::string_view value, std::string_view values) {
    return Update("'UpdateExpression':'SET x = :v','ExpressionAttributeValues':{':v':{'N':'" +
                  std::string(value) + "'}},'ReturnValues':'" + std::string(values) + "'");
  };
  Answers("UpdateItem", update("2", "NONE"), "{}");
  Answers("UpdateItem", update("3", "ALL_OLD"),
          "{'Attributes':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'2'},'y':{'N':'2'}}}");
  Answers("UpdateItem", update("4", "UPDATED_OLD"), "{'Attributes':{'x':{'N':'3'}}}");
  Answers("UpdateItem", update("5", "ALL_NEW"),
          "{'Attributes':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'5'},'y':{'N':'2'}}}");
  Answers("UpdateItem", update("6", "UPDATED_NEW"), "{'Attributes':{'x':{'N':'6'}}}");
}

TEST_P(UpdateItem, ReturnValuesOfACreatedItem) {
  Table(kStringKeys);
  Answers("UpdateItem",
          Update("'UpdateExpression':'SET x = :v','ExpressionAttributeValues':{':v':{'N':'1'}},"
                 "'ReturnValues':'UPDATED_OLD'"),
          "{}");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}}}");
  Answers("UpdateItem",
          Update("'UpdateExpression':'SET x = :v','ExpressionAttributeValues':{':v':{'N':'1'}},"
                 "'ReturnValues':'ALL_OLD'"),
          "{}");
}

TEST_P(UpdateItem, UpdatedNewOfARemovalIsEmpty) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}");
  Answers("UpdateItem", Update("'UpdateExpression':'REMOVE x','ReturnValues':'UPDATED_NEW'"), "{}");
}

// The service shows the touched parts alone; the reference shows the whole top-level attributes.
TEST_P(UpdateItem, UpdatedValuesOfAPathShowThePathOnly) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'m':{'M':{'x':{'N':'1'},'y':{'N':'2'}}},"
      "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'}]}");
  const char* expected = on_reference()
                             ? "{'Attributes':{'m':{'M':{'x':{'N':'9'},'y':{'N':'2'}}},"
                               "'l':{'L':[{'N':'0'},{'N':'9'},{'N':'2'}]}}}"
                             : "{'Attributes':{'m':{'M':{'x':{'N':'9'}}},'l':{'L':[{'N':'9'}]}}}";
  Answers("UpdateItem",
          Update("'UpdateExpression':'SET m.x = :v, l[1] = :v',"
                 "'ExpressionAttributeValues':{':v':{'N':'9'}},'ReturnValues':'UPDATED_NEW'"),
          expected);
  Answers("UpdateItem",
          Update("'UpdateExpression':'SET m.x = :v, l[1] = :v',"
                 "'ExpressionAttributeValues':{':v':{'N':'8'}},'ReturnValues':'UPDATED_OLD'"),
          expected);
}

TEST_P(UpdateItem, ConditionIsCheckedAgainstTheOldItem) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'}");
  const std::string update = Update(
      "'UpdateExpression':'SET x = :n','ConditionExpression':'x = :o',"
      "'ExpressionAttributeValues':{':o':{'N':'1'},':n':{'N':'2'}}");
  Ok("UpdateItem", update);
  Refused("UpdateItem", update, "ConditionalCheckFailedException",
          "The conditional request failed");
}

TEST_P(UpdateItem, FailedConditionDoesNotCreate) {
  Table(kStringKeys);
  Refused("UpdateItem",
          Update("'UpdateExpression':'SET x = :v','ConditionExpression':'attribute_exists(PK)',"
                 "'ExpressionAttributeValues':{':v':{'N':'1'}}"),
          "ConditionalCheckFailedException", "The conditional request failed");
  EXPECT_EQ(Get("a", "b"), json::value());
}

TEST_P(UpdateItem, KeyAttributesCannotBeUpdated) {
  Table(kStringKeys);
  Invalid(
      "UpdateItem",
      Update("'UpdateExpression':'SET SK = :v','ExpressionAttributeValues':{':v':{'S':'x'}}"),
      "One or more parameter values were invalid: Cannot update attribute SK. This attribute is "
      "part of the key");
  Invalid(
      "UpdateItem", Update("'UpdateExpression':'REMOVE PK'"),
      "One or more parameter values were invalid: Cannot update attribute PK. This attribute is "
      "part of the key");
}

TEST_P(UpdateItem, KeyMustMatchTheSchema) {
  Table(kStringKeys);
  Invalid("UpdateItem", "{'TableName':'$T','Key':{'PK':{'S':'a'}},'UpdateExpression':'REMOVE x'}",
          "The provided key element does not match the schema", Reference::InOtherWords());
}

TEST_P(UpdateItem, MissingTableIsResourceNotFound) {
  Refused("UpdateItem", "{'TableName':'no-such-table','Key':{'PK':{'S':'a'}}}",
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

TEST_P(UpdateItem, ResultMayNotExceed400Kb) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'f':{'S':'" + std::string(409'000, 'x') + "'}");
  Invalid("UpdateItem",
          Update("'UpdateExpression':'SET g = :v','ExpressionAttributeValues':{':v':{'S':'" +
                 std::string(1000, 'y') + "'}}"),
          "Item size to update has exceeded the maximum allowed size");
}

TEST_P(UpdateItem, CostsByTheLargerOfBeforeAndAfter) {
  Table(kStringKeys);
  const auto set = [](std::size_t bytes) {
    return Update("'UpdateExpression':'SET f = :v','ExpressionAttributeValues':{':v':{'S':'" +
                  std::string(bytes, 'x') + "'}},'ReturnConsumedCapacity':'TOTAL'");
  };
  Answers("UpdateItem", set(2500), "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':3}}");
  Answers("UpdateItem", set(1), "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':3}}");
  Answers("UpdateItem", set(2), "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':1}}");
}

TEST_P(UpdateItem, CountersAreExact) {
  Table(kStringKeys);
  const std::string add = Update(
      "'UpdateExpression':'ADD n :v','ExpressionAttributeValues':{':v':{'N':'0.1'}},"
      "'ReturnValues':'UPDATED_NEW'");
  for (int i = 0; i < 9; ++i) Ok("UpdateItem", add);
  // The reference shows the scale of its sum, "1.0".
  const json::value last = Ok("UpdateItem", add);
  if (!on_reference()) {
    EXPECT_EQ(last, Json("{'Attributes':{'n':{'N':'1'}}}"));
  }
  EXPECT_TRUE(
      Call("UpdateItem", Update("'UpdateExpression':'REMOVE n','ConditionExpression':'n = :one',"
                                "'ExpressionAttributeValues':{':one':{'N':'1'}}"))
          .status == 200);
}

}  // namespace flavorbot::conformance
