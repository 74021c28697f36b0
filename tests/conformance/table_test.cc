// CreateTable, DescribeTable, ListTables, DeleteTable and time to live.
#include "conformance.h"

namespace flavorbot::conformance {

class Tables : public Conformance {
 protected:
  ~Tables() override { Call("DeleteTable", "{'TableName':'$T'}"); }

  static constexpr std::string_view kDefinitions =
      "'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'}]";
  static constexpr std::string_view kKeys = "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}]";
  static constexpr std::string_view kOnDemand = "'BillingMode':'PAY_PER_REQUEST'";

  // CreateTable of $T with these members.
  static std::string Create(std::initializer_list<std::string_view> members) {
    std::string body = "{'TableName':'$T'";
    for (const std::string_view member : members) body.append(",").append(member);
    return body + "}";
  }
  void Refuses(std::initializer_list<std::string_view> members, std::string_view message,
               const Reference& reference) {
    Invalid("CreateTable", Create(members), message, reference);
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, Tables, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Tables, DescriptionTellsWhatWasCreated) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/Table/TableName"), json::value(table_name()));
  EXPECT_EQ(reply.At("/Table/TableStatus"), "ACTIVE");
  EXPECT_EQ(reply.At("/Table/KeySchema"), Json("[{'AttributeName':'PK','KeyType':'HASH'}]"));
  EXPECT_EQ(reply.At("/Table/AttributeDefinitions"),
            Json("[{'AttributeName':'PK','AttributeType':'S'}]"));
  EXPECT_EQ(reply.At("/Table/BillingModeSummary/BillingMode"), "PAY_PER_REQUEST");
  EXPECT_EQ(reply.At("/Table/ItemCount"), 0);
  EXPECT_EQ(reply.At("/Table/DeletionProtectionEnabled"), false);
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 0);
}

TEST_P(Tables, CountsItsItems) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  for (const char* key : {"a", "b", "c", "a"}) {
    Put("'PK':{'S':'" + std::string(key) + "'},'v':{'S':'12345'}");
  }
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'b'}}}");
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/Table/ItemCount"), 2);
  EXPECT_EQ(reply.At("/Table/TableSizeBytes"), 2 * (2 + 1 + 1 + 5));
}

TEST_P(Tables, ProvisionedThroughputIsKept) {
  Ok("CreateTable",
     Create({kDefinitions, kKeys,
             "'ProvisionedThroughput':{'ReadCapacityUnits':3,'WriteCapacityUnits':4}"}));
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 3);
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/WriteCapacityUnits"), 4);
  EXPECT_TRUE(reply.At("/Table/BillingModeSummary").is_null());
}

TEST_P(Tables, IndexesAreDescribed) {
  Table(kIndexed);
  const Reply reply{200, Ok("DescribeTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/Table/GlobalSecondaryIndexes").as_array().size(), 3U);
  EXPECT_EQ(reply.At("/Table/LocalSecondaryIndexes").as_array().size(), 2U);
  for (const json::value& index : reply.At("/Table/GlobalSecondaryIndexes").as_array()) {
    const auto& description = index.as_object();
    EXPECT_EQ(description.at("IndexStatus"), "ACTIVE");
    if (description.at("IndexName") == "GSI3") {
      EXPECT_EQ(description.at("Projection"),
                Json("{'ProjectionType':'INCLUDE','NonKeyAttributes':['a']}"));
    }
  }
}

TEST_P(Tables, AreCreatedOnce) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  Refused("CreateTable", Create({kDefinitions, kKeys, kOnDemand}), "ResourceInUseException",
          "Table already exists: $T", Reference::InOtherWords());
}

TEST_P(Tables, AreListedByName) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  // Other cases' tables may be there too: begin just before ours.
  const std::string before = table_name().substr(0, table_name().size() - 1);
  const Reply reply{200,
                    Ok("ListTables", "{'Limit':1,'ExclusiveStartTableName':'" + before + "'}")};
  EXPECT_EQ(reply.At("/TableNames/0"), json::value(table_name()));
}

TEST_P(Tables, DeletedTablesAreGone) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  Put("'PK':{'S':'a'}");
  const Reply reply{200, Ok("DeleteTable", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/TableDescription/TableName"), json::value(table_name()));
  Refused("DescribeTable", "{'TableName':'$T'}", "ResourceNotFoundException",
          "Requested resource not found: Table: $T not found", Reference::InOtherWords());
  Refused("DeleteTable", "{'TableName':'$T'}", "ResourceNotFoundException",
          "Requested resource not found: Table: $T not found", Reference::InOtherWords());
}

TEST_P(Tables, ARecreatedTableIsEmpty) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  Put("'PK':{'S':'a'}");
  Ok("DeleteTable", "{'TableName':'$T'}");
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  Answers("Scan", "{'TableName':'$T','Select':'COUNT'}", "{'Count':0,'ScannedCount':0}");
}

TEST_P(Tables, DeletionProtectionHolds) {
  if (on_reference()) return;  // it can't be lifted there without UpdateTable, and would stay
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand, "'DeletionProtectionEnabled':true"}));
  Refused("DeleteTable", "{'TableName':'$T'}", "ValidationException",
          "Resource cannot be deleted as it is currently protected against deletion. Disable "
          "deletion protection first.");
  Ok("DescribeTable", "{'TableName':'$T'}");
}

TEST_P(Tables, NeedKeysAndTheirDefinitions) {
  Refuses({kOnDemand},
          "2 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy "
          "constraint: Member must not be null; Value null at 'keySchema' failed to satisfy "
          "constraint: Member must not be null",
          Reference::InOtherWords());
  Refuses({kDefinitions, kOnDemand, "'KeySchema':[]"},
          "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint: "
          "Member must have length greater than or equal to 1",
          Reference::InOtherWords());
}

TEST_P(Tables, KeyTypesAreOfTheList) {
  Refuses(
      {kDefinitions, kOnDemand, "'KeySchema':[{'AttributeName':'PK','KeyType':'X'}]"},
      "1 validation error detected: Value 'X' at 'keySchema.1.member.keyType' failed to satisfy "
      "constraint: Member must satisfy enum value set: [HASH, RANGE]",
      Reference::InOtherWords());
  Refuses(
      {kKeys, kOnDemand, "'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'BOOL'}]"},
      "1 validation error detected: Value 'BOOL' at 'attributeDefinitions.1.member."
      "attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, "
      "S]",
      Reference::InOtherWords());
}

TEST_P(Tables, ThroughputBelongsToProvisionedTables) {
  Refuses(
      {kDefinitions, kKeys},
      "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must "
      "both be specified when BillingMode is PROVISIONED",
      Reference::InOtherWords());
  Refuses({kDefinitions, kKeys, kOnDemand,
           "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1}"},
          "One or more parameter values were invalid: Neither ReadCapacityUnits nor "
          "WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
          Reference::Accepts());
}

TEST_P(Tables, ThroughputIsAtLeastOne) {
  Refuses({kDefinitions, kKeys,
           "'ProvisionedThroughput':{'ReadCapacityUnits':0,'WriteCapacityUnits':1}"},
          "1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' "
          "failed to satisfy constraint: Member must have value greater than or equal to 1",
          Reference::InOtherWords());
}

TEST_P(Tables, NamesHaveAForm) {
  for (const std::string name : {"ab", "a b", "caf\u00e9"}) {
    Invalid("CreateTable",
            "{'TableName':'" + name + "'," + std::string(kDefinitions) + "," + std::string(kKeys) +
                "," + std::string(kOnDemand) + "}",
            "Invalid table/index name.  Table/index names must be between 3 and 255 characters "
            "long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
  }
}

TEST_P(Tables, TimeToLiveIsOffAtFirst) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  Answers("DescribeTimeToLive", "{'TableName':'$T'}",
          "{'TimeToLiveDescription':{'TimeToLiveStatus':'DISABLED'}}");
}

TEST_P(Tables, TimeToLiveIsOnAfterEnabling) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  Answers("UpdateTimeToLive",
          "{'TableName':'$T','TimeToLiveSpecification':{'AttributeName':'ttl','Enabled':true}}",
          "{'TimeToLiveSpecification':{'AttributeName':'ttl','Enabled':true}}");
  Answers("DescribeTimeToLive", "{'TableName':'$T'}",
          "{'TimeToLiveDescription':{'TimeToLiveStatus':'ENABLED','AttributeName':'ttl'}}");
}

TEST_P(Tables, TimeToLiveIsEnabledOnce) {
  Ok("CreateTable", Create({kDefinitions, kKeys, kOnDemand}));
  const char* enable =
      "{'TableName':'$T','TimeToLiveSpecification':{'AttributeName':'ttl','Enabled':true}}";
  Ok("UpdateTimeToLive", enable);
  Invalid("UpdateTimeToLive", enable, "TimeToLive is already enabled");
}

TEST_P(Tables, TimeToLiveOfAMissingTable) {
  Refused("DescribeTimeToLive", "{'TableName':'no-such-table'}", "ResourceNotFoundException",
          "Requested resource not found: Table: no-such-table not found",
          Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
