#include "model_api/refusal.h"

#include <gtest/gtest.h>

namespace flavorbot::model_api {
namespace {

using std::chrono::milliseconds;

ModelErrorKind KindOf(int status, std::string_view body) {
  return ErrorOf(status, ReadRefusal(body)).kind;
}

TEST(Refusal, StatusesAndTypesHaveTheirKinds) {
  EXPECT_EQ(KindOf(401, ""), ModelErrorKind::kUnauthorized);
  EXPECT_EQ(KindOf(403, ""), ModelErrorKind::kUnauthorized);
  EXPECT_EQ(KindOf(429, ""), ModelErrorKind::kRateLimited);
  EXPECT_EQ(KindOf(529, ""), ModelErrorKind::kOverloaded);
  EXPECT_EQ(KindOf(503, ""), ModelErrorKind::kOverloaded);
  EXPECT_EQ(KindOf(500, ""), ModelErrorKind::kUnavailable);
  EXPECT_EQ(KindOf(502, "<html>"), ModelErrorKind::kUnavailable);
  EXPECT_EQ(KindOf(404, ""), ModelErrorKind::kRejected);
  EXPECT_EQ(KindOf(0, R"({"type":"error","error":{"type":"overloaded_error"}})"),
            ModelErrorKind::kOverloaded);
  EXPECT_EQ(KindOf(429, R"({"error":{"code":"insufficient_quota"}})"),
            ModelErrorKind::kUnauthorized);
}

TEST(Refusal, EveryServerSaysThatTheContextIsTooLongInItsOwnWay) {
  for (
      const char* body :
      {R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 1 > 0"}})",
       R"({"error":{"message":"too much","code":"context_length_exceeded"}})",
       R"({"error":{"code":400,"type":"exceed_context_size_error","message":"x"}})",
       R"({"object":"error","message":"This model's maximum context length is 4096 tokens."})",
       R"({"error":"the input exceeds the context window"})"}) {
    EXPECT_EQ(KindOf(400, body), ModelErrorKind::kContextTooLong) << body;
  }
  EXPECT_EQ(KindOf(413, ""), ModelErrorKind::kContextTooLong);
}

TEST(Refusal, TheMessageIsOneBoundedLineWithoutKeys) {
  const auto told =
      ErrorOf(400, {.type = "t", .code = "c", .message = "a\nb" + std::string(999, 'x')});
  EXPECT_TRUE(told.message.starts_with("status 400, t, c: a bx")) << told.message;
  EXPECT_LT(told.message.size(), 400U);
  EXPECT_EQ(ErrorOf(401, {.type = "", .code = "", .message = "wrong key sk-1"}).message,
            "status 401");
}

TEST(Refusal, RetryAfterIsSecondsMillisecondsOrADate) {
  const base::TimePoint now{std::chrono::seconds(784111777)};  // Sun, 06 Nov 1994 08:49:37 GMT
  const auto after = [now](std::string_view name, std::string_view value) {
    http::Headers headers;
    headers.Add(name, value);
    return RetryAfterIn(headers, now);
  };
  EXPECT_EQ(after("Retry-After", "7"), milliseconds(7'000));
  EXPECT_EQ(after("retry-after-ms", "250"), milliseconds(250));
  EXPECT_EQ(after("Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT"), milliseconds(10'000));
  EXPECT_EQ(after("Retry-After", "Sun, 06 Nov 1994 08:49:27 GMT"), milliseconds(0));
  EXPECT_EQ(after("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), std::chrono::hours(24));
  EXPECT_EQ(after("Retry-After", "soon"), std::nullopt);
  EXPECT_EQ(after("Retry-After", "1.5"), milliseconds(2'000));
  for (const char* much : {"999999999999", "9223372036854775807", "9223372036854775807.5",
                           "99999999999999999999999", "99999999999999999999999.5"}) {
    EXPECT_EQ(after("Retry-After", much), std::chrono::hours(24)) << much;
    EXPECT_EQ(after("retry-after-ms", much), std::chrono::hours(24)) << much;
  }
  for (const char* none : {"-5", "-99999999999999999999999", "", "12 and more"}) {
    EXPECT_EQ(after("Retry-After", none), std::nullopt) << none;
  }
}

}  // namespace
}  // namespace flavorbot::model_api
