// What a refused request has wrong and the caller puts right: the time, the credentials. And what
// comes compressed, and how a caller slows down.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include "dynamodb_client/caller_for_test.h"
#include "http/compression.h"
#include "sigv4/scope.h"

namespace flavorbot::dynamodb_client {
namespace {

namespace asio = boost::asio;
using dynamodb::ErrorCode;
using testing::HasSubstr;

http::Response Refused(const std::string& exception) { return ExceptionAnswer(400, exception); }

// Gives K1, K2 ... , a new one after each refusal, up to `most`.
class NumberedCredentials final : public aws::CredentialsProvider {
 public:
  explicit NumberedCredentials(int most) : most_(most) {}
  asio::awaitable<base::Result<aws::SharedCredentials, std::string>> Get(
      std::chrono::steady_clock::time_point) override {
    if (current_ == nullptr) {
      current_ = std::make_shared<const sigv4::Credentials>(
          sigv4::Credentials{"K" + std::to_string(++number_), "secret", ""});
    }
    co_return current_;
  }
  bool Refuse(const aws::SharedCredentials& refused) override {
    EXPECT_EQ(refused, current_);
    if (number_ == most_) return false;
    current_ = nullptr;
    return true;
  }

 private:
  const int most_;
  int number_ = 0;
  aws::SharedCredentials current_;
};

class NoCredentials final : public aws::CredentialsProvider {
 public:
  asio::awaitable<base::Result<aws::SharedCredentials, std::string>> Get(
      std::chrono::steady_clock::time_point) override {
    co_return std::unexpected("the profile has none");
  }
  bool Refuse(const aws::SharedCredentials&) override { return false; }
};

using CallerCorrectionTest = CalledService;

std::string SignedBy(const http::Request& request) {
  const auto header = request.headers.Find("Authorization").value_or("");
  const auto from = header.find("Credential=") + 11;
  return std::string(header.substr(from, header.find('/', from) - from));
}

TEST_F(CallerCorrectionTest, ExpiredCredentialsAreReplacedAtOnce) {
  answer_ = [](const http::Request& request) {
    return SignedBy(request) == "K2" ? Json(200, "{}") : Refused("ExpiredTokenException");
  };
  auto options = ToServer();
  options.provider = std::make_shared<NumberedCredentials>(2);
  EXPECT_EQ(*Call(std::move(options)), "{}");
  EXPECT_EQ(requests_.size(), 2U);
}

TEST_F(CallerCorrectionTest, WithoutOthersTheCallEnds) {
  answer_ = [](const http::Request&) { return Refused("ExpiredTokenException"); };
  auto options = ToServer();
  options.provider = std::make_shared<NumberedCredentials>(1);
  const auto answer = Call(std::move(options));
  EXPECT_EQ(answer.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_THAT(answer.error().cause, HasSubstr("ExpiredTokenException"));
  EXPECT_EQ(requests_.size(), 1U);
  options = ToServer();
  options.provider = std::make_shared<NumberedCredentials>(1000);
  EXPECT_FALSE(Call(std::move(options)));
  EXPECT_EQ(requests_.size(), 4U);  // not for ever
}

TEST_F(CallerCorrectionTest, NoCredentialsAreNoTable) {
  auto options = ToServer();
  options.provider = std::make_shared<NoCredentials>();
  const auto answer = Call(std::move(options));
  EXPECT_EQ(answer.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_EQ(answer.error().cause, "the profile has none");
  EXPECT_TRUE(requests_.empty());
}

// The service's clock is the test machine's.
TEST_F(CallerCorrectionTest, AClockThatIsOffIsSetByTheServices) {
  const base::SystemClock machine;
  const base::FakeClock off(machine.Now() - std::chrono::minutes(15));
  answer_ = [&machine](const http::Request& request) {
    const auto date = sigv4::ParseAmzDate(request.headers.Find("X-Amz-Date").value_or(""));
    const bool is_close = date && std::chrono::abs(*date - machine.Now()) < std::chrono::minutes(5);
    return is_close ? Json(200, "{}") : Refused("InvalidSignatureException");
  };
  auto options = ToServer();
  options.clock = &off;
  Caller caller(std::move(options));
  ASSERT_TRUE(Call(caller));
  EXPECT_EQ(requests_.size(), 2U);
  EXPECT_TRUE(Call(caller));
  EXPECT_EQ(requests_.size(), 3U);  // it is remembered
}

TEST_F(CallerCorrectionTest, ASignatureThatIsWrongForAnotherReasonIsTold) {
  answer_ = [](const http::Request&) { return Refused("InvalidSignatureException"); };
  EXPECT_EQ(Call(ToServer()).error().code, ErrorCode::kInvalidSignatureException);
  EXPECT_EQ(requests_.size(), 1U);
}

TEST_F(CallerCorrectionTest, CompressedAnswersAreAskedForAndRead) {
  const std::string plain = R"({"TableNames":[")" + std::string(5000, 'x') + "\"]}";
  answer_ = [&plain](const http::Request& request) {
    if (request.headers.Find("Accept-Encoding") != "gzip") return Json(200, "plain");
    auto packed = *http::Compress(plain, http::ContentCoding::kGzip);
    const auto checksum = libdeflate_crc32(0, packed.data(), packed.size());
    auto response = Json(200, std::move(packed));
    response.compression = http::Compression::kForbidden;
    response.headers.Set("Content-Encoding", "gzip");
    response.headers.Set("x-amz-crc32", std::to_string(checksum));
    return response;
  };
  EXPECT_EQ(*Call(ToServer()), "plain");
  auto options = ToServer();
  options.answers = AnswerCoding::kGzip;
  EXPECT_EQ(*Call(std::move(options)), plain);
}

TEST_F(CallerCorrectionTest, WhatIsNoGzipIsTriedAgain) {
  answer_ = [this](const http::Request&) {
    auto response = Json(200, "{}");
    response.compression = http::Compression::kForbidden;
    if (requests_.size() == 1) response.headers.Set("Content-Encoding", "gzip");
    return response;
  };
  EXPECT_EQ(*Call(ToServer()), "{}");
  EXPECT_EQ(requests_.size(), 2U);
}

// After the throttling about one request a second may go: the next one comes too early.
TEST_F(CallerCorrectionTest, InTheAdaptiveModeRequestsWaitAfterThrottling) {
  answer_ = [](const http::Request&) {
    return Json(400, R"({"__type":"x#ThrottlingException","message":"no"})");
  };
  auto options = ToServer();
  options.pace = Pace::kAdaptive;
  options.max_attempts = 1;
  Caller caller(std::move(options));
  EXPECT_EQ(Call(caller).error().code, ErrorCode::kThrottlingException);
  context_.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
  const auto answer = Call(caller);
  EXPECT_EQ(answer.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_THAT(answer.error().cause, HasSubstr("requests wait"));
  EXPECT_EQ(requests_.size(), 1U);
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
