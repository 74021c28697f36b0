// CreateTable, DescribeTable, ListTables, DeleteTable.
#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::CreateTableRequest;
using dynamodb::KeyType;
using dynamodb::ScalarType;
using dynamodb::TableStatus;

class Tables : public ApiTest {
 protected:
  auto Create(CreateTableRequest request) {
    return Await(api_->CreateTable(context_, std::move(request)));
  }
  auto Describe(std::string name) {
    return Await(api_->DescribeTable(context_, {.table_name = std::move(name)}));
  }
  static CreateTableRequest Plain(std::string name) {
    return {.table_name = std::move(name),
            .attribute_definitions = {{"PK", ScalarType::kS}},
            .key_schema = {{"PK", KeyType::kHash}},
            .billing_mode = dynamodb::BillingMode::kPayPerRequest};
  }
};

TEST_F(Tables, CreatedTableIsDescribed) {
  const auto created = Create(TableRequest());
  ASSERT_TRUE(created.has_value()) << created.error().message;
  const auto described = Describe("t");
  ASSERT_TRUE(described.has_value());
  const auto& table = described->table;
  EXPECT_EQ(table.table_name, "t");
  EXPECT_EQ(table.table_status, TableStatus::kActive);
  EXPECT_EQ(table.table_arn, "arn:aws:dynamodb:us-east-1:000000000000:table/t");
  EXPECT_EQ(table.table_id.size(), 36u);
  EXPECT_EQ(table.creation_date_time, clock_.Now());
  EXPECT_EQ(table.key_schema, TableRequest().key_schema);
  ASSERT_EQ(table.global_secondary_indexes.size(), 2u);
  EXPECT_EQ(table.global_secondary_indexes[0].index_arn, table.table_arn + "/index/G");
  EXPECT_EQ(table.local_secondary_indexes.size(), 1u);
}

TEST_F(Tables, ExistingNameIsInUse) {
  EXPECT_TRUE(Create(Plain("a")).has_value());
  EXPECT_ERROR(Create(Plain("a")), kResourceInUseException, "Table already exists: a");
}

TEST_F(Tables, CountsAreExact) {
  CreateTable();
  Put({{"PK", S("p")}, {"SK", S("a")}, {"GPK", S("g")}, {"GSK", N(1)}});
  Put({{"PK", S("p")}, {"SK", S("b")}});
  Put({{"PK", S("p")}, {"SK", S("b")}, {"x", S("yz")}});
  auto table = Describe("t")->table;
  EXPECT_EQ(table.item_count, 2);
  // PK 2+1, SK 2+1, GPK 3+1, GSK 3+2; PK, SK, x 1+2.
  EXPECT_EQ(table.table_size_bytes, (3 + 3 + 4 + 5) + (3 + 3 + 3));
  EXPECT_EQ(table.global_secondary_indexes[0].item_count, 1);
  EXPECT_EQ(table.global_secondary_indexes[0].index_size_bytes, 15);
  EXPECT_EQ(table.global_secondary_indexes[1].item_count, 0);

  for (const char* sk : {"a", "b"}) {
    EXPECT_TRUE(
        Await(api_->DeleteItem(context_, {.table_name = "t", .key = Key("p", sk)})).has_value());
  }
  table = Describe("t")->table;
  EXPECT_EQ(table.item_count, 0);
  EXPECT_EQ(table.table_size_bytes, 0);
  EXPECT_EQ(table.global_secondary_indexes[0].item_count, 0);
}

TEST_F(Tables, ListedInPagesByName) {
  for (const char* name : {"c", "a", "b"}) EXPECT_TRUE(Create(Plain(name)).has_value());
  const auto all = Await(api_->ListTables(context_, {}));
  EXPECT_EQ(all->table_names, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_FALSE(all->last_evaluated_table_name.has_value());
  const auto first = Await(api_->ListTables(context_, {.limit = 2}));
  EXPECT_EQ(first->table_names, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(first->last_evaluated_table_name, "b");
  const auto rest = Await(api_->ListTables(context_, {.exclusive_start_table_name = "b"}));
  EXPECT_EQ(rest->table_names, (std::vector<std::string>{"c"}));
}

TEST_F(Tables, DeletedTableTakesItsItemsWithIt) {
  CreateTable();
  Put({{"PK", S("p")}, {"SK", S("s")}, {"GPK", S("g")}, {"GSK", N(1)}});
  const auto deleted = Await(api_->DeleteTable(context_, {.table_name = "t"}));
  ASSERT_TRUE(deleted.has_value());
  EXPECT_EQ(deleted->table_description.table_status, TableStatus::kDeleting);
  EXPECT_ERROR(Describe("t"), kResourceNotFoundException,
               "Requested resource not found: Table: t not found");
  CreateTable();
  EXPECT_FALSE(Get(Key("p", "s")).has_value());
  EXPECT_EQ(Await(api_->Scan(context_, {.table_name = "t", .index_name = "G"}))->count, 0);
  EXPECT_EQ(Describe("t")->table.item_count, 0);
}

TEST_F(Tables, ProtectedTableIsNotDeleted) {
  auto request = Plain("a");
  request.deletion_protection_enabled = true;
  EXPECT_TRUE(Create(request).has_value());
  EXPECT_ERROR(Await(api_->DeleteTable(context_, {.table_name = "a"})), kValidationException,
               "Resource cannot be deleted as it is currently protected against deletion. Disable "
               "deletion protection first.");
  EXPECT_TRUE(Describe("a").has_value());
}

TEST_F(Tables, ShapeIsChecked) {
  auto request = Plain("a");
  request.attribute_definitions.push_back({"x", ScalarType::kS});
  EXPECT_ERROR(Create(request), kValidationException,
               "One or more parameter values were invalid: Number of attributes in KeySchema does "
               "not exactly match number of attributes defined in AttributeDefinitions");
  request = Plain("a");
  request.attribute_definitions = {{"x", ScalarType::kS}};
  EXPECT_ERROR(Create(request), kValidationException,
               "One or more parameter values were invalid: Some index key attributes are not "
               "defined in AttributeDefinitions. Keys: [PK], AttributeDefinitions: [x]");
  request = Plain("a");
  request.billing_mode.reset();
  EXPECT_ERROR(Create(request), kValidationException,
               "One or more parameter values were invalid: ReadCapacityUnits and "
               "WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
  request = TableRequest("a");
  request.local_secondary_indexes->at(0).key_schema[0].attribute_name = "SK";
  EXPECT_ERROR(Create(request), kValidationException,
               "One or more parameter values were invalid: Index KeySchema does not have the same "
               "leading hash key as table KeySchema for index: L. index hash key: SK, table hash "
               "key: PK");
  request = TableRequest("a");
  request.global_secondary_indexes->at(1).index_name = "G";
  EXPECT_ERROR(Create(request), kValidationException,
               "One or more parameter values were invalid: Duplicate index name: G");
}

}  // namespace
}  // namespace flavorbot::engine
