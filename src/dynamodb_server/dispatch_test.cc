#include "dynamodb_server/dispatch.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <string>

#include "dynamodb_server/table_list_api_for_test.h"

namespace flavorbot::dynamodb_server {
namespace {

class DispatchTest : public testing::Test {
 protected:
  Answer Call(const std::string& action, const std::string& body) {
    boost::asio::io_context io;
    Answer answer;
    boost::asio::co_spawn(io, Dispatch(api_, context_, action, body),
                          [&answer](std::exception_ptr, Answer made) { answer = std::move(made); });
    io.run();
    return answer;
  }

  TableListApi api_;
  dynamodb::CallContext context_;
};

TEST_F(DispatchTest, ResponsesAreJson) {
  api_.tables = {"recipes"};
  const Answer answer = Call("ListTables", "{}");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"TableNames":["recipes"]})");
}

TEST_F(DispatchTest, EveryActionOfTheApiIsKnown) {
  for (const char* action :
       {"GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem",
        "BatchWriteItem", "TransactGetItems", "TransactWriteItems", "CreateTable", "DescribeTable",
        "ListTables", "DeleteTable", "UpdateTimeToLive", "DescribeTimeToLive", "ExecuteStatement",
        "BatchExecuteStatement", "ExecuteTransaction"}) {
    EXPECT_TRUE(IsAction(action)) << action;
  }
}

TEST_F(DispatchTest, UnknownActionsAreUnknownOperationExceptions) {
  for (const char* action : {"", "Nope", "getitem", "GetItem ", "ExecuteNothing"}) {
    const Answer answer = Call(action, "{}");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.body, R"({"__type":"com.amazon.coral.service#UnknownOperationException"})");
  }
}

TEST_F(DispatchTest, BadBodiesDoNotReachTheApi) {
  const Answer answer = Call("ListTables", R"({"Limit":)");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body, R"({"__type":"com.amazon.coral.service#SerializationException"})");
}

TEST_F(DispatchTest, ErrorsOfTheApiAreAnswers) {
  const Answer answer = Call("GetItem", R"({"TableName":"abc","Key":{}})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body,
            R"({"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",)"
            R"("message":"Requested resource not found"})");
}

TEST_F(DispatchTest, CausesStayInTheProcess) {
  const Answer answer = Call(
      "UpdateTimeToLive",
      R"({"TableName":"abc","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}})");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body, R"({"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError",)"
                         R"("message":"Internal server error"})");
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
