// UpdateTable: global indexes that are added and deleted.
#include <algorithm>

#include "update_table_case.h"

namespace flavorbot::conformance {

class UpdateTableIndexes : public UpdateTableCase {};
INSTANTIATE_TEST_SUITE_P(Conformance, UpdateTableIndexes, testing::ValuesIn(TargetKinds()),
                         CaseTargetName);

TEST_P(UpdateTableIndexes, NewIndexHasWhatWasThereBefore) {
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

TEST_P(UpdateTableIndexes, NewIndexFollowsTheTable) {
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

TEST_P(UpdateTableIndexes, NewIndexIsAnnounced) {
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

TEST_P(UpdateTableIndexes, NewIndexAddsItsAttributes) {
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

TEST_P(UpdateTableIndexes, NewIndexLeavesOutWhatCannotBeItsKey) {
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

TEST_P(UpdateTableIndexes, NewIndexWatchesTypes) {
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

TEST_P(UpdateTableIndexes, NewIndexNeedsDefinitions) {
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

TEST_P(UpdateTableIndexes, DefinitionsAreUsed) {
  CreateOnDemand();
  Refuse(Definitions({"B", "Z"}) + "," + IndexUpdates(CreateIndex("idxB", "B")),
         "One or more parameter values were invalid: Some AttributeDefinitions are not used. "
         "AttributeDefinitions: [PK, A, B, Z], keys used: [A, B, PK]",
         Reference::Accepts());
}

TEST_P(UpdateTableIndexes, DefinitionsStayAsTheyAre) {
  CreateOnDemand();
  Refuse(
      "'AttributeDefinitions':[{'AttributeName':'A','AttributeType':'N'},{'AttributeName':'B',"
      "'AttributeType':'S'}]," +
          IndexUpdates(CreateIndex("idxB", "B")),
      "invalid attribute, SchemaElement redefined should be of same type as previously defined");
}

TEST_P(UpdateTableIndexes, NewIndexHasANameOfItsOwn) {
  CreateOnDemand();
  Refuse(Definitions({"PK", "A"}) + "," + IndexUpdates(CreateIndex("idxA", "A")),
         "Attempting to create an index which already exists");
}

TEST_P(UpdateTableIndexes, IndexNamesHaveAForm) {
  if (on_reference()) GTEST_SKIP() << "it looks for the index first";
  CreateOnDemand();
  const std::string text =
      "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and "
      "may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'";
  Refuse(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("i", "B")), text,
         Reference::InOtherWords());
  Refuse(IndexUpdates(DeleteIndex("i")), text, Reference::InOtherWords());
}

TEST_P(UpdateTableIndexes, IndexNamesAreRequired) {
  CreateOnDemand();
  Refuse(IndexUpdates("{'Delete':{}}"),
         "1 validation error detected: Value null at "
         "'globalSecondaryIndexUpdates.1.member.delete.indexName' failed to satisfy constraint: "
         "Member must not be null",
         Reference::InOtherWords());
}

TEST_P(UpdateTableIndexes, NewIndexHasAPartitionKey) {
  CreateOnDemand();
  Refuse(Definitions({"B"}) +
             ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'idxB','KeySchema':[{"
             "'AttributeName':'B','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}}]",
         "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
         Reference::InOtherWords());
}

TEST_P(UpdateTableIndexes, NewIndexHasTwoDifferentKeys) {
  CreateOnDemand();
  Refuse(Definitions({"B"}) +
             ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'idxB','KeySchema':[{"
             "'AttributeName':'B','KeyType':'HASH'},{'AttributeName':'B','KeyType':'RANGE'}],"
             "'Projection':{'ProjectionType':'ALL'}}}]",
         "Both the Hash Key and the Range Key element in the KeySchema have the same name",
         Reference::InOtherWords());
}

TEST_P(UpdateTableIndexes, NewIndexProjects) {
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

TEST_P(UpdateTableIndexes, NewIndexOfAnOnDemandTableTakesNoThroughput) {
  CreateOnDemand();
  Refuse(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B", "," + Throughput(1, 1))),
         "One or more parameter values were invalid: ProvisionedThroughput should not be specified "
         "for index: idxB when BillingMode is PAY_PER_REQUEST",
         Reference::Accepts());
}

TEST_P(UpdateTableIndexes, NewIndexOfAProvisionedTableNeedsThroughput) {
  CreateProvisioned();
  Refuse(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B")),
         "One or more parameter values were invalid: ProvisionedThroughput is not specified for "
         "index: idxB",
         Reference::Fails());
}

TEST_P(UpdateTableIndexes, NewIndexKeepsItsThroughput) {
  if (on_reference())
    GTEST_SKIP() << "its DescribeTable fails now and then while an index comes or goes";
  CreateProvisioned();
  Change(Definitions({"B"}) + "," + IndexUpdates(CreateIndex("idxB", "B", "," + Throughput(7, 8))));
  WaitUntilActive();
  EXPECT_EQ(IndexOf(Describe(), "idxB").at("ProvisionedThroughput").at("WriteCapacityUnits"), 8);
}

TEST_P(UpdateTableIndexes, OneIndexAtATime) {
  CreateOnDemand();
  const auto refuse = [this](const std::string& members) {
    Refused("UpdateTable", Update(members), "LimitExceededException", kOneIndexAtATime);
  };
  refuse(Definitions({"B", "C"}) + "," +
         IndexUpdates(CreateIndex("idxB", "B") + "," + CreateIndex("idxC", "C")));
  refuse(Definitions({"B"}) + "," +
         IndexUpdates(CreateIndex("idxB", "B") + "," + DeleteIndex("idxA")));
}

TEST_P(UpdateTableIndexes, IndexesAreDeleted) {
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

TEST_P(UpdateTableIndexes, DeletingAMissingIndex) {
  CreateOnDemand();
  Refused("UpdateTable", Update(IndexUpdates(DeleteIndex("nope"))), "ResourceNotFoundException",
          "Requested resource not found");
}

}  // namespace flavorbot::conformance
