#include "http/head_scanner.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

using State = HeadScanner::State;
using std::string_literals::operator""s;

State ScanWhole(std::string_view text) { return HeadScanner().Scan(text); }

TEST(HeadScanner, TheEmptyLineEndsTheHead) {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  HeadScanner scanner;
  EXPECT_EQ(scanner.Scan(head + "next"), State::kComplete);
  EXPECT_EQ(scanner.head_bytes(), head.size());
}

TEST(HeadScanner, AHeadMayArriveByteByByte) {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  HeadScanner scanner;
  for (std::size_t i = 0; i < head.size(); ++i) {
    EXPECT_EQ(scanner.Scan(std::string_view(head).substr(0, i)), State::kNeedMore) << i;
  }
  EXPECT_EQ(scanner.Scan(head), State::kComplete);
  EXPECT_EQ(scanner.head_bytes(), head.size());
}

TEST(HeadScanner, ResetStartsAnotherHead) {
  HeadScanner scanner;
  ASSERT_EQ(scanner.Scan("GET / HTTP/1.1\r\n\r\n"), State::kComplete);
  scanner.Reset();
  EXPECT_EQ(scanner.Scan("GET"), State::kNeedMore);
}

TEST(HeadScanner, FormsThatSmuggleAreMalformed) {
  for (const std::string& head :
       {"GET / HTTP/1.1\n\n"s, "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n"s,
        "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n"s, "GET / HTTP/1.1\r\nA: b\r\n\tfolded\r\n\r\n"s,
        "GET / HTTP/1.1\r\n Host: a\r\n\r\n"s, "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n"s,
        "GET / HTTP/1.1\r\nA: b\0c\r\n\r\n"s, " GET / HTTP/1.1\r\n\r\n"s, "\r\n"s, "\n"s,
        "\x16\x03\x01"s}) {
    EXPECT_EQ(ScanWhole(head), State::kMalformed) << head;
  }
}

}  // namespace
}  // namespace flavorbot::http
