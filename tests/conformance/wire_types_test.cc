// Requests whose JSON doesn't have the API's types or breaks its constraints. The reference fails
// inside for the former and knows the latter only in part; these texts were recorded from the
// service.
#include "conformance.h"

namespace flavorbot::conformance {

class WireTypes : public Conformance {
 protected:
  void NotReadable(std::string_view action, std::string_view body, std::string_view message) {
    Refused(action, body, "SerializationException", message, Reference::Fails());
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, WireTypes, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(WireTypes, BodyThatIsNoJson) {
  for (const char* body : {"", "{", "{'TableName':}", "{'TableName' 'x'}"}) {
    NotReadable("GetItem", body, "");
  }
}

TEST_P(WireTypes, BodyThatIsNotUtf8) {
  if (on_reference()) return;  // it replaces the bytes
  Refused("GetItem", "{'TableName':'a\xff\xfe'}", "SerializationException", "");
}

TEST_P(WireTypes, ListOrMapWhereTextBelongs) {
  NotReadable("GetItem", "{'TableName':[]}", "Unrecognized collection type class java.lang.String");
  NotReadable("GetItem", "{'TableName':{}}", "Start of structure or map found where not expected");
}

// The reference converts these instead of refusing them.
TEST_P(WireTypes, ScalarWhereTextBelongs) {
  if (on_reference()) return;
  NotReadable("GetItem", "{'TableName':1}", "NUMBER_VALUE cannot be converted to String");
  NotReadable("GetItem", "{'TableName':1.5}", "DECIMAL_VALUE cannot be converted to String");
  NotReadable("GetItem", "{'TableName':true}", "TRUE_VALUE cannot be converted to String");
}

TEST_P(WireTypes, OtherThanAMapWhereOneBelongs) {
  NotReadable("GetItem", "{'TableName':'abc','Key':1}", "Unexpected field type");
  NotReadable("GetItem", "{'TableName':'abc','Key':'x'}", "Unexpected field type");
  NotReadable("GetItem", "{'TableName':'abc','Key':[]}",
              "Unrecognized collection type java.util.Map<java.lang.String, "
              "com.amazonaws.dynamodb.v20120810.AttributeValue>");
}

TEST_P(WireTypes, OtherThanAValueWhereOneBelongs) {
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':'x'}}",
              "Unexpected value type in payload");
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':[]}}",
              "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':{'L':{}}}}",
              "Start of structure or map found where not expected");
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':{'SS':'x'}}}", "Unexpected field type");
}

TEST_P(WireTypes, TextWhereANumberOrABooleanBelongs) {
  NotReadable("Query", "{'TableName':'abc','Limit':'x'}",
              "STRING_VALUE cannot be converted to Integer");
  NotReadable("GetItem", "{'TableName':'abc','Key':{},'ConsistentRead':'x'}",
              "Unexpected token received from parser");
}

TEST_P(WireTypes, BinaryThatIsNoBase64) {
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':{'B':1}}}",
              "only base-64-encoded strings are convertible to bytes");
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':{'B':'AAA'}}}",
              "Base64 encoded length is expected a multiple of 4 bytes but found: 3");
  NotReadable("GetItem", "{'TableName':'abc','Key':{'PK':{'B':'AA%A'}}}",
              "Invalid last non-pad Base64 character dectected");
}

TEST_P(WireTypes, NullIsAbsent) {
  Table(kStringKeys);
  Answers("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ProjectionExpression':null,"
          "'ExpressionAttributeNames':null,'ConsistentRead':null}",
          "{}");
}

TEST_P(WireTypes, UnknownMembersAreIgnored) {
  Table(kStringKeys);
  Answers("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'Colour':{'a':[1]}}",
          "{}");
}

TEST_P(WireTypes, RequiredMembersMustNotBeNull) {
  Invalid("GetItem", "{}",
          "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: "
          "Member must not be null; Value null at 'key' failed to satisfy constraint: Member must "
          "not be null",
          Reference::InOtherWords());
  Invalid("Query", "{}",
          "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
          "Member must not be null",
          Reference::InOtherWords());
  Invalid("BatchWriteItem", "{}",
          "1 validation error detected: Value null at 'requestItems' failed to satisfy constraint: "
          "Member must not be null",
          Reference::InOtherWords());
}

TEST_P(WireTypes, EnumerationsAreOfTheList) {
  Table(kStringKeys);
  // The reference takes what it doesn't know for NONE.
  Invalid("GetItem",
          "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'S':'b'}},'ReturnConsumedCapacity':'x'}",
          "1 validation error detected: Value 'x' at 'returnConsumedCapacity' failed to satisfy "
          "constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]",
          Reference::Accepts());
}

TEST_P(WireTypes, ConstraintsAreToldTogether) {
  Table(kStringKeys);
  if (on_reference()) return;  // one at a time there
  Invalid("UpdateItem",
          "{'TableName':'$T','ReturnValues':'x','ReturnConsumedCapacity':'y',"
          "'ReturnItemCollectionMetrics':'z'}",
          "4 validation errors detected: Value 'y' at 'returnConsumedCapacity' failed to satisfy "
          "constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'z' at "
          "'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum "
          "value set: [SIZE, NONE]; Value 'x' at 'returnValues' failed to satisfy constraint: "
          "Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, "
          "UPDATED_NEW]; Value null at 'key' failed to satisfy constraint: Member must not be "
          "null");
}

TEST_P(WireTypes, LimitsHaveBounds) {
  Invalid("Query", "{'TableName':'abc','Limit':0}",
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1",
          Reference{"ResourceNotFoundException", ""});
  Invalid(
      "ListTables", "{'Limit':101}",
      "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member "
      "must have value less than or equal to 100",
      Reference::InOtherWords());
}

TEST_P(WireTypes, TypesAreCheckedBeforeTheTableIsLookedUp) {
  Invalid("PutItem", "{'TableName':'no-such-table','Item':{'x':{}}}",
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
          Reference{"ResourceNotFoundException", ""});
}

TEST_P(WireTypes, UnknownActions) {
  // The reference words it.
  Refused("Nope", "{}", "UnknownOperationException", "", Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
