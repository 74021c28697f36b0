// UpdateTable but for filling indexes, which index_backfill_test.cc is about.
#include "engine/api_fixture.h"
#include "engine/update_throughput.h"

namespace flavorbot::engine {
namespace {

using dynamodb::BillingMode;
using dynamodb::ProvisionedThroughput;
using dynamodb::UpdateTableRequest;

class UpdateTable : public ApiTest {
 protected:
  void CreateProvisioned() {
    auto request = TableRequest();
    request.billing_mode = BillingMode::kProvisioned;
    request.provisioned_throughput = ProvisionedThroughput{5, 6};
    for (auto& index : *request.global_secondary_indexes)
      index.provisioned_throughput = ProvisionedThroughput{1, 1};
    const auto made = Await(api_->CreateTable(context_, request));
    ASSERT_TRUE(made.has_value()) << made.error().message;
  }
  auto Update(UpdateTableRequest request) {
    request.table_name = "t";
    return Await(api_->UpdateTable(context_, std::move(request)));
  }
  dynamodb::TableDescription Describe() {
    return Await(api_->DescribeTable(context_, {.table_name = "t"}))->table;
  }
};

TEST_F(UpdateTable, ThroughputTellsWhenItChanged) {
  CreateProvisioned();
  EXPECT_FALSE(Describe().throughput_changes.last_increase.has_value());
  clock_.Advance(std::chrono::seconds{10});
  const auto raised = clock_.Now();
  ASSERT_TRUE(Update({.provisioned_throughput = ProvisionedThroughput{7, 5}}).has_value());
  clock_.Advance(std::chrono::seconds{10});
  ASSERT_TRUE(Update({.provisioned_throughput = ProvisionedThroughput{6, 5}}).has_value());
  const auto table = Describe();
  EXPECT_EQ(table.provisioned_throughput, (ProvisionedThroughput{6, 5}));
  EXPECT_EQ(table.throughput_changes.last_increase, raised);
  EXPECT_EQ(table.throughput_changes.last_decrease, clock_.Now());
  EXPECT_EQ(table.throughput_changes.decreases_today, 1);
}

TEST_F(UpdateTable, DecreasesAreCountedByDay) {
  CreateProvisioned();
  ASSERT_TRUE(Update({.provisioned_throughput = ProvisionedThroughput{4, 6}}).has_value());
  ASSERT_TRUE(Update({.provisioned_throughput = ProvisionedThroughput{3, 6}}).has_value());
  EXPECT_EQ(Describe().throughput_changes.decreases_today, 2);
  clock_.Advance(std::chrono::days{1});
  EXPECT_EQ(Describe().throughput_changes.decreases_today, 0);
  ASSERT_TRUE(Update({.provisioned_throughput = ProvisionedThroughput{2, 6}}).has_value());
  EXPECT_EQ(Describe().throughput_changes.decreases_today, 1);
}

TEST_F(UpdateTable, ThroughputThatIsAlreadySoIsRefused) {
  CreateProvisioned();
  EXPECT_ERROR(Update({.provisioned_throughput = ProvisionedThroughput{5, 6}}),
               kValidationException,
               "The provisioned throughput for the table will not change. The requested value "
               "equals the current value. Current ReadCapacityUnits provisioned for the table: 5. "
               "Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the "
               "table: 6. Requested WriteCapacityUnits: 6. Refer to the Amazon DynamoDB Developer "
               "Guide for current limits and how to request higher limits.");
}

TEST_F(UpdateTable, BillingModeGoesBothWays) {
  CreateProvisioned();
  EXPECT_FALSE(Describe().last_update_to_pay_per_request.has_value());
  ASSERT_TRUE(Update({.billing_mode = BillingMode::kPayPerRequest}).has_value());
  auto table = Describe();
  EXPECT_EQ(table.billing_mode, BillingMode::kPayPerRequest);
  EXPECT_EQ(table.last_update_to_pay_per_request, clock_.Now());
  EXPECT_EQ(table.provisioned_throughput, ProvisionedThroughput{});
  EXPECT_FALSE(table.global_secondary_indexes[0].index.provisioned_throughput.has_value());

  UpdateTableRequest back{.billing_mode = BillingMode::kProvisioned,
                          .provisioned_throughput = ProvisionedThroughput{2, 3}};
  EXPECT_ERROR(Update(back), kValidationException,
               "One or more parameter values were invalid: ProvisionedThroughput must be specified "
               "for index: G,K");
  back.global_secondary_index_updates.emplace();
  for (const char* name : {"G", "K"}) {
    back.global_secondary_index_updates->push_back(
        {.update = dynamodb::GlobalSecondaryIndexUpdate::Update{.index_name = name,
                                                                .provisioned_throughput = {4, 4}}});
  }
  ASSERT_TRUE(Update(back).has_value());
  table = Describe();
  EXPECT_EQ(table.billing_mode, BillingMode::kProvisioned);
  EXPECT_EQ(table.provisioned_throughput, (ProvisionedThroughput{2, 3}));
  EXPECT_EQ(table.global_secondary_indexes[1].index.provisioned_throughput,
            (ProvisionedThroughput{4, 4}));
  EXPECT_TRUE(table.last_update_to_pay_per_request.has_value());
}

TEST_F(UpdateTable, RefusedChangeLeavesAllAsItWas) {
  CreateProvisioned();
  UpdateTableRequest request{.provisioned_throughput = ProvisionedThroughput{50, 60},
                             .table_class = dynamodb::TableClass::kStandardInfrequentAccess};
  request.global_secondary_index_updates.emplace().push_back(
      {.remove = dynamodb::GlobalSecondaryIndexUpdate::Delete{.index_name = "nope"}});
  EXPECT_ERROR(Update(request), kResourceNotFoundException, "Requested resource not found");
  EXPECT_EQ(Describe().provisioned_throughput, (ProvisionedThroughput{5, 6}));
  EXPECT_FALSE(Describe().table_class.has_value());
}

TEST_F(UpdateTable, ClassEncryptionAndProtectionAreDescribed) {
  CreateTable();
  UpdateTableRequest request{
      .table_class = dynamodb::TableClass::kStandardInfrequentAccess,
      .sse_specification = dynamodb::SseSpecification{.enabled = true, .kms_master_key_id = "1234"},
      .deletion_protection_enabled = true};
  ASSERT_TRUE(Update(request).has_value());
  auto table = Describe();
  EXPECT_EQ(table.table_class, dynamodb::TableClass::kStandardInfrequentAccess);
  EXPECT_EQ(table.last_update_of_table_class, clock_.Now());
  EXPECT_EQ(table.sse_specification->kms_master_key_id,
            "arn:aws:kms:us-east-1:000000000000:key/1234");
  EXPECT_FALSE(Await(api_->DeleteTable(context_, {.table_name = "t"})).has_value());
  ASSERT_TRUE(Update({.sse_specification = dynamodb::SseSpecification{},
                      .deletion_protection_enabled = false})
                  .has_value());
  EXPECT_FALSE(Describe().sse_specification.has_value());
  EXPECT_TRUE(Await(api_->DeleteTable(context_, {.table_name = "t"})).has_value());
}

TEST_F(UpdateTable, RemovedIndexIsGoneAndTheOthersStay) {
  CreateTable();
  Put({{"PK", S("p")}, {"SK", S("s")}, {"GPK", S("g")}, {"GSK", N(1)}, {"SK2", S("l")}});
  UpdateTableRequest request;
  request.global_secondary_index_updates.emplace().push_back(
      {.remove = dynamodb::GlobalSecondaryIndexUpdate::Delete{.index_name = "G"}});
  ASSERT_TRUE(Update(request).has_value());
  const auto table = Describe();
  ASSERT_EQ(table.global_secondary_indexes.size(), 1u);
  EXPECT_EQ(table.global_secondary_indexes[0].index.index_name, "K");
  EXPECT_EQ(table.local_secondary_indexes.at(0).item_count, 1);
  EXPECT_EQ(table.item_count, 1);
  EXPECT_EQ(table.attribute_definitions.size(), 4u);
  EXPECT_ERROR(Await(api_->Scan(context_, {.table_name = "t", .index_name = "G"})),
               kValidationException, "The table does not have the specified index: G");
  EXPECT_EQ(Await(api_->Scan(context_, {.table_name = "t", .index_name = "L"}))->count, 1);
  // Its key attributes are free now.
  Put({{"PK", S("p")}, {"SK", S("s")}, {"GPK", N(1)}});
}

}  // namespace
}  // namespace flavorbot::engine
