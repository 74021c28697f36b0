// What the service tells of itself, and what a table tells that only some tables have.
#include "conformance.h"

namespace flavorbot::conformance {

class Service : public Conformance {
 protected:
  ~Service() override { Call("DeleteTable", "{'TableName':'$T'}"); }

  // CreateTable of $T on demand, with PK and these members.
  static std::string Create(std::string_view members) {
    return "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{"
           "'AttributeName':'PK','AttributeType':'S'}],'KeySchema':[{'AttributeName':'PK',"
           "'KeyType':'HASH'}]," +
           std::string(members) + "}";
  }
  // A global index over PK.
  static std::string Index(std::string_view name, std::string_view projection) {
    return "{'IndexName':'" + std::string(name) +
           "','KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'Projection':{" +
           std::string(projection) + "}}";
  }
  void Refuse(std::string_view members, std::string_view message, const Reference& reference) {
    Invalid("CreateTable", Create(members), message, reference);
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, Service, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Service, HasLimits) {
  Answers("DescribeLimits", "{}",
          "{'AccountMaxReadCapacityUnits':80000,'AccountMaxWriteCapacityUnits':80000,"
          "'TableMaxReadCapacityUnits':40000,'TableMaxWriteCapacityUnits':40000}");
}

TEST_P(Service, HasAnEndpoint) {
  if (on_reference()) return;  // it answers UnknownOperationException
  const Reply reply{200, Ok("DescribeEndpoints", "{}")};
  EXPECT_EQ(reply.At("/Endpoints/0/CachePeriodInMinutes"), 1440);
  const std::string address(reply.At("/Endpoints/0/Address").as_string());
  if (GetParam() == TargetKind::kInProcess) {
    EXPECT_EQ(address, "dynamodb.us-east-1.amazonaws.com");
  } else {
    EXPECT_TRUE(address.starts_with("127.0.0.1:")) << address;
  }
}

TEST_P(Service, NewTableHasAClassWhenItWasGivenOne) {
  Ok("CreateTable", Create("'TableClass':'STANDARD_INFREQUENT_ACCESS'"));
  if (on_reference()) return;  // it forgets
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/Table/TableClassSummary/TableClass"), "STANDARD_INFREQUENT_ACCESS");
}

TEST_P(Service, NewTableIsOnDemandSinceItsCreation) {
  Ok("CreateTable", Create("'DeletionProtectionEnabled':false"));
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(
      reply.At("/Table/BillingModeSummary/LastUpdateToPayPerRequestDateTime").to_number<double>(),
      reply.At("/Table/CreationDateTime").to_number<double>());
}

TEST_P(Service, NewTableTellsOfItsKey) {
  Ok("CreateTable", Create("'SSESpecification':{'Enabled':true}"));
  if (on_reference()) return;  // it forgets
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/Table/SSEDescription/KMSMasterKeyArn"),
            "arn:aws:kms:us-east-1:000000000000:alias/aws/dynamodb");
}

TEST_P(Service, NewTableWithoutEncryptionTellsOfNone) {
  Ok("CreateTable", Create("'SSESpecification':{'Enabled':false}"));
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_TRUE(reply.At("/Table/SSEDescription").is_null());
}

TEST_P(Service, TableClassIsOfTheList) {
  Refuse("'TableClass':'X'",
         "1 validation error detected: Value 'X' at 'tableClass' failed to satisfy constraint: "
         "Member must satisfy enum value set: [STANDARD, STANDARD_INFREQUENT_ACCESS]",
         Reference::Accepts());
}

TEST_P(Service, GlobalIndexesAreAtMostTwenty) {
  std::string twenty;
  for (int i = 0; i < 20; ++i) {
    if (i > 0) twenty += ',';
    twenty += Index("i" + std::to_string(100 + i), "'ProjectionType':'ALL'");
  }
  Refuse(
      "'GlobalSecondaryIndexes':[" + twenty + "," + Index("more", "'ProjectionType':'ALL'") + "]",
      "One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the "
      "per-table limit of 20",
      Reference::InOtherWords());
  Ok("CreateTable", Create("'GlobalSecondaryIndexes':[" + twenty + "]"));
}

TEST_P(Service, GlobalIndexesMayNotBeNone) {
  Refuse("'GlobalSecondaryIndexes':[]",
         "One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty",
         Reference::InOtherWords());
}

TEST_P(Service, IndexNamesDiffer) {
  Refuse("'GlobalSecondaryIndexes':[" + Index("abc", "'ProjectionType':'ALL'") + "," +
             Index("abc", "'ProjectionType':'KEYS_ONLY'") + "]",
         "One or more parameter values were invalid: Duplicate index name: abc",
         Reference::InOtherWords());
}

TEST_P(Service, DefinitionsAreUsed) {
  Invalid("CreateTable",
          "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{"
          "'AttributeName':'PK','AttributeType':'S'},{'AttributeName':'X','AttributeType':'S'}],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}]}",
          "One or more parameter values were invalid: Number of attributes in KeySchema does not "
          "exactly match number of attributes defined in AttributeDefinitions",
          Reference::InOtherWords());
  Invalid("CreateTable",
          "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{"
          "'AttributeName':'PK','AttributeType':'S'},{'AttributeName':'X','AttributeType':'S'}],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'GlobalSecondaryIndexes':[" +
              Index("abc", "'ProjectionType':'ALL'") + "]}",
          "One or more parameter values were invalid: Some AttributeDefinitions are not used. "
          "AttributeDefinitions: [PK, X], keys used: [PK]",
          Reference::InOtherWords());
}

TEST_P(Service, KeysAreNotMoreThanDefinitions) {
  Invalid("CreateTable",
          "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}]}",
          "Invalid KeySchema: Some index key attribute have no definition",
          Reference::InOtherWords());
}

TEST_P(Service, KeysAreDefined) {
  Invalid("CreateTable",
          "{'TableName':'$T','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{"
          "'AttributeName':'X','AttributeType':'S'}],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}]}",
          "One or more parameter values were invalid: Some index key attributes are not defined in "
          "AttributeDefinitions. Keys: [PK], AttributeDefinitions: [X]",
          Reference::InOtherWords());
}

TEST_P(Service, ThroughputHasBounds) {
  Invalid("CreateTable",
          "{'TableName':'$T','AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'}],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'ProvisionedThroughput':{"
          "'ReadCapacityUnits':1000000000001,'WriteCapacityUnits':1}}",
          "Given value 1000000000001 for ReadCapacityUnits is out of bounds",
          Reference::InOtherWords());
}

TEST_P(Service, ThroughputOfAnIndexIsAtLeastOne) {
  Invalid("CreateTable",
          "{'TableName':'$T','AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'}],"
          "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'ProvisionedThroughput':{"
          "'ReadCapacityUnits':1,'WriteCapacityUnits':1},'GlobalSecondaryIndexes':[{'IndexName':"
          "'abc','KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],'Projection':{"
          "'ProjectionType':'ALL'},'ProvisionedThroughput':{'ReadCapacityUnits':0,"
          "'WriteCapacityUnits':1}}]}",
          "1 validation error detected: Value '0' at 'globalSecondaryIndexes.1.member."
          "provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have "
          "value greater than or equal to 1",
          Reference::InOtherWords());
}

TEST_P(Service, ProjectedAttributesAreAtMostAHundred) {
  std::string indexes;
  for (int i = 0; i < 6; ++i) {
    std::string names;
    for (int j = 0; j < (i < 5 ? 20 : 1); ++j) {
      if (j > 0) names += ',';
      names += "'a" + std::to_string(100 * i + j) + "'";
    }
    if (i > 0) indexes += ',';
    indexes += Index("idx" + std::to_string(i),
                     "'ProjectionType':'INCLUDE','NonKeyAttributes':[" + names + "]");
  }
  Refuse("'GlobalSecondaryIndexes':[" + indexes + "]",
         "One or more parameter values were invalid: Number of NonKeyAttributes exceeds per-table "
         "limit of 100",
         Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
