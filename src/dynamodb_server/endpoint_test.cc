#include "dynamodb_server/endpoint.h"

#include <gmock/gmock.h>
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
    return Answer(MakeEndpoint(api_), std::move(request));
  }

  static http::Response Answer(const http::Handler& endpoint, http::Request request) {
    boost::asio::io_context io;
    http::Response response;
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

// The same action of the other service is another one.
TEST_F(EndpointTest, StreamsAreAServiceOfTheirOwn) {
  class NoStreams final : public dynamodb::StreamsApi {
   public:
    dynamodb::AwaitableResult<dynamodb::ListStreamsResponse> ListStreams(
        dynamodb::CallContext&, dynamodb::ListStreamsRequest) override {
      co_return dynamodb::ListStreamsResponse{};
    }
    dynamodb::AwaitableResult<dynamodb::DescribeStreamResponse> DescribeStream(
        dynamodb::CallContext&, dynamodb::DescribeStreamRequest) override {
      co_return std::unexpected(NotFound());
    }
    dynamodb::AwaitableResult<dynamodb::GetShardIteratorResponse> GetShardIterator(
        dynamodb::CallContext&, dynamodb::GetShardIteratorRequest) override {
      co_return std::unexpected(NotFound());
    }
    dynamodb::AwaitableResult<dynamodb::GetRecordsResponse> GetRecords(
        dynamodb::CallContext&, dynamodb::GetRecordsRequest) override {
      co_return std::unexpected(NotFound());
    }

   private:
    static dynamodb::Error NotFound() {
      return dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException, "");
    }
  } streams;
  const auto call = [&](const char* target, dynamodb::StreamsApi* known) {
    auto request = ListTables();
    request.headers.Set("X-Amz-Target", target);
    return BodyOf(Answer(MakeEndpoint({.database = {.api = &api_, .streams = known}}), request));
  };
  constexpr const char* kUnknown =
      R"({"__type":"com.amazon.coral.service#UnknownOperationException"})";
  EXPECT_EQ(call("DynamoDBStreams_20120810.ListStreams", &streams), R"({"Streams":[]})");
  EXPECT_EQ(call("DynamoDBStreams_20120810.ListStreams", nullptr), kUnknown);
  EXPECT_EQ(call("DynamoDBStreams_20120810.ListTables", &streams), kUnknown);
  EXPECT_EQ(call("DynamoDB_20120810.ListStreams", &streams), kUnknown);
}

TEST_F(EndpointTest, AnswersWithTheHeadersOfTheProtocol) {
  const http::Response response = Answer(ListTables());
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(BodyOf(response), R"({"TableNames":["recipes"]})");
  EXPECT_EQ(response.headers.Find("Content-Type"), "application/x-amz-json-1.0");
  EXPECT_EQ(response.headers.Find("x-amz-crc32"), "2733397331");
  ASSERT_TRUE(response.headers.Find("x-amzn-RequestId"));
  EXPECT_THAT(std::string(*response.headers.Find("x-amzn-RequestId")),
              testing::MatchesRegex("[A-Z0-9]{52}"));
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

TEST_F(EndpointTest, SignaturesInTheQueryAreToldWhatIsMissing) {
  http::Request request = ListTables();
  request.headers.Remove("Authorization");
  request.target = "/?X-Amz-Algorithm=x";
  EXPECT_EQ(
      BodyOf(Answer(request)),
      R"({"__type":"com.amazon.coral.service#IncompleteSignatureException","message":)"
      R"("AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters )"
      R"(must include 'X-Amz-Signature'. AWS query-string parameters must include )"
      R"('X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. )"
      R"(Re-examine the query-string parameters."})");
  request.target =
      "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a&X-Amz-Signature=b"
      "&X-Amz-SignedHeaders=host&X-Amz-Date=20261122T220000Z";
  EXPECT_EQ(Answer(request).status, 200);
}

TEST_F(EndpointTest, TwoSignaturesAreOneTooMany) {
  http::Request request = ListTables();
  request.target = "/?X-Amz-Algorithm";
  EXPECT_EQ(BodyOf(Answer(request)),
            R"({"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Found )"
            R"(both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP )"
            R"(header."})");
}

// As the service does: what can't be read is told before who sent it.
TEST_F(EndpointTest, BodiesThatAreNotJsonAreToldBeforeSignatures) {
  http::Request request = ListTables();
  request.headers.Remove("Authorization");
  for (const char* body : {"", "hello", "{"}) {
    request.body = body;
    EXPECT_EQ(BodyOf(Answer(request)),
              R"({"__type":"com.amazon.coral.service#SerializationException"})");
  }
  request.body = "{}";
  EXPECT_THAT(BodyOf(Answer(request)), testing::HasSubstr("MissingAuthenticationToken"));
}

TEST_F(EndpointTest, AnswersAreInTheTypeOfTheRequest) {
  http::Request request = ListTables();
  for (const char* type : {"application/json", "application/json; charset=utf-8"}) {
    request.headers.Set("Content-Type", type);
    const http::Response response = Answer(request);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.Find("Content-Type"), "application/json");
  }
}

TEST_F(EndpointTest, ContentTypesOtherThanJsonAreRefused) {
  http::Request request = ListTables();
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "application/x-amz-json-1.1"}) {
    request.headers.Set("Content-Type", type);
    const http::Response response = Answer(request);
    EXPECT_EQ(response.status, 404) << type;
    EXPECT_EQ(BodyOf(response), "<UnknownOperationException/>\n");
    EXPECT_EQ(response.headers.Find("x-amz-crc32"), "3552371480");
  }
  request.headers.Remove("Content-Type");
  EXPECT_EQ(Answer(request).status, 404);
  request.body = "";
  EXPECT_EQ(Answer(request).status, 400);
}

TEST_F(EndpointTest, AnyPathWillDoAndMethodsOtherThanPostAreNotFound) {
  http::Request request = ListTables();
  request.target = "/tables";
  EXPECT_EQ(Answer(request).status, 200);
  for (const auto method : {http::Method::kPut, http::Method::kDelete, http::Method::kHead}) {
    request = ListTables();
    request.method = method;
    EXPECT_EQ(Answer(request).status, 404);
  }
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
  const http::Response preflight = Answer(request);
  EXPECT_EQ(preflight.status, 200);
  EXPECT_EQ(preflight.headers.Find("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(preflight.headers.Find("Access-Control-Allow-Methods"), "POST");
  EXPECT_EQ(preflight.headers.Find("Access-Control-Allow-Headers"), "authorization,x-amz-target");
  request.headers.Remove("Origin");
  EXPECT_EQ(Answer(request).status, 404);

  request = ListTables();
  EXPECT_FALSE(Answer(request).headers.Find("Access-Control-Allow-Origin"));
  request.headers.Set("Origin", "http://localhost:3000");
  const http::Response response = Answer(request);
  EXPECT_EQ(response.headers.Find("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(response.headers.Find("Access-Control-Expose-Headers"),
            "x-amzn-RequestId, x-amz-crc32, Date");
}

TEST_F(EndpointTest, ActionsThatNeedTheServiceSaySo) {
  http::Request request = ListTables();
  request.headers.Set("X-Amz-Target", "DynamoDB_20120810.PutResourcePolicy");
  const http::Response response = Answer(request);
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(BodyOf(response),
            R"({"__type":"com.amazon.coral.service#UnknownOperationException","message":)"
            R"("PutResourcePolicy is not supported here: it needs AWS Identity and Access )"
            R"(Management, and so the DynamoDB service itself"})");
}

TEST_F(EndpointTest, BadGzipIsNoJson) {
  http::Request request = ListTables();
  request.headers.Set("Content-Encoding", "gzip");
  EXPECT_EQ(BodyOf(Answer(request)),
            R"({"__type":"com.amazon.coral.service#SerializationException"})");
}

TEST_F(EndpointTest, KeysThatMayNotCallAreUnrecognized) {
  const AccessKeys keys({{"other", "secret", ""}});
  const http::Handler endpoint = MakeEndpoint({.database = {.api = &api_}, .access_keys = &keys});
  EXPECT_EQ(BodyOf(Answer(endpoint, ListTables())),
            R"({"__type":"com.amazon.coral.service#UnrecognizedClientException",)"
            R"("message":"The security token included in the request is invalid."})");
}

// One table list a caller.
class TwoDatabases final : public Databases {
 public:
  dynamodb::AwaitableResult<Database> Find(Caller caller) override {
    asked = caller.access_key_id + " " + caller.region;
    if (caller.access_key_id != "key") {
      co_return std::unexpected(
          MakeError(dynamodb::ErrorCode::kLimitExceededException, "Too many databases"));
    }
    co_return Database{.api = &api};
  }

  TableListApi api;
  std::string asked;
};

TEST_F(EndpointTest, EachCallerHasADatabase) {
  TwoDatabases databases;
  databases.api.tables = {"mine"};
  const http::Handler endpoint = MakeEndpoint({.databases = &databases});
  http::Request request = ListTables();
  EXPECT_EQ(BodyOf(Answer(endpoint, request)), R"({"TableNames":["mine"]})");
  EXPECT_EQ(databases.asked, "key us-east-1");

  request.headers.Set("Authorization",
                      "AWS4-HMAC-SHA256 Credential=other/20261122/eu-west-3/dynamodb/aws4_request, "
                      "SignedHeaders=host, Signature=0");
  EXPECT_THAT(BodyOf(Answer(endpoint, request)), testing::HasSubstr("Too many databases"));
  EXPECT_EQ(databases.asked, "other eu-west-3");

  request.headers.Set("Authorization",
                      "AWS4-HMAC-SHA256 Credential=other, SignedHeaders=host, Signature=0");
  EXPECT_THAT(BodyOf(Answer(endpoint, request)),
              testing::HasSubstr("Credential must have exactly 5 slash-delimited elements, e.g. "
                                 "keyid/date/region/service/term, got 'other'"));
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
