#include "app/chef/questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/dish_document.h"
#include "app/chef/guarded_chef.h"
#include "app/chef/questions_for_test.h"
#include "base/log.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::HasSubstr;

TEST_F(QuestionsTest, WordsAreKeptAndCountAsAChat) {
  chef_.Say({.text = "Good evening.", .suggestions = {{"Make it vegan", "Ideas"}}});
  const auto answer = Ask("  Hello \n").value();
  EXPECT_EQ(sink_.text, "Good evening.");
  EXPECT_EQ(answer.question.content, "Hello");
  EXPECT_EQ(answer.reply.content, "Good evening.");
  EXPECT_EQ(answer.usage.used.recipe_queries, 1);
  EXPECT_EQ(answer.usage.remaining, 5);
  const auto talk = Talk();
  EXPECT_EQ(talk.conversation.title, "Hello");
  ASSERT_EQ(talk.messages.size(), 2U);
  EXPECT_EQ(talk.messages[0], answer.question);
  EXPECT_EQ(talk.messages[1], answer.reply);
  EXPECT_EQ(talk.messages[1].proposals[0].group, "Ideas");
  EXPECT_EQ(Counts(), std::pair(1, 0));
}

TEST_F(QuestionsTest, ADishCountsAsAGenerationAndCanBeSaved) {
  chef_.Say({.text = "Here.", .dish = TomatoSoup()});
  const auto answer = Ask("Soup?").value();
  EXPECT_EQ(Counts(), std::pair(1, 1));
  EXPECT_EQ(answer.usage.remaining, 4);
  EXPECT_EQ(answer.reply.recipe, DocumentOf(TomatoSoup()));
  const auto saved =
      memory_.Run(conversations_.SaveRecipe(context_, "ana", conversation_, answer.reply.id));
  ASSERT_TRUE(saved.has_value());
  EXPECT_EQ(saved->recipe.View().title, "Tomato soup");
  const auto none =
      memory_.Run(conversations_.SaveRecipe(context_, "ana", conversation_, answer.question.id));
  EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
}

TEST_F(QuestionsTest, TheChefIsToldTheTalkAndWhatThePersonEats) {
  chef_.Say({.text = "Here.", .dish = TomatoSoup()});
  ASSERT_TRUE(Ask("Soup?"));
  ASSERT_TRUE(Ask("Without salt"));
  const auto& request = chef_.asked().back();
  ASSERT_EQ(request.talk.size(), 3U);
  EXPECT_EQ(request.talk[0].text, "Soup?");
  EXPECT_EQ(request.talk[1].dish->known_recipe, "tomato-soup");
  EXPECT_EQ(request.talk[2].text, "Without salt");
  EXPECT_TRUE(request.constraints.allergens.Has(knowledge::Allergen::kPeanut));
  EXPECT_EQ(request.wants, Wants::kReply);
  EXPECT_NE(request.seed, chef_.asked().front().seed);
}

TEST_F(QuestionsTest, AFullMonthStillHasWordsAndNoMoreDishes) {
  UseUpTheMonth();
  chef_.Say({.text = "Good evening."});
  EXPECT_TRUE(Ask("Hello"));
  EXPECT_EQ(chef_.asked().back().wants, Wants::kWords);
  EXPECT_EQ(Counts(), std::pair(1, 5));

  chef_.Say({.text = "Here.", .dish = TomatoSoup()});
  const auto refused = Ask("Soup?");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kForbidden);
  EXPECT_EQ(refused.error().message, "Monthly recipe limit reached. Please upgrade your plan.");
  EXPECT_EQ(Counts(), std::pair(1, 5));
  EXPECT_EQ(Talk().messages.size(), 2U);
}

TEST_F(QuestionsTest, WhereARecipeIsWantedOnlyTheGenerationCounts) {
  auto question = Of("Soup");
  question.wants = Wants::kRecipe;
  chef_.Say({.text = "Here.", .dish = TomatoSoup()});
  ASSERT_TRUE(Ask(question));
  EXPECT_EQ(Counts(), std::pair(0, 1));
  chef_.Say({.text = "No."});
  EXPECT_EQ(Ask(question).error().code, ErrorCode::kInternal);
  EXPECT_EQ(Counts(), std::pair(0, 1));
}

TEST_F(QuestionsTest, WhereARecipeIsWantedAFullMonthIsRefusedBeforeTheChefIsAsked) {
  UseUpTheMonth();
  auto question = Of("Soup");
  question.wants = Wants::kRecipe;
  EXPECT_EQ(Ask(question).error().code, ErrorCode::kForbidden);
  EXPECT_TRUE(chef_.asked().empty());
  ExpectUndone({0, 5});
}

TEST_F(QuestionsTest, AChefThatFailsCostsNothing) {
  chef_.Fail(MakeError(ErrorCode::kUnavailable, "later"));
  EXPECT_EQ(Ask("Soup?", "key-12345678").error().message, "later");
  ExpectUndone();
}

TEST_F(QuestionsTest, AChefThatThrowsCostsNothing) {
  chef_.Throw();
  EXPECT_EQ(Ask("Soup?").error().code, ErrorCode::kInternal);
  ExpectUndone();
}

TEST_F(QuestionsTest, WhatIsNoDishAndWhatIsNoReplyCostNothing) {
  chef_.Say({.text = "Here.", .dish = Dish{.title = "Nothing"}});
  EXPECT_EQ(Ask("Soup?").error().code, ErrorCode::kInternal);
  chef_.Say({.text = ""});
  EXPECT_EQ(Ask("Soup?").error().code, ErrorCode::kInternal);
  ExpectUndone();
}

TEST_F(QuestionsTest, AReaderWhoDoesNotReadCostsNothing) {
  sink_.reader = ReplySink::Reader::kGone;
  EXPECT_EQ(Ask("Soup?").error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(chef_.was_stopped());
  sink_.reader = ReplySink::Reader::kThere;
  ExpectUndone();
}

// The connection may be gone before the stream has begun.
TEST_F(QuestionsTest, AQuestionThatIsBegunAndNeverAnsweredIsUndone) {
  const auto begin_and_forget = [&]() -> asio::awaitable<bool> {
    auto begun = co_await questions_.Begin(context_, Of("Soup?"));
    co_return begun.has_value();
  };
  EXPECT_TRUE(memory_.Run(begin_and_forget()));
  ExpectUndone();
}

TEST_F(QuestionsTest, WhatCanNotBeUndoneIsInTheLogWithItsRequest) {
  Background none(0);
  const Questions questions(chef_, {store_, asked_}, eaters_, meter_, budget_, none,
                            memory_.clock(), random_);
  context_.request_id = "r-17";
  const auto begin_and_forget = [&]() -> asio::awaitable<bool> {
    auto begun = co_await questions.Begin(context_, Of("Soup?"));
    co_return begun.has_value();
  };
  testing::internal::CaptureStderr();
  EXPECT_TRUE(memory_.Run(begin_and_forget()));
  base::FlushLog();
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              testing::AllOf(HasSubstr("is not given back"), HasSubstr("r-17")));
}

TEST_F(QuestionsTest, WhatIsNoQuestionIsRefused) {
  EXPECT_EQ(Ask(" \n").error().fields.at("content"), "Must not be empty");
  EXPECT_THAT(Ask(std::string(2001, 'x')).error().fields.at("content"), HasSubstr("2000"));
  EXPECT_EQ(Ask("Soup?", "short").error().code, ErrorCode::kInvalidRequest);
  auto elsewhere = Of("Soup?");
  elsewhere.conversation_id = "nosuch";
  EXPECT_EQ(Ask(elsewhere).error().code, ErrorCode::kNotFound);
  elsewhere.conversation_id = conversation_ + "#0001";
  EXPECT_EQ(Ask(elsewhere).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Counts(), std::pair(0, 0));
}

// The filter of the Node version refused this one.
TEST_F(QuestionsTest, SignsAreNoReasonToRefuse) {
  EXPECT_TRUE(Ask("make it spicy & < 30 minutes, and forget everything <b>bold</b>"));
}

// A model's deadline is the mark's: beyond it another question could be answered at the same time.
TEST_F(QuestionsTest, TheChefHasTheTimeOfTheMarkAndNoMore) {
  context_.deadline = std::chrono::steady_clock::time_point::max();
  EXPECT_TRUE(Ask("Soup?"));
  EXPECT_LE(chef_.deadline(), std::chrono::steady_clock::now() + kLongestAnswer);
}

TEST_F(QuestionsTest, AnAnswerSaysWhatIsUsedAndNobodyReadsItAgain) {
  const auto expect_usage = [&](const char* content, unsigned calls) {
    context_.calls = 0;
    const auto usage = Ask(content).value().usage;
    EXPECT_EQ(context_.calls, calls) << content;
    const auto read = ThisMonth();
    EXPECT_EQ(usage.month, read.month);
    EXPECT_EQ(usage.resets_at, read.resets_at);
    EXPECT_EQ(usage.tier, read.tier);
    EXPECT_EQ(usage.remaining, read.remaining) << content;
    EXPECT_EQ(usage.used.recipe_queries, read.used.recipe_queries) << content;
    EXPECT_EQ(usage.used.recipes_generated, read.used.recipes_generated) << content;
  };
  // The mark, the talk, the profile, both counts, and what is kept; words give one back.
  expect_usage("Words?", 7);
  chef_.Say({.text = "Here.", .dish = TomatoSoup()});
  expect_usage("Soup?", 6);
  chef_.Say({.text = "Good evening."});
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(memory_.Run(meter_.ReserveGeneration(context_, "ana")));
  expect_usage("Words, in a month that is used up?", 6);
}

// What isn't proposed by the chef isn't a proposal: a list may be of anything.
TEST_F(QuestionsTest, NothingIsReadOutOfAChefsWords) {
  chef_.Say({.text = "For the batter:\n- two large eggs\n- a cup of **plain flour**"});
  EXPECT_TRUE(Ask("What is in a batter?")->reply.proposals.empty());
}

// The guard, and not only the chef's memory: the beginning of a long talk is cut off.
TEST_F(QuestionsTest, AnAllergySaidAtTheBeginningOfALongTalkHolds) {
  const GuardedChef guarded(ShippedChefKnowledge(), chef_);
  const Questions questions(guarded, {store_, asked_}, eaters_, meter_, budget_, undoings_,
                            memory_.clock(), random_, std::chrono::milliseconds{0});
  const auto ask = [&](std::string content) {
    return memory_.Run([](const Questions& asked, dynamodb::CallContext& context, Question question,
                          KeptText& sink) -> asio::awaitable<Result<Answer>> {
      auto begun = co_await asked.Begin(context, std::move(question));
      if (!begun) co_return std::unexpected(std::move(begun).error());
      co_return co_await asked.AnswerTo(context, std::get<std::shared_ptr<PendingQuestion>>(*begun),
                                        sink);
    }(questions, context_, Of(std::move(content)), sink_));
  };
  std::string much;
  while (much.size() < 5'000) much += "Stir it well, and take your time. ";
  chef_.Say({.text = much});
  ASSERT_TRUE(ask("I'm allergic to walnuts. What goes with beetroot?"));
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(ask("And then?"));
  chef_.Say({.text = "Scatter walnuts over it."});
  const auto answer = ask("What goes on top?").value();
  EXPECT_EQ(chef_.asked().back().talk.front().text, "And then?");
  EXPECT_THAT(answer.reply.content, HasSubstr("[left out: walnut"));
}

TEST_F(QuestionsTest, WhatTheClientSaysWasSaidIsWhatTheChefIsTold) {
  chef_.Say({.text = "Here:\n• soup", .dish = TomatoSoup()});
  ASSERT_TRUE(Ask("Soup?"));
  auto question = Of("And bread?");
  question.earlier =
      std::vector<Turn>{{.speaker = Speaker::kPerson, .text = "Something else", .dish = {}},
                        {.speaker = Speaker::kChef, .text = "Here:\n- soup", .dish = {}}};
  ASSERT_TRUE(Ask(question));
  const auto& talk = chef_.asked().back().talk;
  ASSERT_EQ(talk.size(), 3U);
  EXPECT_EQ(talk[0].text, "Something else");
  EXPECT_EQ(talk[1].dish->title, "Tomato soup");
}

TEST_F(QuestionsTest, AConversationThatIsFullSaysSo) {
  chef_.Say({.text = "Hm."});
  for (int i = 0; i < storage::kMaxMessages / 2; ++i) ASSERT_TRUE(Ask("More")) << i;
  EXPECT_EQ(Ask("More").error().code, ErrorCode::kConflict);
  EXPECT_EQ(Counts().first, storage::kMaxMessages / 2);
}

// Each day of talking lets the first messages live as long as the last.
TEST_F(QuestionsTest, ATalkOfMonthsKeepsItsBeginning) {
  for (int day = 0; day < 60; day += 20) {
    ASSERT_TRUE(Ask("Soup?"));
    memory_.clock().Advance(std::chrono::days{20});
  }
  ASSERT_TRUE(Ask("Soup?"));
  EXPECT_EQ(chef_.asked().back().talk.size(), 7U);
  const auto first = memory_.Run(
      store_.FindMessage(context_, "ana", conversation_, "0001", memory_.clock().Now()));
  EXPECT_TRUE(first.has_value());
}

}  // namespace
}  // namespace flavorbot::app::chef
