#include "base/log_buffer.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace flavorbot::base {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class LogBufferTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(::pipe(pipe_), 0); }
  void TearDown() override {
    ::close(pipe_[0]);
    ::close(pipe_[1]);
  }

  // What is in the pipe now.
  std::string Read() {
    ::fcntl(pipe_[0], F_SETFL, O_NONBLOCK);
    std::string text(1 << 20, '\0');
    std::size_t size = 0;
    ssize_t got = 0;
    while ((got = ::read(pipe_[0], text.data() + size, text.size() - size)) > 0) {
      size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    return text;
  }

  int writing_end() const { return pipe_[1]; }

 private:
  int pipe_[2] = {-1, -1};
};

TEST_F(LogBufferTest, LinesComeOutInOrderOnceFlushed) {
  LogBuffer buffer(writing_end(), 1024);
  buffer.Append("one\n");
  buffer.Append("two\n");
  ASSERT_TRUE(buffer.Flush(seconds(10)));
  EXPECT_EQ(Read(), "one\ntwo\n");
}

TEST_F(LogBufferTest, WhatWaitsIsWrittenWhenItGoes) {
  LogBuffer(writing_end(), 1024).Append("last words\n");
  EXPECT_EQ(Read(), "last words\n");
}

// The reader of the log has stopped reading: the pipe takes 64 KB, then the buffer fills. Nobody
// may wait.
TEST_F(LogBufferTest, AReaderThatStopsCostsLinesAndNeverWaiting) {
  const std::string line = std::string(1023, 'x') + "\n";
  LogBuffer buffer(writing_end(), 256 * line.size());
  for (int i = 0; i < 1000; ++i) buffer.Append(line);
  EXPECT_FALSE(buffer.Flush(milliseconds(1)));
  EXPECT_GT(buffer.dropped(), 400U);
  while (!buffer.Flush(milliseconds(1))) Read();
  Read();

  buffer.Append("again\n");
  ASSERT_TRUE(buffer.Flush(seconds(10)));
  const std::string told = Read();
  EXPECT_THAT(told, testing::StartsWith("again\n"));
}

TEST_F(LogBufferTest, HowManyLinesWereDroppedIsToldBehindTheNextOnes) {
  LogBuffer buffer(writing_end(), 8);
  buffer.Append("too long for it\n");
  buffer.Append("short\n");
  ASSERT_TRUE(buffer.Flush(seconds(10)));
  EXPECT_THAT(Read(),
              testing::AllOf(testing::StartsWith("short\n"),
                             testing::HasSubstr("\"event\":\"log lines dropped\",\"lines\":1}")));
}

TEST_F(LogBufferTest, FlushOfNothingReturnsAtOnce) {
  LogBuffer buffer(writing_end(), 8);
  EXPECT_TRUE(buffer.Flush(milliseconds(0)));
}

}  // namespace
}  // namespace flavorbot::base
