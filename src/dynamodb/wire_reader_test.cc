// Which of several faults a request is refused for, and in which words.
#include "dynamodb/wire_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "dynamodb/wire.h"

namespace flavorbot::dynamodb {
namespace {

template <typename Request>
Error ErrorOf(std::string_view body) {
  const auto request = FromJson<Request>(body);
  EXPECT_FALSE(request.has_value()) << body;
  return request.has_value() ? Error{} : request.error();
}

TEST(WireReader, BodiesThatAreNoJsonAreSerializationExceptions) {
  const std::string deep(1000, '[');
  for (const std::string& body :
       {std::string(""), std::string("{"), std::string("{}x"), std::string("{\"TableName\":}"),
        std::string("{\"TableName\":\"\xff\xfe\"}"), std::string("{\"\xc0\xaf\":1}"), deep}) {
    EXPECT_EQ(ErrorOf<GetItemRequest>(body).code, ErrorCode::kSerializationException) << body;
  }
}

TEST(WireReader, BodiesThatAreNoObjectAreSerializationExceptions) {
  for (const char* body : {"[]", "1", "\"x\"", "null", "true"}) {
    EXPECT_EQ(ErrorOf<GetItemRequest>(body).code, ErrorCode::kSerializationException) << body;
  }
}

TEST(WireReader, ViolatedConstraintsAreToldTogether) {
  EXPECT_EQ(ErrorOf<PutItemRequest>("{}").message,
            "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: "
            "Member must not be null; Value null at 'item' failed to satisfy constraint: Member "
            "must not be null");
  EXPECT_EQ(ErrorOf<PutItemRequest>(
                R"({"TableName":"abc","Item":{},"ReturnValues":"x","ReturnConsumedCapacity":"y"})")
                .message,
            "2 validation errors detected: Value 'y' at 'returnConsumedCapacity' failed to satisfy "
            "constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'x' at "
            "'returnValues' failed to satisfy constraint: Member must satisfy enum value set: "
            "[ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]");
}

TEST(WireReader, WrongTypesComeBeforeConstraintsAndTheseBeforeValues) {
  EXPECT_EQ(
      ErrorOf<PutItemRequest>(R"({"ReturnValues":"x","Item":{"a":{}},"TableName":1})").message,
      "NUMBER_VALUE cannot be converted to String");
  EXPECT_EQ(ErrorOf<PutItemRequest>(R"({"ReturnValues":"NONE","Item":{"a":{}}})").message,
            "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
            "Member must not be null");
  EXPECT_EQ(ErrorOf<PutItemRequest>(R"({"TableName":"abc","Item":{"a":{}}})").message,
            "Supplied AttributeValue is empty, must contain exactly one of the supported "
            "datatypes");
}

TEST(WireReader, TableNamesHaveAForm) {
  EXPECT_TRUE(IsTableName("a-b_C.9"));
  EXPECT_TRUE(IsTableName(std::string(255, 'a')));
  for (const std::string& name :
       {std::string("ab"), std::string(256, 'a'), std::string("a b"), std::string("a/bc")}) {
    EXPECT_FALSE(IsTableName(name));
    EXPECT_EQ(ErrorOf<DescribeTableRequest>("{\"TableName\":\"" + name + "\"}").message,
              "Invalid table/index name.  Table/index names must be between 3 and 255 characters "
              "long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
  }
  EXPECT_EQ(ErrorOf<DescribeTableRequest>(R"({"TableName":""})").message,
            "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: "
            "Member must have length greater than or equal to 1");
}

TEST(WireReader, PathsNameNestedMembers) {
  EXPECT_EQ(
      ErrorOf<TransactWriteItemsRequest>(
          R"({"TransactItems":[{"Delete":{"TableName":"abc","Key":{}}},{"Put":{"Item":{}}}]})")
          .message,
      "1 validation error detected: Value null at 'transactItems.2.member.put.tableName' "
      "failed to satisfy constraint: Member must not be null");
  EXPECT_EQ(
      ErrorOf<BatchWriteItemRequest>(R"({"RequestItems":{"Abc":[{"PutRequest":{}}]}})").message,
      "1 validation error detected: Value null at "
      "'requestItems.Abc.member.1.member.putRequest.item' failed to satisfy constraint: "
      "Member must not be null");
}

TEST(WireReader, ValuesOfExpressionsNameTheirPlaceholder) {
  EXPECT_EQ(
      ErrorOf<QueryRequest>(
          R"({"TableName":"abc","ExpressionAttributeValues":{":a":{"S":"x"},":b":{"N":"y"}}})")
          .message,
      "ExpressionAttributeValues contains invalid value: The parameter cannot be converted "
      "to a numeric value: y for key :b");
}

TEST(WireReader, IntegersHaveTheirBounds) {
  EXPECT_EQ(ErrorOf<QueryRequest>(R"({"TableName":"abc","Limit":0})").message,
            "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: "
            "Member must have value greater than or equal to 1");
  EXPECT_EQ(ErrorOf<ScanRequest>(R"({"TableName":"abc","TotalSegments":1000001})").message,
            "1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy "
            "constraint: Member must have value less than or equal to 1000000");
  EXPECT_EQ(ErrorOf<QueryRequest>(R"({"TableName":"abc","Limit":"1"})").message,
            "STRING_VALUE cannot be converted to Integer");
  EXPECT_EQ(ErrorOf<QueryRequest>(R"({"TableName":"abc","Limit":99999999999})").code,
            ErrorCode::kSerializationException);
  EXPECT_EQ(FromJson<QueryRequest>(R"({"TableName":"abc","Limit":2.7})")->limit, 2);
}

TEST(WireReader, ExpressionsAndWhatWasBeforeThemDoNotMix) {
  // Told before the fault of a value.
  EXPECT_EQ(ErrorOf<PutItemRequest>(R"({"TableName":"abc","Item":{"a":{"N":"x"}},"Expected":{},
                                        "ConditionExpression":"a"})")
                .message,
            "Can not use both expression and non-expression parameters in the same request: "
            "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}");
}

TEST(WireReader, UnknownMembersAreIgnored) {
  EXPECT_TRUE(FromJson<ListTablesRequest>(R"({"NoSuchMember":{"x":[1]}})"));
}

}  // namespace
}  // namespace flavorbot::dynamodb
