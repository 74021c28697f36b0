// On-demand backups.
#include <algorithm>

#include "backup_case.h"

namespace flavorbot::conformance {

class Backup : public BackupCase {};
INSTANTIATE_TEST_SUITE_P(Conformance, Backup, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Backup, IsDescribedWithItsTable) {
  Table(kIndexed);
  Put("'PK':{'S':'a'},'SK':{'S':'b'}");
  const std::string arn = Create();
  EXPECT_NE(arn.find(":table/" + table_name() + "/backup/"), std::string::npos);
  const Reply reply{200, Ok("DescribeBackup", ArnBody(arn))};
  EXPECT_EQ(reply.At("/BackupDescription/BackupDetails/BackupName"), "first");
  EXPECT_EQ(reply.At("/BackupDescription/BackupDetails/BackupType"), "USER");
  EXPECT_EQ(reply.At("/BackupDescription/BackupDetails/BackupSizeBytes"), 6);
  EXPECT_EQ(reply.At("/BackupDescription/SourceTableDetails/TableName"), json::value(table_name()));
  EXPECT_EQ(reply.At("/BackupDescription/SourceTableDetails/ItemCount"), 1);
  EXPECT_EQ(reply.At("/BackupDescription/SourceTableDetails/BillingMode"), "PAY_PER_REQUEST");
  EXPECT_EQ(reply.At("/BackupDescription/SourceTableFeatureDetails/GlobalSecondaryIndexes")
                .as_array()
                .size(),
            3U);
  EXPECT_EQ(reply.At("/BackupDescription/SourceTableFeatureDetails/LocalSecondaryIndexes")
                .as_array()
                .size(),
            2U);
}

TEST_P(Backup, TellsTheTimeToLiveOfItsTable) {
  Table(kStringKeys);
  Ok("UpdateTimeToLive",
     "{'TableName':'$T','TimeToLiveSpecification':{'Enabled':true,'AttributeName':'ttl'}}");
  const Reply reply{200, Ok("DescribeBackup", ArnBody(Create()))};
  EXPECT_EQ(reply.At("/BackupDescription/SourceTableFeatureDetails/TimeToLiveDescription"),
            Json("{'TimeToLiveStatus':'ENABLED','AttributeName':'ttl'}"));
}

TEST_P(Backup, OfAnUnknownTableIsTableNotFound) {
  Refused("CreateBackup", "{'TableName':'$T','BackupName':'first'}", "TableNotFoundException",
          "Table not found: $T");
}

TEST_P(Backup, NeedsNameAndTable) {
  Invalid("CreateBackup", "{'TableName':'$T'}",
          "1 validation error detected: Value null at 'backupName' failed to satisfy constraint: "
          "Member must not be null");
  Invalid("CreateBackup", "{'BackupName':'first'}",
          "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
          "Member must not be null");
}

TEST_P(Backup, NameHasThreeTo255Characters) {
  Table(kPartitionOnly);
  Invalid("CreateBackup", "{'TableName':'$T','BackupName':'ab'}",
          "1 validation error detected: Value 'ab' at 'backupName' failed to satisfy constraint: "
          "Member must have length greater than or equal to 3");
  const std::string longest(255, 'b');
  Create(longest);
  Invalid("CreateBackup", "{'TableName':'$T','BackupName':'" + longest + "b'}",
          "1 validation error detected: Value '" + longest +
              "b' at 'backupName' failed to satisfy constraint: Member must have length less than "
              "or equal to 255");
}

TEST_P(Backup, NameHasLettersDigitsAndThreeMarks) {
  Table(kPartitionOnly);
  Create("A-z_0.9");
  Invalid("CreateBackup", "{'TableName':'$T','BackupName':'a b c'}",
          "1 validation error detected: Value 'a b c' at 'backupName' failed to satisfy "
          "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
}

TEST_P(Backup, OfOneNameMayBeSeveral) {
  Table(kPartitionOnly);
  EXPECT_NE(Create("same"), Create("same"));
  EXPECT_EQ(Names(""), (std::vector<std::string>{"same", "same"}));
}

TEST_P(Backup, IsListedWithItsTable) {
  Table(kPartitionOnly);
  const std::string arn = Create();
  const Reply reply{200, Ok("ListBackups", "{'TableName':'$T'}")};
  EXPECT_EQ(reply.At("/BackupSummaries/0/TableName"), json::value(table_name()));
  EXPECT_EQ(reply.At("/BackupSummaries/0/BackupArn"), json::value(arn));
  EXPECT_EQ(reply.At("/BackupSummaries/0/BackupStatus"), "AVAILABLE");
  EXPECT_TRUE(reply.At("/LastEvaluatedBackupArn").is_null());
}

TEST_P(Backup, ListsOfNoTableAreEmpty) {
  Answers("ListBackups", "{'TableName':'$T'}", "{'BackupSummaries':[]}");
}

TEST_P(Backup, ListsArePaged) {
  Table(kPartitionOnly);
  Create("one");
  Create("two");
  Create("three");
  std::vector<std::string> names;
  std::string start;
  for (int page = 0; page < 3; ++page) {
    const Reply reply{200, Ok("ListBackups", "{'TableName':'$T','Limit':1" + start + "}")};
    ASSERT_EQ(reply.At("/BackupSummaries").as_array().size(), 1U);
    names.emplace_back(reply.At("/BackupSummaries/0/BackupName").as_string());
    const auto& last = reply.At("/LastEvaluatedBackupArn");
    ASSERT_EQ(last.is_null(), page == 2);
    if (page < 2) {
      start = ",'ExclusiveStartBackupArn':'" + std::string(last.as_string()) + "'";
    }
  }
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"one", "three", "two"}));
}

TEST_P(Backup, ListLimitIsOneTo100) {
  Invalid("ListBackups", "{'Limit':0}",
          "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
          "must have value greater than or equal to 1");
  Invalid("ListBackups", "{'Limit':101}",
          "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: "
          "Member must have value less than or equal to 100");
}

TEST_P(Backup, ListsAreOfOneType) {
  Table(kPartitionOnly);
  Create();
  EXPECT_EQ(Names(",'BackupType':'USER'").size(), 1U);
  EXPECT_EQ(Names(",'BackupType':'ALL'").size(), 1U);
  EXPECT_EQ(Names(",'BackupType':'SYSTEM'").size(), 0U);
  EXPECT_EQ(Names(",'BackupType':'AWS_BACKUP'").size(), 0U);
  Invalid("ListBackups", "{'BackupType':'MINE'}",
          "1 validation error detected: Value 'MINE' at 'backupType' failed to satisfy constraint: "
          "Member must satisfy enum value set: [USER, SYSTEM, AWS_BACKUP, ALL]");
}

// The lower bound is in the range, the upper is not.
TEST_P(Backup, ListsAreOfATimeRange) {
  Table(kPartitionOnly);
  const Reply reply{200, Ok("DescribeBackup", ArnBody(Create()))};
  const json::value& created = reply.At("/BackupDescription/BackupDetails/BackupCreationDateTime");
  const std::string at = json::serialize(created);
  EXPECT_EQ(Names(",'TimeRangeLowerBound':" + at).size(), 1U);
  EXPECT_EQ(Names(",'TimeRangeUpperBound':" + at).size(), 0U);
  EXPECT_EQ(Names(",'TimeRangeLowerBound':1,'TimeRangeUpperBound':4e9").size(), 1U);
  EXPECT_EQ(Names(",'TimeRangeLowerBound':4e9").size(), 0U);
}

TEST_P(Backup, OutlivesItsTable) {
  Table(kPartitionOnly);
  Put("'PK':{'S':'a'}");
  const std::string arn = Create();
  Ok("DeleteTable", "{'TableName':'$T'}");
  EXPECT_EQ(Names("").size(), 1U);
  EXPECT_EQ(Restore(arn).At("/Table/ItemCount"), 1);
}

TEST_P(Backup, DeletedIsDescribedForTheLastTime) {
  Table(kPartitionOnly);
  const std::string arn = Create();
  const Reply reply{200, Ok("DeleteBackup", ArnBody(arn))};
  EXPECT_EQ(reply.At("/BackupDescription/BackupDetails/BackupStatus"), "DELETED");
  EXPECT_EQ(reply.At("/BackupDescription/BackupDetails/BackupArn"), json::value(arn));
  Refused("DescribeBackup", ArnBody(arn), "BackupNotFoundException", "Backup not found: " + arn);
  EXPECT_EQ(Names("").size(), 0U);
}

TEST_P(Backup, UnknownIsBackupNotFound) {
  const std::string arn(kUnknownArn);
  for (const char* action : {"DescribeBackup", "DeleteBackup"}) {
    Refused(action, ArnBody(arn), "BackupNotFoundException", "Backup not found: " + arn);
  }
  Refused("RestoreTableFromBackup", RestoreBody(arn), "BackupNotFoundException",
          "Backup not found: " + arn);
}

TEST_P(Backup, ArnHas37CharactersOrMore) {
  Invalid("DescribeBackup", "{'BackupArn':'arn:short'}",
          "1 validation error detected: Value 'arn:short' at 'backupArn' failed to satisfy "
          "constraint: Member must have length greater than or equal to 37");
  Invalid("DeleteBackup", "{}",
          "1 validation error detected: Value null at 'backupArn' failed to satisfy constraint: "
          "Member must not be null");
}

}  // namespace flavorbot::conformance
