#include "conformance.h"

namespace flavorbot::conformance {

CONFORMANCE_SUITE(PutItem);

TEST_P(PutItem, StoresEveryType) {
  Table(kStringKeys);
  const char* item =
      "{'PK':{'S':'a'},'SK':{'S':'b'},'s':{'S':'text'},'n':{'N':'-1.5'},'b':{'B':'AP8='},"
      "'t':{'BOOL':true},'z':{'NULL':true},'l':{'L':[{'S':'x'},{'N':'1'},{'L':[]}]},"
      "'m':{'M':{'k':{'M':{}}}},'ss':{'SS':['x','y']},'ns':{'NS':['1']},'bs':{'BS':['AA==']}}";
  Answers("PutItem", "{'TableName':'$T','Item':" + std::string(item) + "}", "{}");
  EXPECT_EQ(Get("a", "b"), Json(item));
}

TEST_P(PutItem, ReplacesTheWholeItem) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'1'}");
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'y':{'S':'2'}");
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'y':{'S':'2'}}"));
}

TEST_P(PutItem, AllOldReturnsWhatWasThere) {
  Table(kStringKeys);
  const char* put =
      "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'1'}},"
      "'ReturnValues':'ALL_OLD'}";
  Answers("PutItem", put, "{}");
  Answers("PutItem", put, "{'Attributes':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'1'}}}");
}

TEST_P(PutItem, ReturnValuesOtherThanAllOldAreRefused) {
  Table(kStringKeys);
  for (const char* values : {"ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"}) {
    Invalid("PutItem",
            "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},'ReturnValues':'" +
                std::string(values) + "'}",
            "ReturnValues can only be ALL_OLD or NONE", Reference::InOtherWords());
  }
}

TEST_P(PutItem, KeyAttributesMustBeThere) {
  Table(kStringKeys);
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'a'}}}",
          "One or more parameter values were invalid: Missing the key SK in the item",
          Reference::InOtherWords());
  Invalid("PutItem", "{'TableName':'$T','Item':{}}",
          "One or more parameter values were invalid: Missing the key PK in the item",
          Reference::InOtherWords());
}

TEST_P(PutItem, KeyAttributesMustHaveTheirType) {
  Table(kStringKeys);
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'N':'1'},'SK':{'S':'b'}}}",
          "One or more parameter values were invalid: Type mismatch for key PK expected: S actual: "
          "N",
          Reference::InOtherWords());
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'1'},'SK':{'M':{}}}}",
          "One or more parameter values were invalid: Type mismatch for key SK expected: S actual: "
          "M",
          Reference::InOtherWords());
}

TEST_P(PutItem, KeyAttributesMustNotBeEmpty) {
  Table(kStringKeys);
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':''},'SK':{'S':'b'}}}",
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: PK");
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':''}}}",
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty string value. Key: SK");
}

TEST_P(PutItem, EmptyTextAndBinaryAreValuesOutsideKeys) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'s':{'S':''},'b':{'B':''}");
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'s':{'S':''},'b':{'B':''}}"));
}

TEST_P(PutItem, MissingTableIsResourceNotFound) {
  Refused("PutItem", "{'TableName':'no-such-table','Item':{'PK':{'S':'a'}}}",
          "ResourceNotFoundException", "Requested resource not found", Reference::InOtherWords());
}

TEST_P(PutItem, ConditionThatHoldsLetsItPass) {
  Table(kStringKeys);
  const char* put =
      "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},"
      "'ConditionExpression':'attribute_not_exists(PK)'}";
  Ok("PutItem", put);
  Refused("PutItem", put, "ConditionalCheckFailedException", "The conditional request failed");
}

TEST_P(PutItem, FailedConditionChangesNothing) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'old'}");
  Refused("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'new'}},"
          "'ConditionExpression':'x = :v','ExpressionAttributeValues':{':v':{'S':'other'}}}",
          "ConditionalCheckFailedException", "The conditional request failed");
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'old'}}"));
}

TEST_P(PutItem, FailedConditionReturnsTheItemWhenAsked) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'old'}");
  const Reply reply = Refused("PutItem",
                              "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},"
                              "'ConditionExpression':'attribute_not_exists(PK)',"
                              "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}",
                              "ConditionalCheckFailedException", "The conditional request failed");
  EXPECT_EQ(reply.At("/Item"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'x':{'S':'old'}}"));
}

TEST_P(PutItem, FailedConditionWithoutAnItemReturnsNone) {
  Table(kStringKeys);
  const Reply reply = Refused("PutItem",
                              "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},"
                              "'ConditionExpression':'attribute_exists(PK)',"
                              "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}",
                              "ConditionalCheckFailedException", "The conditional request failed");
  EXPECT_TRUE(reply.At("/Item").is_null());
}

TEST_P(PutItem, ItemOf400KbIsTheLargest) {
  Table(kStringKeys);
  // 409,600 bytes less the names and the keys' values: PK a SK b f.
  const std::string most(409'600 - 7, 'x');
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'f':{'S':'" + most + "'}");
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'},'f':{'S':'y" + most + "'}}}",
          "Item size has exceeded the maximum allowed size");
}

TEST_P(PutItem, NumbersComeBackCanonical) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'n':{'N':'001.500e1'},'z':{'N':'-0.0'},"
      "'ns':{'NS':['1.0','2e1']}");
  EXPECT_EQ(Get("a", "b"), Json("{'PK':{'S':'a'},'SK':{'S':'b'},'n':{'N':'15'},'z':{'N':'0'},"
                                "'ns':{'NS':['1','20']}}"));
}

TEST_P(PutItem, BinaryAndNumberKeysAreKeys) {
  Table(kNumberSort);
  Put("'PK':{'S':'a'},'SK':{'N':'1.0'},'v':{'S':'x'}");
  Answers("GetItem", "{'TableName':'$T','Key':{'PK':{'S':'a'},'SK':{'N':'1e0'}}}",
          "{'Item':{'PK':{'S':'a'},'SK':{'N':'1'},'v':{'S':'x'}}}");
}

TEST_P(PutItem, UnicodeSurvives) {
  Table(kStringKeys);
  const char* item =
      "{'PK':{'S':'\u00fc'},'SK':{'S':'\U0001F373'},"
      "'\u03b1':{'S':'\u20ac \\u0000 \\u0022 \\u0027 \\\\ \\n'}}";
  Ok("PutItem", "{'TableName':'$T','Item':" + std::string(item) + "}");
  EXPECT_EQ(Get("\u00fc", "\U0001F373"), Json(item));
}

TEST_P(PutItem, SubstitutionsNeedAnExpression) {
  Table(kStringKeys);
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ExpressionAttributeNames':{'#a':'b'}}",
          "ExpressionAttributeNames can only be specified when using expressions");
  Invalid("PutItem",
          "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},"
          "'ExpressionAttributeValues':{':a':{'S':'b'}}}",
          "ExpressionAttributeValues can only be specified when using expressions: "
          "ConditionExpression is null");
}

TEST_P(PutItem, ItemCollectionMetricsComeWithLocalIndexes) {
  Table(kIndexed);
  const json::value answer = Ok("PutItem",
                                "{'TableName':'$T','Item':{'PK':{'S':'a'},'SK':{'S':'b'}},"
                                "'ReturnItemCollectionMetrics':'SIZE'}");
  // The reference reports none.
  if (on_reference()) return;
  EXPECT_EQ(Reply(200, answer).At("/ItemCollectionMetrics/ItemCollectionKey"),
            Json("{'PK':{'S':'a'}}"));
}

}  // namespace flavorbot::conformance
