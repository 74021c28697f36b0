// Restores of on-demand backups.
#include "backup_case.h"

namespace flavorbot::conformance {

class RestoredTable : public BackupCase {};
INSTANTIATE_TEST_SUITE_P(Conformance, RestoredTable, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(RestoredTable, IsTheTableAsItWas) {
  Table(kIndexed);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'s'},'L1':{'N':'1'}");
  Put("'PK':{'S':'a'},'SK':{'S':'c'},'v':{'L':[{'N':'1.50'},{'NULL':true}]}");
  const std::string arn = Create();
  Put("'PK':{'S':'a'},'SK':{'S':'later'}");
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'changed':{'BOOL':true}");

  const Reply restored = Restore(arn);
  EXPECT_EQ(restored.At("/Table/ItemCount"), 2);
  EXPECT_EQ(restored.At("/Table/GlobalSecondaryIndexes").as_array().size(), 3U);
  const Reply items{200, Ok("Query", "{'TableName':'" + Target() +
                                         "','KeyConditionExpression':'PK = :a',"
                                         "'ExpressionAttributeValues':{':a':{'S':'a'}}}")};
  EXPECT_EQ(Column(items.At("/Items"), "SK"), (std::vector<std::string>{"b", "c"}));
  EXPECT_TRUE(items.At("/Items/0/changed").is_null());
  const Reply index{200, Ok("Query", "{'TableName':'" + Target() +
                                         "','IndexName':'GSI1',"
                                         "'KeyConditionExpression':'GSI1PK = :g',"
                                         "'ExpressionAttributeValues':{':g':{'S':'g'}}}")};
  EXPECT_EQ(Column(index.At("/Items"), "SK"), (std::vector<std::string>{"b"}));
  const Reply local{200, Ok("Query", "{'TableName':'" + Target() +
                                         "','IndexName':'LSI1',"
                                         "'KeyConditionExpression':'PK = :a',"
                                         "'ExpressionAttributeValues':{':a':{'S':'a'}}}")};
  EXPECT_EQ(local.At("/Count"), 1);
}

TEST_P(RestoredTable, IsSummarized) {
  Table(kPartitionOnly);
  const std::string arn = Create();
  const Reply reply{200, Ok("RestoreTableFromBackup", RestoreBody(arn))};
  restored_.push_back(Target());
  EXPECT_EQ(reply.At("/TableDescription/TableStatus"), "CREATING");
  EXPECT_EQ(reply.At("/TableDescription/TableName"), json::value(Target()));
  EXPECT_EQ(reply.At("/TableDescription/RestoreSummary/SourceBackupArn"), json::value(arn));
  EXPECT_EQ(reply.At("/TableDescription/RestoreSummary/RestoreInProgress"), true);
  Reply described;
  EXPECT_TRUE(WaitFor([&] {
    described = {200, Ok("DescribeTable", "{'TableName':'" + Target() + "'}")};
    return described.At("/Table/TableStatus") == "ACTIVE";
  }));
  EXPECT_EQ(described.At("/Table/RestoreSummary/RestoreInProgress"), false);
  EXPECT_EQ(described.At("/Table/RestoreSummary/SourceBackupArn"), json::value(arn));
}

TEST_P(RestoredTable, IsLikeAnyOther) {
  Table(kPartitionOnly);
  Put("'PK':{'S':'a'}");
  Restore(Create());
  Ok("PutItem", "{'TableName':'" + Target() + "','Item':{'PK':{'S':'b'}}}");
  Ok("DeleteItem", "{'TableName':'" + Target() + "','Key':{'PK':{'S':'a'}}}");
  const Reply reply{200, Ok("Scan", "{'TableName':'" + Target() + "'}")};
  EXPECT_EQ(Column(reply.At("/Items"), "PK"), (std::vector<std::string>{"b"}));
}

TEST_P(RestoredTable, IntoATableThatIsThereIsRefused) {
  Table(kPartitionOnly);
  const std::string arn = Create();
  Refused("RestoreTableFromBackup", "{'TargetTableName':'$T','BackupArn':'" + arn + "'}",
          "TableAlreadyExistsException", "Table already exists: $T");
}

TEST_P(RestoredTable, LeavesOutWhatTheServiceLeavesOut) {
  Table(kPartitionOnly);
  Ok("UpdateTimeToLive",
     "{'TableName':'$T','TimeToLiveSpecification':{'Enabled':true,'AttributeName':'ttl'}}");
  Put("'PK':{'S':'a'},'ttl':{'N':'1700000000'}");
  Restore(Create());
  const Reply reply{200, Ok("DescribeTimeToLive", "{'TableName':'" + Target() + "'}")};
  EXPECT_EQ(reply.At("/TimeToLiveDescription/TimeToLiveStatus"), "DISABLED");
}

TEST_P(RestoredTable, MayChangeTheBilling) {
  Table(kPartitionOnly);
  const Reply reply = Restore(Create(),
                              ",'BillingModeOverride':'PROVISIONED','ProvisionedThroughputOverride'"
                              ":{'ReadCapacityUnits':3,'WriteCapacityUnits':4}");
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 3);
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/WriteCapacityUnits"), 4);
  EXPECT_TRUE(reply.At("/Table/BillingModeSummary").is_null());
}

TEST_P(RestoredTable, ToProvisionedNeedsThroughput) {
  Table(kPartitionOnly);
  Invalid("RestoreTableFromBackup", RestoreBody(Create(), ",'BillingModeOverride':'PROVISIONED'"),
          "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits "
          "must both be specified when BillingMode is PROVISIONED");
}

TEST_P(RestoredTable, OnDemandTakesNoThroughput) {
  Table(kPartitionOnly);
  Invalid("RestoreTableFromBackup",
          RestoreBody(Create(),
                      ",'ProvisionedThroughputOverride':{'ReadCapacityUnits':3,"
                      "'WriteCapacityUnits':4}"),
          "One or more parameter values were invalid: Neither ReadCapacityUnits nor "
          "WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
}

TEST_P(RestoredTable, MayLeaveIndexesOut) {
  Table(kIndexed);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'G2':{'N':'2'},'G3':{'S':'x'},'L1':{'N':'1'}");
  const Reply reply = Restore(
      Create(),
      ",'LocalSecondaryIndexOverride':[],'GlobalSecondaryIndexOverride':[{'IndexName':'GSI2',"
      "'KeySchema':[{'AttributeName':'G2','KeyType':'HASH'}],'Projection':{'ProjectionType':"
      "'KEYS_ONLY'}}]");
  EXPECT_EQ(ColumnOf(reply.At("/Table/GlobalSecondaryIndexes"), "IndexName"),
            (std::vector<std::string>{"GSI2"}));
  EXPECT_TRUE(reply.At("/Table/LocalSecondaryIndexes").is_null());
  EXPECT_EQ(reply.At("/Table/AttributeDefinitions").as_array().size(), 3U);
  const Reply index{200, Ok("Query", "{'TableName':'" + Target() +
                                         "','IndexName':'GSI2','KeyConditionExpression':'G2 = :g',"
                                         "'ExpressionAttributeValues':{':g':{'N':'2'}}}")};
  EXPECT_EQ(index.At("/Count"), 1);
}

TEST_P(RestoredTable, WithAnIndexThatWasNotThereIsRefused) {
  Table(kIndexed);
  const std::string arn = Create();
  for (const char* index : {"GSI9", "GSI2"}) {
    const Reply reply = Call(
        "RestoreTableFromBackup",
        RestoreBody(arn, std::string(",'GlobalSecondaryIndexOverride':[{'IndexName':'") + index +
                             "','KeySchema':[{'AttributeName':'G2','KeyType':'HASH'}],"
                             "'Projection':{'ProjectionType':'ALL'}}]"));
    EXPECT_EQ(reply.status, 400) << index;
    EXPECT_EQ(reply.At("/__type"), "com.amazon.coral.validate#ValidationException");
  }
}

TEST_P(RestoredTable, TargetNameHasThreeCharactersOrMore) {
  Table(kPartitionOnly);
  Invalid("RestoreTableFromBackup",
          "{'TargetTableName':'ab','BackupArn':'" + std::string(kUnknownArn) + "'}",
          "1 validation error detected: Value 'ab' at 'targetTableName' failed to satisfy "
          "constraint: Member must have length greater than or equal to 3");
}

}  // namespace flavorbot::conformance
