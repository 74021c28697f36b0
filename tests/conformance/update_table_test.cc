// UpdateTable: billing mode, throughput, protection, table class, encryption.
#include "update_table_case.h"

namespace flavorbot::conformance {

class UpdateTable : public UpdateTableCase {};
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
