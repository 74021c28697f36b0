// Expressions and what was before them don't go into one request.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyMixing : public Conformance {
 protected:
  static std::string Text(std::string_view legacy, std::string_view expressions) {
    std::string text =
        "Can not use both expression and non-expression parameters in the same request: "
        "Non-expression parameters: {";
    text.append(legacy).append("} Expression parameters: {").append(expressions);
    return text + "}";
  }
  void SetUp() override { Table(kPartitionOnly); }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyMixing, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyMixing, GetItem) {
  Invalid("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributesToGet':['a'],"
          "'ProjectionExpression':'b'}",
          Text("AttributesToGet", "ProjectionExpression"));
}

TEST_P(LegacyMixing, BatchGetItem) {
  Invalid("BatchGetItem",
          "{'RequestItems':{'$T':{'Keys':[{'PK':{'S':'a'}}],'AttributesToGet':['a'],"
          "'ProjectionExpression':'b'}}}",
          Text("AttributesToGet", "ProjectionExpression"));
}

TEST_P(LegacyMixing, PutItem) {
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'}},'Expected':{'a':{'Exists':false},"
          "'b':{'Exists':false}},'ConditionalOperator':'AND','ConditionExpression':'a = b'}",
          Text("Expected, ConditionalOperator", "ConditionExpression"));
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'}},'ConditionalOperator':'AND',"
          "'ConditionExpression':'a = b'}",
          Text("ConditionalOperator", "ConditionExpression"));
}

TEST_P(LegacyMixing, DeleteItem) {
  Invalid("DeleteItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'}},'Expected':{'a':{'Exists':false}},"
          "'ConditionExpression':'a = b'}",
          Text("Expected", "ConditionExpression"));
}

TEST_P(LegacyMixing, UpdateItem) {
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributeUpdates':{'a':{'Action':'DELETE'}},"
          "'Expected':{'a':{'Exists':false},'b':{'Exists':false}},'ConditionalOperator':'OR',"
          "'ConditionExpression':'x','UpdateExpression':'y'}",
          Text("AttributeUpdates, Expected, ConditionalOperator",
               "UpdateExpression, ConditionExpression"));
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributeUpdates':{'a':{'Action':'DELETE'}},"
          "'ConditionExpression':'x'}",
          Text("AttributeUpdates", "ConditionExpression"));
}

TEST_P(LegacyMixing, Query) {
  if (on_reference())
    GTEST_SKIP()
        << "it takes KeyConditions beside a FilterExpression; the recorded text refuses them";
  const char* key =
      "{'TableName':'$T','KeyConditions':{'PK':{'ComparisonOperator':'EQ',"
      "'AttributeValueList':[{'S':'a'}]}},";
  Invalid("Query",
          std::string(key) +
              "'QueryFilter':{'a':{'ComparisonOperator':'NULL'},'b':{'ComparisonOperator':'NULL'}},"
              "'ConditionalOperator':'OR','AttributesToGet':['a'],'FilterExpression':'a',"
              "'ProjectionExpression':'b','KeyConditionExpression':'c'}",
          Text("AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions",
               "ProjectionExpression, FilterExpression, KeyConditionExpression"));
  Invalid("Query", std::string(key) + "'FilterExpression':'a = b'}",
          Text("KeyConditions", "FilterExpression"));
}

TEST_P(LegacyMixing, Scan) {
  Invalid("Scan",
          "{'TableName':'$T','ScanFilter':{'a':{'ComparisonOperator':'NULL'},"
          "'b':{'ComparisonOperator':'NULL'}},'ConditionalOperator':'OR','AttributesToGet':['a'],"
          "'FilterExpression':'a','ProjectionExpression':'b'}",
          Text("AttributesToGet, ScanFilter, ConditionalOperator",
               "ProjectionExpression, FilterExpression"));
}

// dynalite counts a parameter that is there; Amazon's own engine, one that says something.
TEST_P(LegacyMixing, AnEmptyParameterIsOne) {
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'}},'Expected':{},"
          "'ConditionExpression':'attribute_not_exists(a)'}",
          Text("Expected", "ConditionExpression"), Reference::Accepts());
  Invalid("Query", "{'TableName':'$T','KeyConditions':{},'KeyConditionExpression':'b'}",
          Text("KeyConditions", "KeyConditionExpression"), Reference::InOtherWords());
}

TEST_P(LegacyMixing, IsToldBeforeTheFaultOfAnything) {
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'SS':[]}},'Expected':{'a':{}},"
          "'ConditionExpression':'a','ReturnValues':'ALL_NEW'}",
          Text("Expected", "ConditionExpression"), Reference::InOtherWords());
  Invalid("GetItem",
          "{'TableName':'$T','Key':{},'AttributesToGet':['a','a'],'ProjectionExpression':''}",
          Text("AttributesToGet", "ProjectionExpression"), Reference::InOtherWords());
}

TEST_P(LegacyMixing, SubstitutionsNeedAnExpression) {
  const char* names = "ExpressionAttributeNames can only be specified when using expressions";
  Invalid("Scan",
          "{'TableName':'$T','ScanFilter':{'a':{'ComparisonOperator':'NULL'}},"
          "'ExpressionAttributeNames':{'#a':'b'}}",
          names);
  Invalid("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributesToGet':['a'],"
          "'ExpressionAttributeNames':{'#a':'b'}}",
          names);
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'}},'AttributeUpdates':{'a':{'Action':'DELETE'}},"
          "'ExpressionAttributeValues':{':a':{'S':'b'}}}",
          "ExpressionAttributeValues can only be specified when using expressions: "
          "UpdateExpression and ConditionExpression are null");
  Invalid("Query",
          "{'TableName':'$T','KeyConditions':{'PK':{'ComparisonOperator':'EQ',"
          "'AttributeValueList':[{'S':'a'}]}},'ExpressionAttributeValues':{':a':{'S':'b'}}}",
          "ExpressionAttributeValues can only be specified when using expressions: "
          "FilterExpression and KeyConditionExpression are null");
}

}  // namespace flavorbot::conformance
