#include "dynamodb_server/local_databases.h"
#include "base/await_for_test.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <system_error>

namespace flavorbot::dynamodb_server {
namespace {

using base::Await;

using dynamodb::ErrorCode;

class LocalDatabasesTest : public testing::Test {
 protected:
  LocalDatabasesTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "flavorbot-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
  }
  ~LocalDatabasesTest() override {
    std::error_code ignored;  // left behind rather than a failed test
    std::filesystem::remove_all(directory_, ignored);
  }

  LocalDatabaseOptions Options(engine::StorageKind storage) const {
    return {.engine = {.data_directory = directory_,
                       .storage = storage,
                       .sweep_interval = std::chrono::milliseconds{0}}};
  }

  static std::string CreateTable(Databases& databases, Caller caller) {
    const auto database = Await(databases.Find(std::move(caller)));
    if (!database) return std::string(ErrorName(database.error().code));
    dynamodb::CallContext context;
    dynamodb::CreateTableRequest request;
    request.table_name = "recipes";
    request.attribute_definitions = {{"pk", dynamodb::ScalarType::kS}};
    request.key_schema = {{"pk", dynamodb::KeyType::kHash}};
    request.billing_mode = dynamodb::BillingMode::kPayPerRequest;
    const auto made = Await(database->api->CreateTable(context, std::move(request)));
    return made ? made->table_description.table_arn : std::string(ErrorName(made.error().code));
  }

  std::filesystem::path directory_;
};

TEST_F(LocalDatabasesTest, EachKeyAndRegionHasItsOwnTables) {
  LocalDatabases databases(Options(engine::StorageKind::kMemory));
  EXPECT_EQ(CreateTable(databases, {"AKID", "us-east-1"}),
            "arn:aws:dynamodb:us-east-1:000000000000:table/recipes");
  EXPECT_EQ(CreateTable(databases, {"AKID", "eu-west-3"}),
            "arn:aws:dynamodb:eu-west-3:000000000000:table/recipes");
  EXPECT_EQ(CreateTable(databases, {"other", "us-east-1"}),
            "arn:aws:dynamodb:us-east-1:000000000000:table/recipes");
  EXPECT_EQ(CreateTable(databases, {"AKID", "us-east-1"}), "ResourceInUseException");
  EXPECT_EQ(databases.SweepAll(), 0u);
}

TEST_F(LocalDatabasesTest, TablesAreKeptInADirectoryOfEach) {
  EXPECT_FALSE(LocalDatabases::AreIn(directory_));
  {
    LocalDatabases databases(Options(engine::StorageKind::kDisk));
    CreateTable(databases, {"AKID", "us-east-1"});
  }
  EXPECT_TRUE(std::filesystem::exists(directory_ / "AKID@us-east-1"));
  EXPECT_TRUE(LocalDatabases::AreIn(directory_));
  EXPECT_FALSE(LocalDatabases::AreIn(directory_ / "nowhere"));
  LocalDatabases databases(Options(engine::StorageKind::kDisk));
  EXPECT_EQ(CreateTable(databases, {"AKID", "us-east-1"}), "ResourceInUseException");
}

TEST_F(LocalDatabasesTest, NamesThatAreNoDirectoryAreUnrecognized) {
  LocalDatabases databases(Options(engine::StorageKind::kDisk));
  for (const Caller& caller :
       {Caller{"", "us-east-1"}, Caller{"..", "us-east-1"}, Caller{"AKID", "../x"},
        Caller{"AKID", ""}, Caller{std::string(129, 'a'), "us-east-1"}}) {
    EXPECT_EQ(CreateTable(databases, caller), "UnrecognizedClientException");
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory_));
}

TEST_F(LocalDatabasesTest, NoMoreThanSoManyAreOpened) {
  LocalDatabases databases(Options(engine::StorageKind::kMemory));
  for (std::size_t i = 0; i < kMaxDatabases; ++i) {
    ASSERT_TRUE(Await(databases.Find({"AKID" + std::to_string(i), "us-east-1"}))) << i;
  }
  const auto refused = Await(databases.Find({"AKID", "us-east-1"}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kLimitExceededException);
  EXPECT_TRUE(Await(databases.Find({"AKID0", "us-east-1"})));
}

TEST_F(LocalDatabasesTest, ADirectoryThatIsHeldIsAnErrorOfOurs) {
  LocalDatabases first(Options(engine::StorageKind::kDisk));
  CreateTable(first, {"AKID", "us-east-1"});
  LocalDatabases second(Options(engine::StorageKind::kDisk));
  EXPECT_EQ(CreateTable(second, {"AKID", "us-east-1"}), "InternalServerError");
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
