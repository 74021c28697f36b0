#include "base/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace flavorbot::base {
namespace {

constexpr std::string_view kTime = "2026-11-22T21:28:00.123Z";

TEST(Log, ALineIsOneJsonObjectWithTypedFields) {
  const std::string text = "salt";
  EXPECT_EQ(FormatLogLine(kTime, Level::kInfo, "request",
                          {{"route", "/api/recipes/:id"},
                           {"status", 200},
                           {"ms", 1.25},
                           {"bytes", std::size_t{12}},
                           {"delta", -3},
                           {"hit", true},
                           {"word", text}}),
            R"({"time":"2026-11-22T21:28:00.123Z","level":"info","event":"request",)"
            R"("route":"/api/recipes/:id","status":200,"ms":1.25,"bytes":12,"delta":-3,"hit":true,)"
            R"("word":"salt"})"
            "\n");
}

// A client chooses some of what is logged: it must not be able to forge a line.
TEST(Log, ALineStaysOneLineWhateverItsFieldsHold) {
  const std::string line =
      FormatLogLine(kTime, Level::kWarning, "odd", {{"path", "a\r\n{\"level\":\"x\"}\xff\xc3"}});
  EXPECT_EQ(line, R"({"time":"2026-11-22T21:28:00.123Z","level":"warning","event":"odd",)"
                  R"("path":"a\r\n{\"level\":\"x\"}��"})"
                  "\n");
}

TEST(Log, NumbersThatJsonLacksAreNull) {
  EXPECT_THAT(FormatLogLine(kTime, Level::kError, "n", {{"a", std::nan("")}, {"b", INFINITY}}),
              testing::HasSubstr(R"("a":null,"b":null})"));
}

TEST(Log, LinesBelowTheThresholdAreNotWritten) {
  testing::internal::CaptureStderr();
  SetLogLevel(Level::kWarning);
  Log(Level::kInfo, "quiet");
  Log(Level::kError, "loud");
  SetLogLevel(Level::kInfo);
  FlushLog();
  const std::string written = testing::internal::GetCapturedStderr();
  EXPECT_THAT(written, testing::HasSubstr("loud"));
  EXPECT_THAT(written, testing::Not(testing::HasSubstr("quiet")));
}

TEST(Log, WhatIsPrintedIsOnStandardOutputAlone) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  PrintLine("{\"a\":1}\n");
  Log(Level::kError, "loud");
  FlushLog();
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "{\"a\":1}\n");
  EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::HasSubstr("loud"));
}

}  // namespace
}  // namespace flavorbot::base
