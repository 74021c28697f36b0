// The same question twice: one answer, counted once.
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>

#include "app/chef/questions_for_test.h"

namespace flavorbot::app::chef {
namespace {

TEST_F(QuestionsTest, TheSameKeyAndQuestionIsAnsweredOnce) {
  chef_.Say({.text = "Here.", .dish = TomatoSoup()});
  const auto first = Ask("Soup?", "key-12345678").value();
  chef_.Say({.text = "Something else."});
  const auto second = Ask("Soup?", "key-12345678").value();
  EXPECT_EQ(second.reply, first.reply);
  EXPECT_EQ(second.question, first.question);
  EXPECT_EQ(Counts(), std::pair(1, 1));
  EXPECT_EQ(chef_.asked().size(), 1U);
  EXPECT_EQ(Ask("Stew?", "key-12345678").error().code, ErrorCode::kConflict);
}

// Runs both on one loop; the chef waits for the second to have come.
TEST_F(QuestionsTest, OfTwoQuestionsAtOnceTheSecondIsTurnedAway) {
  chef_.WaitAtGate();
  asio::io_context loop;
  std::optional<Result<Answer>> first;
  std::optional<Result<Answer>> second;
  const auto ask_second = [&]() -> asio::awaitable<void> {
    second.emplace(co_await AskNow(Of("Stew?")));
    chef_.OpenGate();
  };
  chef_.set_at_gate([&] { asio::co_spawn(loop, ask_second, asio::detached); });
  asio::co_spawn(
      loop, [&]() -> asio::awaitable<void> { first.emplace(co_await AskNow(Of("Soup?"))); },
      asio::detached);
  loop.run();
  EXPECT_TRUE(first->has_value());
  ASSERT_FALSE(second->has_value());
  EXPECT_EQ(second->error().code, ErrorCode::kConflict);
  EXPECT_EQ(Counts(), std::pair(1, 0));
}

class AskedTwiceAtOnce : public QuestionsTest {
 protected:
  // The second question comes, after `before_second`, while the chef answers the first.
  void ExpectOneAnswer(std::function<asio::awaitable<void>()> before_second) {
    chef_.WaitAtGate();
    asio::io_context loop;
    std::optional<Result<Answer>> first;
    std::optional<Result<Answer>> second;
    const auto ask_second = [&]() -> asio::awaitable<void> {
      co_await before_second();
      asio::post(loop, [&] { chef_.OpenGate(); });
      second.emplace(co_await AskNow(Of("Soup?", "key-12345678")));
    };
    chef_.set_at_gate([&] { asio::co_spawn(loop, ask_second, asio::detached); });
    asio::co_spawn(
        loop,
        [&]() -> asio::awaitable<void> {
          first.emplace(co_await AskNow(Of("Soup?", "key-12345678")));
        },
        asio::detached);
    loop.run();
    ASSERT_TRUE(first->has_value());
    ASSERT_TRUE(second->has_value());
    EXPECT_EQ((*first)->reply, (*second)->reply);
  }
};

TEST_F(AskedTwiceAtOnce, BothHaveTheOneAnswer) {
  ExpectOneAnswer([]() -> asio::awaitable<void> { co_return; });
  EXPECT_EQ(Counts(), std::pair(1, 0));
  EXPECT_EQ(Talk().messages.size(), 2U);
}

TEST_F(QuestionsTest, WhatWasAnsweredIsThereWhenTheMonthOfTokensHasEnded) {
  chef_.set_info({.provider = "anthropic", .model = "m"});
  chef_.Use({.input_tokens = 900, .output_tokens = 100});
  const auto first = Ask("Soup?", "key-12345678").value();
  context_.write_units = 0;
  EXPECT_EQ(Ask("Soup?", "key-12345678")->reply, first.reply);
  EXPECT_EQ(Ask("Stew?", "key-12345678").error().code, ErrorCode::kConflict);
  for (const char* key : {"key-23456789", "key-34567890"}) {
    EXPECT_EQ(Ask("Soup?", key).error().code, ErrorCode::kUnavailable);
  }
  EXPECT_EQ(Ask("Soup?").error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(context_.write_units, 0);
}

// The first uses up the month.
TEST_F(AskedTwiceAtOnce, BothHaveItWhenTheMonthOfTokensHasEnded) {
  chef_.set_info({.provider = "anthropic", .model = "m"});
  chef_.Use({.input_tokens = 900, .output_tokens = 100});
  ExpectOneAnswer([this]() -> asio::awaitable<void> {
    const auto now = memory_.clock().Now();
    const auto spent =
        co_await tokens_.Add(context_, base::FormatMonth(now), {.input = 1'000, .output = 0}, now);
    EXPECT_TRUE(spent.has_value());
  });
}

}  // namespace
}  // namespace flavorbot::app::chef
