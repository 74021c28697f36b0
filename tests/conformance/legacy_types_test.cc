// The JSON types and the constraints of the parameters from before expressions. The texts are
// those that dynalite recorded; Amazon's own engine answers most of these with InternalFailure or
// words of its own.
#include "conformance.h"

namespace flavorbot::conformance {

class LegacyTypes : public Conformance {
 protected:
  static constexpr std::string_view kOperators =
      "Member must satisfy enum value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, "
      "NE, LE, BEGINS_WITH, GE, CONTAINS]";

  void Unreadable(std::string_view action, std::string_view member, std::string_view message) {
    if (on_reference()) GTEST_SKIP() << "its own words, or none";
    std::string body = "{'TableName':'$T','Key':{},'Item':{},";
    Refused(action, body.append(member).append("}"), "SerializationException", message);
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, LegacyTypes, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(LegacyTypes, MapsAreObjects) {
  Unreadable("PutItem", "'Expected':'x'", "Unexpected field type");
  Unreadable("PutItem", "'Expected':[]",
             "Unrecognized collection type java.util.Map<java.lang.String, "
             "com.amazonaws.dynamodb.v20120810.ExpectedAttributeValue>");
  Unreadable("UpdateItem", "'AttributeUpdates':[]",
             "Unrecognized collection type java.util.Map<java.lang.String, "
             "com.amazonaws.dynamodb.v20120810.AttributeValueUpdate>");
  Unreadable("Query", "'KeyConditions':[]",
             "Unrecognized collection type java.util.Map<java.lang.String, "
             "com.amazonaws.dynamodb.v20120810.Condition>");
}

TEST_P(LegacyTypes, TheirEntriesAreObjects) {
  Unreadable("PutItem", "'Expected':{'a':'x'}", "Unexpected value type in payload");
  Unreadable("PutItem", "'Expected':{'a':[]}",
             "Unrecognized collection type class "
             "com.amazonaws.dynamodb.v20120810.ExpectedAttributeValue");
  Unreadable("UpdateItem", "'AttributeUpdates':{'a':'x'}", "Unexpected value type in payload");
}

TEST_P(LegacyTypes, ValuesAreObjects) {
  Unreadable("PutItem", "'Expected':{'a':{'Value':'x'}}", "Unexpected field type");
  Unreadable("UpdateItem", "'AttributeUpdates':{'a':{'Value':'x'}}", "Unexpected field type");
  Unreadable("Scan", "'ScanFilter':{'a':{'AttributeValueList':'x'}}", "Unexpected field type");
  Unreadable("Scan", "'ScanFilter':{'a':{'AttributeValueList':['x']}}",
             "Unexpected value type in payload");
}

TEST_P(LegacyTypes, ScalarsAreScalars) {
  Unreadable("PutItem", "'Expected':{'a':{'Exists':1}}",
             "NUMBER_VALUE cannot be converted to Boolean");
  Unreadable("UpdateItem", "'AttributeUpdates':{'a':{'Action':1}}",
             "NUMBER_VALUE cannot be converted to String");
  Unreadable("GetItem", "'AttributesToGet':[1]", "NUMBER_VALUE cannot be converted to String");
  Unreadable("GetItem", "'AttributesToGet':'a'", "Unexpected field type");
}

TEST_P(LegacyTypes, OperatorsAreOfTheirSet) {
  if (on_reference()) GTEST_SKIP() << "it looks for the table first";
  std::string text =
      "1 validation error detected: Value 'XX' at 'expected.a.member.comparisonOperator' failed to "
      "satisfy constraint: ";
  Invalid("PutItem", "{'TableName':'$T','Item':{},'Expected':{'a':{'ComparisonOperator':'XX'}}}",
          text.append(kOperators), {"*", ""});
}

TEST_P(LegacyTypes, FiltersNeedAnOperator) {
  if (on_reference()) GTEST_SKIP() << "it looks for the table first";
  Invalid("Scan", "{'TableName':'$T','ScanFilter':{'a':{}}}",
          "1 validation error detected: Value null at 'scanFilter.a.member.comparisonOperator' "
          "failed to satisfy constraint: Member must not be null",
          {"*", ""});
}

TEST_P(LegacyTypes, ActionsAreOfTheirSet) {
  if (on_reference()) GTEST_SKIP() << "it looks for the table first";
  Invalid("UpdateItem", "{'TableName':'$T','Key':{},'AttributeUpdates':{'a':{'Action':'XX'}}}",
          "1 validation error detected: Value 'XX' at 'attributeUpdates.a.member.action' failed to "
          "satisfy constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]",
          {"*", ""});
}

TEST_P(LegacyTypes, ConditionalOperatorIsOrOrAnd) {
  if (on_reference()) GTEST_SKIP() << "it looks for the table first";
  Invalid("PutItem", "{'TableName':'$T','Item':{},'ConditionalOperator':'XOR'}",
          "1 validation error detected: Value 'XOR' at 'conditionalOperator' failed to satisfy "
          "constraint: Member must satisfy enum value set: [OR, AND]",
          {"*", ""});
}

TEST_P(LegacyTypes, AttributesToGetHasAName) {
  if (on_reference()) GTEST_SKIP() << "it looks for the table first";
  const char* text =
      "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint: "
      "Member must have length greater than or equal to 1";
  for (const char* action : {"Scan", "GetItem"}) {
    Invalid(action, "{'TableName':'$T','Key':{},'AttributesToGet':[]}", text, {"*", ""});
  }
}

TEST_P(LegacyTypes, ConstraintsOfQueryAreToldInOrder) {
  if (on_reference()) GTEST_SKIP() << "it tells one at a time";
  std::string text = "5 validation errors detected: ";
  text +=
      "Value null at 'queryFilter.a.member.comparisonOperator' failed to satisfy constraint: "
      "Member must not be null; Value 'c' at 'conditionalOperator' failed to satisfy constraint: "
      "Member must satisfy enum value set: [OR, AND]; Value '[]' at 'attributesToGet' failed to "
      "satisfy constraint: Member must have length greater than or equal to 1; Value '0' at "
      "'limit' failed to satisfy constraint: Member must have value greater than or equal to 1; "
      "Value null at 'keyConditions.a.member.comparisonOperator' failed to satisfy constraint: "
      "Member must not be null";
  Invalid("Query",
          "{'TableName':'$T','Limit':0,'QueryFilter':{'a':{}},'KeyConditions':{'a':{}},"
          "'ConditionalOperator':'c','AttributesToGet':[]}",
          text);
}

TEST_P(LegacyTypes, ConstraintsOfDeleteItemAreToldInOrder) {
  if (on_reference()) GTEST_SKIP() << "it tells one at a time";
  std::string text =
      "4 validation errors detected: Value 'm' at 'returnItemCollectionMetrics' failed to satisfy "
      "constraint: Member must satisfy enum value set: [SIZE, NONE]; Value null at 'key' failed to "
      "satisfy constraint: Member must not be null; Value 'c' at 'conditionalOperator' failed to "
      "satisfy constraint: Member must satisfy enum value set: [OR, AND]; Value 'x' at "
      "'expected.a.member.comparisonOperator' failed to satisfy constraint: ";
  Invalid("DeleteItem",
          "{'TableName':'$T','ReturnItemCollectionMetrics':'m','ConditionalOperator':'c',"
          "'Expected':{'a':{'ComparisonOperator':'x'}}}",
          text.append(kOperators));
}

}  // namespace flavorbot::conformance
