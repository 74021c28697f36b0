#include "http/response_head.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

using std::string_literals::operator""s;

TEST(ResponseHead, IsTheStatusLineTheFieldsAndTheFraming) {
  Headers headers;
  headers.Add("Content-Type", "text/plain");
  std::string out;
  AppendResponseHead(out, {.status = 404,
                           .headers = headers,
                           .defaults = DefaultFields({}),
                           .date = "Date: today\r\n",
                           .content_length = 12,
                           .persistence = Persistence::kClose});
  EXPECT_EQ(out,
            "HTTP/1.1 404 Not Found\r\nDate: today\r\nContent-Type: text/plain\r\n"
            "Content-Length: 12\r\nConnection: close\r\n\r\n");
}

TEST(ResponseHead, FramingsSayTheirOwnField) {
  const Headers none;
  const DefaultFields defaults{none};
  const auto written = [&](Framing framing, Persistence persistence) {
    std::string out;
    AppendResponseHead(out, {.headers = none,
                             .defaults = defaults,
                             .date = "",
                             .framing = framing,
                             .persistence = persistence});
    return out;
  };
  EXPECT_EQ(written(Framing::kChunked, Persistence::kDefault),
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
  EXPECT_EQ(written(Framing::kUntilClose, Persistence::kClose),
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(written(Framing::kNoBody, Persistence::kKeepAlive),
            "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n");
}

TEST(ResponseHead, DefaultFieldsGiveWayToTheResponsesOwn) {
  Headers defaults;
  defaults.Add("X-Content-Type-Options", "nosniff");
  defaults.Add("Referrer-Policy", "same-origin");
  Headers own;
  own.Add("referrer-policy", "no-referrer");
  std::string out;
  DefaultFields(defaults).Append(out, own);
  EXPECT_EQ(out, "X-Content-Type-Options: nosniff\r\n");
}

TEST(ResponseHead, FieldsOfTheServersOwnAreLeftOut) {
  Headers headers;
  headers.Add("content-length", "999");
  headers.Add("Transfer-Encoding", "gzip");
  headers.Add("Connection", "upgrade");
  headers.Add("Date", "never");
  std::string out;
  AppendResponseHead(
      out,
      {.headers = headers, .defaults = DefaultFields({}), .date = "", .framing = Framing::kNoBody});
  EXPECT_EQ(out, "HTTP/1.1 200 OK\r\n\r\n");
}

// A value that a user chose must not start a field or a body of its own.
TEST(ResponseHead, ValuesCannotSplitTheResponse) {
  std::string out;
  AppendField(out, "Location", "/a\r\nSet-Cookie: x=1\n\0y"s);
  EXPECT_EQ(out, "Location: /a  Set-Cookie: x=1  y\r\n");
}

TEST(ResponseHead, DatesAreInTheFixedForm) {
  EXPECT_EQ(HttpDate(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(HttpDate(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  DateField date;
  EXPECT_EQ(date.At(784111777), "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
  EXPECT_EQ(date.At(784111778), "Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
}

}  // namespace
}  // namespace flavorbot::http
