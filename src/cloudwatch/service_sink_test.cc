#include "cloudwatch/service_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/fake_service_for_test.h"
#include "base/await_for_test.h"

namespace flavorbot::cloudwatch {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kTaken = "<PutMetricDataResponse></PutMetricDataResponse>";

std::string Refusal(const std::string& code) {
  return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code +
         "</Code><Message>no</Message></Error></ErrorResponse>";
}

class ServiceSinkTest : public testing::Test {
 protected:
  ServiceSinkTest() { EXPECT_TRUE(service_.started()); }

  // An interval in which Retries grew by `value`.
  void Take(double value) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    base::Await(Taken(
        {{.name = "Retries", .unit = "Count", .dimensions = {{"Table", "t"}}, .value = value}},
        deadline));
    clock_.Advance(std::chrono::minutes(1));
  }

  void ExpectExposed(const std::string& line) {
    EXPECT_THAT(metrics_.Expose(), HasSubstr(line + "\n"));
  }

  aws::FakeService service_;
  base::Metrics metrics_;
  base::FakeClock clock_{base::TimePoint{std::chrono::milliseconds{1'795'000'000'000}}};
  ServiceSink sink_{{.endpoint = service_.endpoint(),
                     .region = "eu-west-1",
                     .credentials = std::make_shared<aws::FixedCredentials>(
                         sigv4::Credentials{"AKID", "secret", "token"})},
                    metrics_,
                    clock_};

 private:
  boost::asio::awaitable<bool> Taken(std::vector<Datum> data,
                                     std::chrono::steady_clock::time_point deadline) {
    co_await sink_.Take(std::move(data), clock_.Now(), deadline);
    co_return true;
  }
};

TEST_F(ServiceSinkTest, SendsASignedPutMetricData) {
  service_.Say("/", 200, kTaken);
  Take(3);
  const auto requests = service_.requests();
  ASSERT_EQ(requests.size(), 1U);
  const auto& request = requests.front();
  EXPECT_EQ(request.method, http::Method::kPost);
  EXPECT_EQ(request.headers.Find("Content-Type"),
            "application/x-www-form-urlencoded; charset=utf-8");
  EXPECT_EQ(request.headers.Find("X-Amz-Security-Token"), "token");
  EXPECT_EQ(request.headers.Find("X-Amz-Date"), "20261118T110640Z");
  EXPECT_THAT(request.headers.Find("Authorization").value_or(""),
              HasSubstr("Credential=AKID/20261118/eu-west-1/monitoring/aws4_request"));
  EXPECT_THAT(request.body, HasSubstr("MetricData.member.1.Value=3"));
  ExpectExposed("flavorbot_cloudwatch_requests_total{result=\"ok\"} 1");
  ExpectExposed("flavorbot_cloudwatch_dropped_requests_total 0");
}

TEST_F(ServiceSinkTest, WhatCannotBeSentWaitsWithItsTime) {
  for (const auto& [status, code] : std::initializer_list<std::pair<int, std::string>>{
           {503, "ServiceUnavailable"}, {400, "Throttling"}, {429, ""}}) {
    service_.Say("/", status, Refusal(code));
  }
  service_.Say("/", 200, kTaken);
  for (double value = 1; value <= 4; ++value) Take(value);
  const auto requests = service_.requests();
  ASSERT_EQ(requests.size(), 7U);  // the first was tried each time, then all went
  EXPECT_EQ(requests[0].body, requests[3].body);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_THAT(requests[3 + i].body,
                HasSubstr("Timestamp=2026-11-18T11%3A0" + std::to_string(6 + i) + "%3A40"));
    EXPECT_THAT(requests[3 + i].body, HasSubstr("Value=" + std::to_string(i + 1)));
  }
  ExpectExposed("flavorbot_cloudwatch_requests_total{result=\"failed\"} 3");
  ExpectExposed("flavorbot_cloudwatch_requests_total{result=\"ok\"} 4");
  ExpectExposed("flavorbot_cloudwatch_dropped_requests_total 0");
}

TEST_F(ServiceSinkTest, WhatIsRefusedIsDropped) {
  service_.Say("/", 403, Refusal("AccessDenied"));
  service_.Say("/", 200, kTaken);
  Take(1);
  Take(2);
  ASSERT_EQ(service_.requests().size(), 2U);
  EXPECT_THAT(service_.requests()[1].body, Not(HasSubstr("Value=1")));
  ExpectExposed("flavorbot_cloudwatch_dropped_requests_total 1");
}

TEST_F(ServiceSinkTest, OnlySoMuchWaits) {
  service_.Say("/", 500, "not XML");
  const auto most = static_cast<double>(ServiceSink::kMaxWaiting);
  for (double value = 1; value <= most + 2; ++value) Take(value);
  ExpectExposed("flavorbot_cloudwatch_dropped_requests_total 2");
  EXPECT_THAT(service_.requests().back().body, HasSubstr("Value=3"));
}

TEST_F(ServiceSinkTest, AServiceThatIsGoneHarmsNobody) {
  service_.Stop();
  Take(1);
  ExpectExposed("flavorbot_cloudwatch_requests_total{result=\"failed\"} 1");
}

}  // namespace
}  // namespace flavorbot::cloudwatch
