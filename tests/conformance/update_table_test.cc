// UpdateTable: billing mode, throughput, indexes, protection, table class, encryption.
#include <algorithm>
#include <chrono>
#include <thread>

#include "conformance.h"

namespace flavorbot::conformance {

// $T with PK (S), and the global index "idxA" over A (S).
class UpdateTable : public Conformance {
 protected:
  ~UpdateTable() override {
    Call("UpdateTable", "{'TableName':'$T','DeletionProtectionEnabled':false}");
    Call("DeleteTable", "{'TableName':'$T'}");
  }

  void CreateProvisioned() {
    Ok("CreateTable",
       "{'TableName':'$T'," + std::string(kShape) +
           "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':6},"
           "'GlobalSecondaryIndexes':[{'IndexName':'idxA','KeySchema':[{'AttributeName':'A',"
           "'KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'},"
           "'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':2}}]}");
  }
  void CreateOnDemand() {
    Ok("CreateTable",
       "{'TableName':'$T'," + std::string(kShape) +
           "'BillingMode':'PAY_PER_REQUEST',"
           "'GlobalSecondaryIndexes':[{'IndexName':'idxA','KeySchema':[{'AttributeName':'A',"
           "'KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}]}");
  }

  // UpdateTable of $T with these members.
  static std::string Update(std::string_view members) {
    return "{'TableName':'$T'," + std::string(members) + "}";
  }
  static std::string Throughput(int read, int write) {
    return "'ProvisionedThroughput':{'ReadCapacityUnits':" + std::to_string(read) +
           ",'WriteCapacityUnits':" + std::to_string(write) + "}";
  }
  static std::string IndexUpdates(std::string_view updates) {
    return "'GlobalSecondaryIndexUpdates':[" + std::string(updates) + "]";
  }
  static std::string CreateIndex(std::string_view name, std::string_view key,
                                 std::string_view more = "") {
    return "{'Create':{'IndexName':'" + std::string(name) + "','KeySchema':[{'AttributeName':'" +
           std::string(key) + "','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}" +
           std::string(more) + "}}";
  }
  static std::string DeleteIndex(std::string_view name) {
    return "{'Delete':{'IndexName':'" + std::string(name) + "'}}";
  }
  static std::string UpdateIndex(std::string_view name, int read, int write) {
    return "{'Update':{'IndexName':'" + std::string(name) + "'," + Throughput(read, write) + "}}";
  }
  // Definitions of attributes of type S.
  static std::string Definitions(std::initializer_list<std::string_view> names) {
    std::string text = "'AttributeDefinitions':[";
    for (const auto name : names) {
      if (text.back() == '}') text += ',';
      text.append("{'AttributeName':'").append(name).append("','AttributeType':'S'}");
    }
    return text + "]";
  }
  static std::string AddIndexB() {
    return Update(Definitions({"PK", "B"}) + "," + IndexUpdates(CreateIndex("idxB", "B")));
  }

  void Change(std::string_view members) { Ok("UpdateTable", Update(members)); }
  void Refuse(std::string_view members, std::string_view message, const Reference& reference) {
    Invalid("UpdateTable", Update(members), message, reference);
  }
  void Refuse(std::string_view members, std::string_view message) {
    Invalid("UpdateTable", Update(members), message);
  }
  Reply Describe() { return {200, Ok("DescribeTable", "{'TableName':'$T'}")}; }

  // The description of a global index; null when there is none.
  json::value IndexOf(const Reply& reply, std::string_view name) {
    const auto* indexes = reply.At("/Table/GlobalSecondaryIndexes").if_array();
    if (indexes == nullptr) return nullptr;
    for (const auto& index : *indexes) {
      if (index.at("IndexName") == json::value(name)) return index;
    }
    return nullptr;
  }

  // Until the table and its indexes are as they shall be.
  void WaitUntilActive() {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (std::chrono::steady_clock::now() < deadline) {
      const auto reply = Describe();
      bool active = reply.At("/Table/TableStatus") == "ACTIVE";
      if (const auto* indexes = reply.At("/Table/GlobalSecondaryIndexes").if_array()) {
        for (const auto& index : *indexes) active = active && index.at("IndexStatus") == "ACTIVE";
      }
      if (active) return;
      std::this_thread::yield();
    }
    ADD_FAILURE() << "the table has not become active";
  }

  static constexpr std::string_view kShape =
      "'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
      "{'AttributeName':'A','AttributeType':'S'}],"
      "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'}],";
  static constexpr std::string_view kOneIndexAtATime =
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
      "table";
};
INSTANTIATE_TEST_SUITE_P(Conformance, UpdateTable, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(UpdateTable, NeedsATable) {
  Refused("UpdateTable", "{'TableName':'no-such-table','BillingMode':'PAY_PER_REQUEST'}",
          "ResourceNotFoundException",
          "Requested resource not found: Table: no-such-table not found",
          Reference::InOtherWords());
}

TEST_P(UpdateTable, NeedsATableName) {
  Invalid("UpdateTable", "{'BillingMode':'PAY_PER_REQUEST'}",
          "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
          "Member must not be null",
          Reference::InOtherWords());
}

TEST_P(UpdateTable, NeedsAChange) {
  CreateOnDemand();
  const std::string text =
      "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
      "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required";
  Invalid("UpdateTable", "{'TableName':'$T'}", text, Reference::InOtherWords());
  Refuse(IndexUpdates(""), text, Reference::InOtherWords());
  Refuse(Definitions({"PK", "A"}), text, Reference::InOtherWords());
}

TEST_P(UpdateTable, BillingModeIsOfTheList) {
  CreateOnDemand();
  Refuse("'BillingMode':'X'",
         "1 validation error detected: Value 'X' at 'billingMode' failed to satisfy constraint: "
         "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]",
         Reference{"InternalFailure", ""});
}

TEST_P(UpdateTable, TableClassIsOfTheList) {
  CreateOnDemand();
  Refuse("'TableClass':'X'",
         "1 validation error detected: Value 'X' at 'tableClass' failed to satisfy constraint: "
         "Member must satisfy enum value set: [STANDARD, STANDARD_INFREQUENT_ACCESS]",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, ThroughputIsRaised) {
  CreateProvisioned();
  Change(Throughput(7, 8));
  WaitUntilActive();
  const auto reply = Describe();
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 7);
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/WriteCapacityUnits"), 8);
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/NumberOfDecreasesToday"), 0);
  if (on_reference()) return;  // it keeps no dates
  EXPECT_TRUE(reply.At("/Table/ProvisionedThroughput/LastIncreaseDateTime").is_number());
  EXPECT_TRUE(reply.At("/Table/ProvisionedThroughput/LastDecreaseDateTime").is_null());
}

TEST_P(UpdateTable, ThroughputIsLowered) {
  CreateProvisioned();
  Change(Throughput(4, 6));
  WaitUntilActive();
  const auto reply = Describe();
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 4);
  if (on_reference()) return;  // it doesn't count
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/NumberOfDecreasesToday"), 1);
  EXPECT_TRUE(reply.At("/Table/ProvisionedThroughput/LastDecreaseDateTime").is_number());
}

TEST_P(UpdateTable, ThroughputThatIsAlreadySoIsRefused) {
  CreateProvisioned();
  Refuse(Throughput(5, 6),
         "The provisioned throughput for the table will not change. The requested value equals the "
         "current value. Current ReadCapacityUnits provisioned for the table: 5. Requested "
         "ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the table: 6. Requested "
         "WriteCapacityUnits: 6. Refer to the Amazon DynamoDB Developer Guide for current limits "
         "and how to request higher limits.",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, ThroughputIsAtLeastOne) {
  CreateProvisioned();
  Refuse(Throughput(0, 0),
         "2 validation errors detected: Value '0' at 'provisionedThroughput.writeCapacityUnits' "
         "failed to satisfy constraint: Member must have value greater than or equal to 1; Value "
         "'0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member "
         "must have value greater than or equal to 1",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, ThroughputHasBounds) {
  CreateProvisioned();
  Refuse("'ProvisionedThroughput':{'ReadCapacityUnits':1000000000001,'WriteCapacityUnits':5}",
         "Given value 1000000000001 for ReadCapacityUnits is out of bounds",
         Reference::InOtherWords());
  Refuse("'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':1000000000001}",
         "Given value 1000000000001 for WriteCapacityUnits is out of bounds",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, ThroughputNeedsBothFigures) {
  CreateProvisioned();
  Refuse("'ProvisionedThroughput':{'ReadCapacityUnits':1}",
         "1 validation error detected: Value null at 'provisionedThroughput.writeCapacityUnits' "
         "failed to satisfy constraint: Member must not be null",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, BillingModeToOnDemand) {
  CreateProvisioned();
  Change("'BillingMode':'PAY_PER_REQUEST'");
  WaitUntilActive();
  const auto reply = Describe();
  EXPECT_EQ(reply.At("/Table/BillingModeSummary/BillingMode"), "PAY_PER_REQUEST");
  EXPECT_TRUE(reply.At("/Table/BillingModeSummary/LastUpdateToPayPerRequestDateTime").is_number());
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 0);
}

TEST_P(UpdateTable, BillingModeToProvisioned) {
  CreateOnDemand();
  Change("'BillingMode':'PROVISIONED'," + Throughput(3, 4) + "," +
         IndexUpdates(UpdateIndex("idxA", 1, 2)));
  WaitUntilActive();
  const auto reply = Describe();
  EXPECT_EQ(reply.At("/Table/BillingModeSummary/BillingMode"), "PROVISIONED");
  EXPECT_EQ(reply.At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 3);
  EXPECT_EQ(IndexOf(reply, "idxA").at("ProvisionedThroughput").at("WriteCapacityUnits"), 2);
}

TEST_P(UpdateTable, ProvisionedNeedsThroughput) {
  CreateOnDemand();
  Refuse("'BillingMode':'PROVISIONED'",
         "One or more parameter values were invalid: ProvisionedThroughput must be specified when "
         "BillingMode is PROVISIONED",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, ProvisionedNeedsThroughputOfEachIndex) {
  CreateOnDemand();
  Refuse("'BillingMode':'PROVISIONED'," + Throughput(3, 4),
         "One or more parameter values were invalid: ProvisionedThroughput must be specified for "
         "index: idxA",
         Reference::Fails());
}

TEST_P(UpdateTable, OnDemandTakesNoThroughput) {
  CreateProvisioned();
  const std::string text =
      "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits "
      "can be specified when BillingMode is PAY_PER_REQUEST";
  Refuse("'BillingMode':'PAY_PER_REQUEST'," + Throughput(3, 4), text, Reference::Accepts());
}

TEST_P(UpdateTable, OnDemandTableTakesNoThroughput) {
  if (on_reference()) return;  // it fails inside, and is of no use then
  CreateOnDemand();
  Refuse(Throughput(3, 4),
         "One or more parameter values were invalid: Neither ReadCapacityUnits nor "
         "WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
         Reference::InOtherWords());
  Refuse(IndexUpdates(UpdateIndex("idxA", 1, 2)),
         "One or more parameter values were invalid: ProvisionedThroughput should not be specified "
         "for index: idxA when BillingMode is PAY_PER_REQUEST",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, OnDemandMayBeSaidAgain) {
  CreateOnDemand();
  Change("'BillingMode':'PAY_PER_REQUEST'");
  EXPECT_EQ(Describe().At("/Table/BillingModeSummary/BillingMode"), "PAY_PER_REQUEST");
}

TEST_P(UpdateTable, IndexThroughputChanges) {
  CreateProvisioned();
  Change(IndexUpdates(UpdateIndex("idxA", 3, 2)));
  WaitUntilActive();
  const auto index = IndexOf(Describe(), "idxA");
  EXPECT_EQ(index.at("ProvisionedThroughput").at("ReadCapacityUnits"), 3);
  EXPECT_EQ(Describe().At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 5);
}

TEST_P(UpdateTable, IndexThroughputThatIsAlreadySoIsRefused) {
  CreateProvisioned();
  Refuse(
      IndexUpdates(UpdateIndex("idxA", 1, 2)),
      "The provisioned throughput for the index idxA will not change. The requested value equals "
      "the current value. Current ReadCapacityUnits provisioned for the index: 1. Requested "
      "ReadCapacityUnits: 1. Current WriteCapacityUnits provisioned for the index: 2. Requested "
      "WriteCapacityUnits: 2. Refer to the Amazon DynamoDB Developer Guide for current limits "
      "and how to request higher limits.",
      Reference::InOtherWords());
}

TEST_P(UpdateTable, ThroughputOfAMissingIndex) {
  CreateProvisioned();
  Refused("UpdateTable", Update(IndexUpdates(UpdateIndex("nope", 1, 2))),
          "ResourceNotFoundException", "Requested resource not found",
          Reference{"ValidationException", ""});
}

TEST_P(UpdateTable, IndexUpdateIsOfSomething) {
  CreateOnDemand();
  Refuse(IndexUpdates("{}"),
         "One or more parameter values were invalid: One of GlobalSecondaryIndexUpdate.Update, "
         "GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, OneUpdateAnIndex) {
  CreateProvisioned();
  Refuse(IndexUpdates(UpdateIndex("idxA", 3, 2) + "," + UpdateIndex("idxA", 4, 2)),
         "One or more parameter values were invalid: Only one global secondary index update per "
         "index is allowed simultaneously. Index: idxA",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, NewIndexHasWhatWasThereBefore) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  for (int i = 0; i < 30; ++i) {
    Put("'PK':{'S':'" + std::to_string(i) + "'},'B':{'S':'b'},'n':{'N':'1'}");
  }
  Put("'PK':{'S':'without'}");
  Ok("UpdateTable", AddIndexB());
  WaitUntilActive();
  const Reply counted{200, Ok("Query",
                              "{'TableName':'$T','IndexName':'idxB','KeyConditionExpression':'B = "
                              ":b','ExpressionAttributeValues':{':b':{'S':'b'}}}")};
  EXPECT_EQ(counted.At("/Count"), 30);
  const auto index = IndexOf(Describe(), "idxB");
  EXPECT_EQ(index.at("ItemCount"), on_reference() ? 31 : 30);  // it counts the table's items
  EXPECT_EQ(index.at("KeySchema"), Json("[{'AttributeName':'B','KeyType':'HASH'}]"));
}

TEST_P(UpdateTable, NewIndexFollowsTheTable) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  Put("'PK':{'S':'1'},'B':{'S':'b'}");
  Put("'PK':{'S':'2'},'B':{'S':'b'}");
  Ok("UpdateTable", AddIndexB());
  WaitUntilActive();
  Put("'PK':{'S':'1'},'B':{'S':'c'}");
  Put("'PK':{'S':'3'},'B':{'S':'b'}");
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'2'}}}");
  Answers("Query",
          "{'TableName':'$T','IndexName':'idxB','KeyConditionExpression':'B = :b',"
          "'ExpressionAttributeValues':{':b':{'S':'b'}}}",
          "{'Items':[{'PK':{'S':'3'},'B':{'S':'b'}}],'Count':1,'ScannedCount':1}");
}

TEST_P(UpdateTable, NewIndexIsAnnounced) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  const Reply reply{200, Ok("UpdateTable", AddIndexB())};
  bool found = false;
  for (const auto& index : reply.At("/TableDescription/GlobalSecondaryIndexes").as_array()) {
    if (index.at("IndexName") != "idxB") continue;
    found = true;
    EXPECT_EQ(index.at("IndexStatus"), "CREATING");
    EXPECT_EQ(index.at("Backfilling"), false);
  }
  EXPECT_TRUE(found);
  if (!on_reference()) EXPECT_EQ(reply.At("/TableDescription/TableStatus"), "UPDATING");
  WaitUntilActive();
}

TEST_P(UpdateTable, NewIndexAddsItsAttributes) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  Ok("UpdateTable", Update(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B"))));
  WaitUntilActive();
  std::vector<std::string> names;
  const auto reply = Describe();
  for (const auto& definition : reply.At("/Table/AttributeDefinitions").as_array()) {
    names.emplace_back(definition.at("AttributeName").as_string());
  }
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"A", "B", "PK"}));
}

TEST_P(UpdateTable, NewIndexLeavesOutWhatCannotBeItsKey) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  Put("'PK':{'S':'1'},'B':{'S':'b'}");
  Put("'PK':{'S':'2'},'B':{'N':'1'}");
  Put("'PK':{'S':'3'},'B':{'S':''}");
  Ok("UpdateTable", AddIndexB());
  WaitUntilActive();
  if (on_reference()) return;  // it takes them in
  const Reply scanned{200, Ok("Scan", "{'TableName':'$T','IndexName':'idxB'}")};
  EXPECT_EQ(scanned.At("/Count"), 1);
  EXPECT_EQ(IndexOf(Describe(), "idxB").at("ItemCount"), 1);
}

TEST_P(UpdateTable, NewIndexWatchesTypes) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  Ok("UpdateTable", AddIndexB());
  WaitUntilActive();
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'1'},'B':{'N':'1'}}}",
          "One or more parameter values were invalid: Type mismatch for Index Key B Expected: S "
          "Actual: N IndexName: idxB",
          Reference::InOtherWords());
}

TEST_P(UpdateTable, NewIndexNeedsDefinitions) {
  CreateOnDemand();
  Refuse(IndexUpdates(CreateIndex("idxB", "B")),
         "One or more parameter values were invalid: Some index key attributes are not defined in "
         "AttributeDefinitions. Keys: [B], AttributeDefinitions: [PK, A]",
         Reference::InOtherWords());
  Refuse(Definitions({"Z"}) + "," + IndexUpdates(CreateIndex("idxB", "B")),
         "One or more parameter values were invalid: Some index key attributes are not defined in "
         "AttributeDefinitions. Keys: [B], AttributeDefinitions: [PK, A, Z]",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, DefinitionsAreUsed) {
  CreateOnDemand();
  Refuse(Definitions({"B", "Z"}) + "," + IndexUpdates(CreateIndex("idxB", "B")),
         "One or more parameter values were invalid: Some AttributeDefinitions are not used. "
         "AttributeDefinitions: [PK, A, B, Z], keys used: [A, B, PK]",
         Reference::Accepts());
}

TEST_P(UpdateTable, DefinitionsStayAsTheyAre) {
  CreateOnDemand();
  Refuse(
      "'AttributeDefinitions':[{'AttributeName':'A','AttributeType':'N'},{'AttributeName':'B',"
      "'AttributeType':'S'}]," +
          IndexUpdates(CreateIndex("idxB", "B")),
      "invalid attribute, SchemaElement redefined should be of same type as previously defined");
}

TEST_P(UpdateTable, NewIndexHasANameOfItsOwn) {
  CreateOnDemand();
  Refuse(Definitions({"PK", "A"}) + "," + IndexUpdates(CreateIndex("idxA", "A")),
         "Attempting to create an index which already exists");
}

TEST_P(UpdateTable, IndexNamesHaveAForm) {
  if (on_reference()) GTEST_SKIP() << "it looks for the index first";
  CreateOnDemand();
  const std::string text =
      "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and "
      "may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'";
  Refuse(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("i", "B")), text,
         Reference::InOtherWords());
  Refuse(IndexUpdates(DeleteIndex("i")), text, Reference::InOtherWords());
}

TEST_P(UpdateTable, IndexNamesAreRequired) {
  CreateOnDemand();
  Refuse(IndexUpdates("{'Delete':{}}"),
         "1 validation error detected: Value null at "
         "'globalSecondaryIndexUpdates.1.member.delete.indexName' failed to satisfy constraint: "
         "Member must not be null",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, NewIndexHasAPartitionKey) {
  CreateOnDemand();
  Refuse(Definitions({"B"}) +
             ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'idxB','KeySchema':[{"
             "'AttributeName':'B','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}}]",
         "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, NewIndexHasTwoDifferentKeys) {
  CreateOnDemand();
  Refuse(Definitions({"B"}) +
             ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'idxB','KeySchema':[{"
             "'AttributeName':'B','KeyType':'HASH'},{'AttributeName':'B','KeyType':'RANGE'}],"
             "'Projection':{'ProjectionType':'ALL'}}}]",
         "Both the Hash Key and the Range Key element in the KeySchema have the same name",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, NewIndexProjects) {
  CreateOnDemand();
  const auto with = [](std::string_view projection) {
    return Definitions({"B"}) +
           ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'idxB','KeySchema':[{"
           "'AttributeName':'B','KeyType':'HASH'}],'Projection':{" +
           std::string(projection) + "}}}]";
  };
  Refuse(with(""), "One or more parameter values were invalid: Unknown ProjectionType: null",
         Reference::InOtherWords());
  Refuse(
      with("'ProjectionType':'ALL','NonKeyAttributes':['x']"),
      "One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is "
      "specified",
      Reference::InOtherWords());
  Refuse(with("'ProjectionType':'INCLUDE'"),
         "One or more parameter values were invalid: ProjectionType is INCLUDE, but "
         "NonKeyAttributes is not specified",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, NewIndexOfAnOnDemandTableTakesNoThroughput) {
  CreateOnDemand();
  Refuse(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B", "," + Throughput(1, 1))),
         "One or more parameter values were invalid: ProvisionedThroughput should not be specified "
         "for index: idxB when BillingMode is PAY_PER_REQUEST",
         Reference::Accepts());
}

TEST_P(UpdateTable, NewIndexOfAProvisionedTableNeedsThroughput) {
  CreateProvisioned();
  Refuse(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B")),
         "One or more parameter values were invalid: ProvisionedThroughput is not specified for "
         "index: idxB",
         Reference::Fails());
}

TEST_P(UpdateTable, NewIndexKeepsItsThroughput) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateProvisioned();
  Change(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B", "," + Throughput(7, 8))));
  WaitUntilActive();
  EXPECT_EQ(IndexOf(Describe(), "idxB").at("ProvisionedThroughput").at("WriteCapacityUnits"), 8);
}

TEST_P(UpdateTable, OneIndexAtATime) {
  CreateOnDemand();
  const auto refuse = [this](const std::string& members) {
    Refused("UpdateTable", Update(members), "LimitExceededException", kOneIndexAtATime);
  };
  refuse(Definitions({"B", "C"}) + "," +
         IndexUpdates(CreateIndex("idxB", "B") + "," + CreateIndex("idxC", "C")));
  refuse(Definitions({"B"}) + "," +
         IndexUpdates(CreateIndex("idxB", "B") + "," + DeleteIndex("idxA")));
}

TEST_P(UpdateTable, IndexesAreDeleted) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateOnDemand();
  Put("'PK':{'S':'1'},'A':{'S':'a'}");
  const Reply reply{200, Ok("UpdateTable", Update(IndexUpdates(DeleteIndex("idxA"))))};
  EXPECT_EQ(reply.At("/TableDescription/GlobalSecondaryIndexes/0/IndexStatus"), "DELETING");
  WaitUntilActive();
  while (!IndexOf(Describe(), "idxA").is_null()) std::this_thread::yield();
  EXPECT_EQ(Describe().At("/Table/AttributeDefinitions"),
            Json("[{'AttributeName':'PK','AttributeType':'S'}]"));
  Invalid("Scan", "{'TableName':'$T','IndexName':'idxA'}",
          "The table does not have the specified index: idxA", Reference::InOtherWords());
  Put("'PK':{'S':'2'},'A':{'N':'1'}");
}

TEST_P(UpdateTable, DeletingAMissingIndex) {
  CreateOnDemand();
  Refused("UpdateTable", Update(IndexUpdates(DeleteIndex("nope"))), "ResourceNotFoundException",
          "Requested resource not found");
}

TEST_P(UpdateTable, DeletionProtectionIsPutOnAndTakenOff) {
  CreateOnDemand();
  Change("'DeletionProtectionEnabled':true");
  EXPECT_EQ(Describe().At("/Table/DeletionProtectionEnabled"), true);
  Invalid("DeleteTable", "{'TableName':'$T'}",
          "Resource cannot be deleted as it is currently protected against deletion. Disable "
          "deletion protection first.");
  Change("'DeletionProtectionEnabled':false");
  Ok("DeleteTable", "{'TableName':'$T'}");
}

TEST_P(UpdateTable, DeletionProtectionMayBeSaidAgain) {
  CreateOnDemand();
  Change("'DeletionProtectionEnabled':false");
  EXPECT_EQ(Describe().At("/Table/DeletionProtectionEnabled"), false);
}

TEST_P(UpdateTable, TableClassChanges) {
  if (on_reference()) return;  // it knows no table classes
  CreateOnDemand();
  EXPECT_TRUE(Describe().At("/Table/TableClassSummary").is_null());
  Change("'TableClass':'STANDARD_INFREQUENT_ACCESS'");
  const auto reply = Describe();
  EXPECT_EQ(reply.At("/Table/TableClassSummary/TableClass"), "STANDARD_INFREQUENT_ACCESS");
  EXPECT_TRUE(reply.At("/Table/TableClassSummary/LastUpdateDateTime").is_number());
}

TEST_P(UpdateTable, EncryptionIsDescribed) {
  if (on_reference()) return;  // it describes none
  CreateOnDemand();
  Change("'SSESpecification':{'Enabled':true,'SSEType':'KMS','KMSMasterKeyId':'1234'}");
  auto reply = Describe();
  EXPECT_EQ(reply.At("/Table/SSEDescription/Status"), "ENABLED");
  EXPECT_EQ(reply.At("/Table/SSEDescription/SSEType"), "KMS");
  EXPECT_EQ(reply.At("/Table/SSEDescription/KMSMasterKeyArn"),
            "arn:aws:kms:us-east-1:000000000000:key/1234");
  Change("'SSESpecification':{'Enabled':false}");
  reply = Describe();
  EXPECT_TRUE(reply.At("/Table/SSEDescription").is_null());
}

TEST_P(UpdateTable, EncryptionTypeIsOfTheList) {
  CreateOnDemand();
  Refuse("'SSESpecification':{'Enabled':true,'SSEType':'X'}",
         "1 validation error detected: Value 'X' at 'sSESpecification.sSEType' failed to satisfy "
         "constraint: Member must satisfy enum value set: [AES256, KMS]",
         Reference::InOtherWords());
}

TEST_P(UpdateTable, ARefusedChangeChangesNothing) {
  CreateProvisioned();
  const auto reply =
      Call("UpdateTable", Update(Throughput(50, 60) + "," + IndexUpdates(DeleteIndex("nope"))));
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(Describe().At("/Table/ProvisionedThroughput/ReadCapacityUnits"), 5);
}

}  // namespace flavorbot::conformance
