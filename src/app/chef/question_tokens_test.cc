// What a model's answers take from the operator's month.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "app/chef/questions_for_test.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::HasSubstr;

// The server cancels what the stream waits on when the connection is closed.
TEST_F(QuestionsTest, ACancelledAnswerStopsTheChefAndIsUndoneAndItsTokensAreCounted) {
  chef_.WaitAtGate();
  chef_.Use({.input_tokens = 300, .output_tokens = 20});
  asio::cancellation_signal leaves;
  asio::io_context loop;
  chef_.set_at_gate(
      [&] { asio::post(loop, [&] { leaves.emit(asio::cancellation_type::terminal); }); });
  std::optional<Result<Answer>> answer;
  asio::co_spawn(
      loop,
      [&]() -> asio::awaitable<void> {
        answer.emplace(co_await AskNow(Of("Soup?", "key-12345678")));
      },
      asio::bind_cancellation_slot(leaves.slot(), [](const std::exception_ptr&) {}));
  loop.run();
  ASSERT_TRUE(answer.has_value());
  EXPECT_FALSE(answer->has_value());
  EXPECT_TRUE(chef_.was_stopped());
  EXPECT_EQ(Tokens(), 320);
  chef_.OpenGate();
  chef_.set_at_gate({});
  ExpectUndone();
}

TEST_F(QuestionsTest, AModelsTokensAreCountedAndTheirMonthHasAnEnd) {
  chef_.set_info({.provider = "anthropic", .model = "m"});
  chef_.Use({.input_tokens = 900, .output_tokens = 100});
  ASSERT_TRUE(Ask("Soup?"));
  const auto refused = Ask("Stew?");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(refused.error().message, HasSubstr("this month"));
  EXPECT_EQ(Counts(), std::pair(1, 0));
  // The built-in chef costs none, and another month has its own.
  chef_.set_info({.provider = "built-in", .model = ""});
  EXPECT_TRUE(Ask("Stew?"));
  chef_.set_info({.provider = "anthropic", .model = "m"});
  memory_.clock().Advance(std::chrono::days{15});
  EXPECT_TRUE(Ask("Stew?"));
}

TEST_F(QuestionsTest, TokensOfAnAnswerThatFailsAreCounted) {
  chef_.Use({.input_tokens = 300, .output_tokens = 20});
  chef_.Fail(MakeError(ErrorCode::kUnavailable, "later"));
  EXPECT_FALSE(Ask("Soup?"));
  EXPECT_EQ(Tokens(), 320);
  chef_.Throw();
  EXPECT_FALSE(Ask("Soup?"));
  EXPECT_EQ(Tokens(), 640);
}

TEST_F(QuestionsTest, TokensOfAnAnswerThatNobodyReadsAreCounted) {
  chef_.Use({.input_tokens = 300, .output_tokens = 20});
  sink_.reader = ReplySink::Reader::kGone;
  EXPECT_FALSE(Ask("Soup?"));
  EXPECT_TRUE(chef_.was_stopped());
  EXPECT_EQ(Tokens(), 320);
}

TEST_F(QuestionsTest, WhatTheChefSaysInItsLastMomentIsKeptAndCounted) {
  chef_.Use({.input_tokens = 300, .output_tokens = 20});
  chef_.TakeAllTime();
  EXPECT_TRUE(Ask("Soup?"));
  EXPECT_EQ(Talk().messages.size(), 2U);
  EXPECT_EQ(Tokens(), 320);
}

}  // namespace
}  // namespace flavorbot::app::chef
