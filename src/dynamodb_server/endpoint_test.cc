#include "dynamodb_server/endpoint.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <string>

#include "dynamodb_server/table_list_api_for_test.h"

namespace flavorbot::dynamodb_server {
namespace {

constexpr const char* kSignature =
    "AWS4-HMAC-SHA256 Credential=key/20261122/us-east-1/dynamodb/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=0123";

class EndpointTest : public testing::Test {
 protected:
  EndpointTest() { api_.tables = {"recipes"}; }

  // A call as a stock client makes it.
  static http::Request ListTables() {
    http::Request request;
    request.method = http::Method::kPost;
    request.target = "/";
    request.headers.Set("Content-Type", "application/x-amz-json-1.0");
    request.headers.Set("X-Amz-Target", "DynamoDB_20120810.ListTables");
    request.headers.Set("Authorization", kSignature);
    request.headers.Set("X-Amz-Date", "20261122T220000Z");
    request.body = "{}";
    request.deadline = std::chrono::steady_clock::time_point::max();
    return request;
  }

  http::Response Answer(http::Request request) {
    boost::asio::io_context io;
    http::Response response;
    const http::Handler endpoint = MakeEndpoint(api_);
    boost::asio::co_spawn(
        io, endpoint(request),
        [&response](std::exception_ptr, http::Response made) { response = std::move(made); });
    io.run();
    return response;
  }

  static std::string BodyOf(const http::Response& response) {
    return std::get<std::string>(response.body);
  }

  TableListApi api_;
};

TEST_F(EndpointTest, AnswersWithTheHeadersOfTheProtocol) {
  const http::Response response = Answer(ListTables());
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(BodyOf(response), R"({"TableNames":["recipes"]})");
  EXPECT_EQ(response.headers.Find("Content-Type"), "application/x-amz-json-1.0");
  EXPECT_EQ(response.headers.Find("x-amz-crc32"), "2733397331");
  ASSERT_TRUE(response.headers.Find("x-amzn-RequestId"));
  EXPECT_EQ(response.headers.Find("x-amzn-RequestId"), api_.last_request_id);
  EXPECT_EQ(response.compression, http::Compression::kForbidden);
}

TEST_F(EndpointTest, RequestIdsDiffer) {
  Answer(ListTables());
  const std::string first = api_.last_request_id;
  Answer(ListTables());
  EXPECT_NE(first, api_.last_request_id);
}

TEST_F(EndpointTest, MissingAndUnknownTargetsAreUnknownOperations) {
  http::Request request = ListTables();
  for (const char* target : {"", "ListTables", "DynamoDB_20111205.ListTables", "DynamoDB_20120810.",
                             "DynamoDB_20120810.Nope"}) {
    request.headers.Set("X-Amz-Target", target);
    const http::Response response = Answer(request);
    EXPECT_EQ(response.status, 400) << target;
    EXPECT_EQ(BodyOf(response),
              R"({"__type":"com.amazon.coral.service#UnknownOperationException"})");
  }
  request.headers.Remove("X-Amz-Target");
  EXPECT_EQ(Answer(request).status, 400);
}

TEST_F(EndpointTest, UnsignedRequestsMissTheirToken) {
  http::Request request = ListTables();
  for (const char* authorization : {"", "Basic abc"}) {
    request.headers.Set("Authorization", authorization);
    EXPECT_EQ(BodyOf(Answer(request)),
              R"({"__type":"com.amazon.coral.service#MissingAuthenticationTokenException",)"
              R"("message":"Request is missing Authentication Token"})");
  }
  request.headers.Remove("Authorization");
  EXPECT_EQ(Answer(request).status, 400);
}

TEST_F(EndpointTest, HalfSignedRequestsAreToldWhatIsMissing) {
  http::Request request = ListTables();
  request.headers.Set("Authorization", "AWS4-HMAC-SHA256 Credential=a, Signature=");
  request.headers.Remove("X-Amz-Date");
  EXPECT_EQ(
      BodyOf(Answer(request)),
      R"({"__type":"com.amazon.coral.service#IncompleteSignatureException","message":)"
      R"("Authorization header requires 'Signature' parameter. Authorization header requires )"
      R"('SignedHeaders' parameter. Authorization header requires existence of either a )"
      R"('X-Amz-Date' or a 'Date' header. )"
      R"(Authorization=AWS4-HMAC-SHA256 Credential=a, Signature="})");
}

TEST_F(EndpointTest, ContentTypesOtherThanJsonAreRefused) {
  http::Request request = ListTables();
  request.headers.Set("Content-Type", "application/json; charset=utf-8");
  EXPECT_EQ(Answer(request).status, 200);
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded"}) {
    request.headers.Set("Content-Type", type);
    EXPECT_EQ(Answer(request).status, 404) << type;
  }
}

TEST_F(EndpointTest, OtherPathsAndMethodsAreNotFound) {
  http::Request request = ListTables();
  request.target = "/tables";
  EXPECT_EQ(Answer(request).status, 404);
  request = ListTables();
  request.method = http::Method::kPut;
  EXPECT_EQ(Answer(request).status, 404);
}

TEST_F(EndpointTest, GetSaysThatItIsHealthy) {
  http::Request request;
  request.method = http::Method::kGet;
  request.target = "/";
  const http::Response response = Answer(request);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(BodyOf(response), "healthy: dynamodb\n");
}

TEST_F(EndpointTest, BrowsersMayCallFromAnotherOrigin) {
  http::Request request;
  request.method = http::Method::kOptions;
  request.target = "/";
  request.headers.Set("Origin", "http://localhost:3000");
  request.headers.Set("Access-Control-Request-Headers", "authorization,x-amz-target");
  const http::Response response = Answer(request);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.headers.Find("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(response.headers.Find("Access-Control-Allow-Methods"), "POST");
  EXPECT_EQ(response.headers.Find("Access-Control-Allow-Headers"), "authorization,x-amz-target");
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
