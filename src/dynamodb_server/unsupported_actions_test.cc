#include "dynamodb_server/unsupported_actions.h"

#include <gtest/gtest.h>

#include "dynamodb_server/dispatch.h"

namespace flavorbot::dynamodb_server {
namespace {

TEST(UnsupportedActions, SayWhatTheyNeed) {
  const auto error = UnsupportedAction("ImportTable");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, dynamodb::ErrorCode::kUnknownOperationException);
  EXPECT_EQ(error->message,
            "ImportTable is not supported here: it needs Amazon S3, and so the DynamoDB service "
            "itself");
}

TEST(UnsupportedActions, AreNotThoseThatAreMade) {
  for (const char* action :
       {"GetResourcePolicy", "ListGlobalTables", "UpdateContributorInsights"}) {
    EXPECT_TRUE(UnsupportedAction(action)) << action;
    EXPECT_FALSE(IsAction(action)) << action;
  }
  for (const char* action : {"GetItem", "Nope", ""}) {
    EXPECT_FALSE(UnsupportedAction(action)) << action;
  }
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
