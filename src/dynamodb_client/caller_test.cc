#include "dynamodb_client/caller.h"

#include <deque>

#include "dynamodb_client/caller_for_test.h"

namespace flavorbot::dynamodb_client {
namespace {

using dynamodb::ErrorCode;

// A service that gives the answers it was told, then "{}".
class CallerTest : public CalledService {
 protected:
  CallerTest() {
    answer_ = [this](const http::Request&) {
      if (answers_.empty()) return Json(200, "{}");
      auto answer = std::move(answers_.front());
      answers_.pop_front();
      return answer;
    };
  }

  using CalledService::Call;
  dynamodb::Result<std::string> Call() { return Call(ToServer()); }
  CallerOptions WithAttempts(unsigned most) const {
    auto options = ToServer();
    options.max_attempts = most;
    return options;
  }

  std::deque<http::Response> answers_;
};

TEST_F(CallerTest, ACallIsASignedPost) {
  answers_.push_back(Json(200, R"({"TableNames":[]})"));
  EXPECT_EQ(*Call(), R"({"TableNames":[]})");
  ASSERT_EQ(requests_.size(), 1u);
  const auto& request = requests_.front();
  EXPECT_EQ(request.method, http::Method::kPost);
  EXPECT_EQ(request.target, "/");
  EXPECT_EQ(request.body, "{\"Limit\":1}");
  EXPECT_EQ(request.headers.Find("X-Amz-Target"), "DynamoDB_20120810.ListTables");
  EXPECT_EQ(request.headers.Find("Content-Type"), "application/x-amz-json-1.0");
  EXPECT_TRUE(request.headers.Find("X-Amz-Date"));
  const auto authorization = request.headers.Find("Authorization").value_or("");
  EXPECT_TRUE(authorization.starts_with("AWS4-HMAC-SHA256 Credential=AKID/")) << authorization;
  EXPECT_NE(authorization.find("/eu-west-1/dynamodb/aws4_request"), std::string::npos);
}

TEST_F(CallerTest, RefusalsComeAsTheyAre) {
  answers_.push_back(ExceptionAnswer(400, "ResourceNotFoundException"));
  const auto answer = Call();
  EXPECT_EQ(answer.error().code, ErrorCode::kResourceNotFoundException);
  EXPECT_EQ(answer.error().message, "no");
  EXPECT_EQ(requests_.size(), 1u);
}

TEST_F(CallerTest, FaultsAndThrottlingAreTriedAgain) {
  answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
  answers_.push_back(ExceptionAnswer(400, "ProvisionedThroughputExceededException"));
  answers_.push_back(Json(503, "not JSON"));
  answers_.push_back(Json(200, R"({"TableNames":["t"]})"));
  EXPECT_EQ(*Call(), R"({"TableNames":["t"]})");
  EXPECT_EQ(requests_.size(), 4u);
}

TEST_F(CallerTest, AttemptsAreCountedInTheContext) {
  answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
  answers_.push_back(ExceptionAnswer(400, "ProvisionedThroughputExceededException"));
  answers_.push_back(ExceptionAnswer(400, "ThrottlingException"));
  EXPECT_EQ(*Call(), "{}");
  EXPECT_EQ(context_.retries, 3u);
  EXPECT_EQ(context_.throttles, 2u);
  EXPECT_EQ(*Call(), "{}");
  EXPECT_EQ(context_.retries, 3u);

  // The last attempt is a throttle, too, though none follows.
  answers_.push_back(ExceptionAnswer(400, "ThrottlingException"));
  auto options = ToServer();
  options.max_attempts = 1;
  EXPECT_FALSE(Call(std::move(options)));
  EXPECT_EQ(context_.retries, 3u);
  EXPECT_EQ(context_.throttles, 3u);
}

TEST_F(CallerTest, TheTraceGoesAlongUnsigned) {
  EXPECT_EQ(*Call(), "{}");
  EXPECT_FALSE(requests_.back().headers.Find("traceparent"));
  base::SeededRandom random(1);
  const std::string trace_id = "4bf92f3577b34da6a3ce929d0e0e4736";
  context_.trace = base::ContinueTrace("00-" + trace_id + "-00f067aa0ba902b7-01", "rojo=1", random);
  EXPECT_EQ(*Call(), "{}");
  const auto& headers = requests_.back().headers;
  EXPECT_EQ(headers.Find("traceparent"), "00-" + trace_id + "-" + context_.trace.span_id + "-01");
  EXPECT_EQ(headers.Find("tracestate"), "rojo=1");
  EXPECT_EQ(headers.Find("Authorization").value_or("trace").find("trace"), std::string::npos);
}

TEST_F(CallerTest, WhatMayBeDoneAlreadyIsNotDoneTwice) {
  repetition_ = Repetition::kHarmful;
  answers_.push_back(ExceptionAnswer(400, "ThrottlingException"));
  answers_.push_back(ExceptionAnswer(503, "ServiceUnavailable"));
  answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
  const auto answer = Call();
  EXPECT_EQ(answer.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_TRUE(IsInDoubt(answer.error())) << answer.error().cause;
  EXPECT_EQ(requests_.size(), 3u);
}

TEST_F(CallerTest, DoubtOutlastsTheAttempts) {
  for (const auto repetition : {Repetition::kMisleading, Repetition::kHarmless}) {
    repetition_ = repetition;
    answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
    answers_.push_back(ExceptionAnswer(503, "ServiceUnavailable"));
    const auto answer = Call(WithAttempts(2));
    EXPECT_EQ(answer.error().code, ErrorCode::kServiceUnavailable);
    EXPECT_EQ(IsInDoubt(answer.error()), repetition == Repetition::kMisleading);
  }
}

TEST_F(CallerTest, AConditionThatMayHaveFailedByItselfIsNoAnswer) {
  repetition_ = Repetition::kMisleading;
  answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
  answers_.push_back(ExceptionAnswer(400, "ConditionalCheckFailedException"));
  EXPECT_EQ(Call().error().code, ErrorCode::kServiceUnavailable);

  answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
  EXPECT_EQ(*Call(), "{}");

  answers_.push_back(ExceptionAnswer(400, "ThrottlingException"));
  answers_.push_back(ExceptionAnswer(400, "ConditionalCheckFailedException"));
  EXPECT_EQ(Call().error().code, ErrorCode::kConditionalCheckFailedException);
}

TEST_F(CallerTest, WhatAProxyRefusesIsNotTriedAgain) {
  answers_.push_back(Json(403, "<html>no</html>"));
  EXPECT_EQ(Call().error().code, ErrorCode::kInternalServerError);
  EXPECT_EQ(requests_.size(), 1u);
}

TEST_F(CallerTest, AnAnswerWithAnotherChecksumIsNotBelieved) {
  auto damaged = Json(200, R"({"TableNames":["x"]})");
  damaged.headers.Set("x-amz-crc32", "1");
  answers_.push_back(std::move(damaged));
  auto whole = Json(200, "{}");
  whole.headers.Set("x-amz-crc32", "2745614147");
  answers_.push_back(std::move(whole));
  EXPECT_EQ(*Call(), "{}");
  EXPECT_EQ(requests_.size(), 2u);
}

TEST_F(CallerTest, TheLastErrorIsToldWhenAttemptsAreUsedUp) {
  for (int i = 0; i < 3; ++i) answers_.push_back(ExceptionAnswer(400, "ThrottlingException"));
  EXPECT_EQ(Call(WithAttempts(3)).error().code, ErrorCode::kThrottlingException);
  EXPECT_EQ(requests_.size(), 3u);
}

TEST_F(CallerTest, NothingIsTriedPastTheDeadline) {
  for (int i = 0; i < 10; ++i) answers_.push_back(ExceptionAnswer(500, "InternalServerError"));
  context_.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(30);
  EXPECT_FALSE(Call());  // with the last answer; without any where the first took so long
  EXPECT_LT(requests_.size(), 10u);
}

TEST_F(CallerTest, WhatIsNotThereIsUnreachable) {
  server_.Stop();
  const auto answer = Call(WithAttempts(2));
  EXPECT_EQ(answer.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_EQ(answer.error().message, "The table can't be reached");
  EXPECT_NE(answer.error().cause.find("the connection could not be made"), std::string::npos);
  EXPECT_FALSE(IsInDoubt(answer.error()));
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
