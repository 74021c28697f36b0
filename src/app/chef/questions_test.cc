#include "app/chef/questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "app/chef/conversations.h"
#include "app/chef/dish_document.h"
#include "app/chef/guarded_chef.h"
#include "app/chef/kitchen_for_test.h"
#include "app/chef/scripted_chef_for_test.h"
#include "base/iso8601.h"
#include "base/log.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::app::chef {
namespace {

namespace asio = boost::asio;
using ::testing::HasSubstr;

class KeptText final : public ReplySink {
 public:
  asio::awaitable<Reader> Write(std::string_view piece) override {
    text += piece;
    co_return reader;
  }
  std::string text;
  Reader reader = Reader::kThere;
};

class QuestionsTest : public testing::Test {
 protected:
  QuestionsTest() {
    storage::User ana{.id = "ana", .email = "a@b.de", .email_normalised = "a@b.de"};
    ana.allergies = {"peanuts"};
    const storage::Token token{.key = "t", .user_id = "ana", .email = "a", .email_normalised = "a"};
    EXPECT_TRUE(
        memory_.Run(users_.Create(memory_.context(), ana, token, {.key = "s", .user_id = "ana"})));
    conversation_ = memory_.Run(conversations_.Create(memory_.context(), "ana"))->id;
  }

  Question Of(std::string content, std::optional<std::string> key = {}) {
    return {.user_id = "ana",
            .conversation_id = conversation_,
            .content = std::move(content),
            .idempotency_key = std::move(key),
            .earlier = {}};
  }
  Result<BegunQuestion> Begin(Question question) {
    return memory_.Run(questions_.Begin(context_, std::move(question)));
  }
  asio::awaitable<Result<Answer>> AskNow(Question question) {
    auto begun = co_await questions_.Begin(context_, std::move(question));
    if (!begun) co_return std::unexpected(std::move(begun).error());
    if (auto* answer = std::get_if<Answer>(&*begun)) co_return std::move(*answer);
    co_return co_await questions_.AnswerTo(
        context_, std::get<std::shared_ptr<PendingQuestion>>(*begun), sink_);
  }
  Result<Answer> Ask(Question question) { return memory_.Run(AskNow(std::move(question))); }
  Result<Answer> Ask(std::string content, std::optional<std::string> key = {}) {
    return Ask(Of(std::move(content), std::move(key)));
  }

  MonthReport ThisMonth() { return memory_.Run(meter_.ThisMonth(context_, "ana")).value(); }
  // Chats and generations counted.
  std::pair<int, int> Counts() {
    const auto used = ThisMonth().used;
    return {static_cast<int>(used.recipe_queries), static_cast<int>(used.recipes_generated)};
  }
  storage::StoredTalk Talk() {
    return memory_.Run(conversations_.Read(context_, "ana", conversation_)).value();
  }
  // Counted against the operator's month.
  std::int64_t Tokens() {
    const auto used =
        memory_.Run(tokens_.Get(context_, base::FormatMonth(memory_.clock().Now()))).value();
    return used.input + used.output;
  }
  void UseUpTheMonth() {
    for (int i = 0; i < 5; ++i) {
      ASSERT_TRUE(memory_.Run(meter_.ReserveGeneration(context_, "ana")));
    }
  }
  // Nothing was kept, nothing counted, and the next question is answered.
  void ExpectUndone(std::pair<int, int> counts = {0, 0}) {
    EXPECT_EQ(Counts(), counts);
    EXPECT_TRUE(Talk().messages.empty());
    chef_.Say({.text = "Fine."});
    EXPECT_TRUE(Ask("Again?").has_value());
  }

  storage::MemoryTable memory_;
  dynamodb::CallContext context_{.deadline =
                                     std::chrono::steady_clock::now() + std::chrono::seconds{30}};
  ScriptedChef chef_;
  KeptText sink_;
  Background undoings_;
  base::SeededRandom random_{1};
  storage::UserStore users_{memory_.table()};
  storage::UsageStore usage_{memory_.table()};
  storage::ConversationStore store_{memory_.table()};
  storage::AskedStore asked_{memory_.table()};
  storage::ChefTokensStore tokens_{memory_.table()};
  Eaters eaters_{users_, ShippedUnderstanding(), ShippedKnowledge()};
  UsageMeter meter_{usage_, users_, memory_.clock()};
  TokenBudget budget_{tokens_, memory_.clock(), 1'000};
  Conversations conversations_{store_, memory_.clock(), random_};
  Questions questions_{chef_,           {store_, asked_}, eaters_,
                       meter_,          budget_,          undoings_,
                       memory_.clock(), random_,          std::chrono::milliseconds{0}};
  std::string conversation_;
};

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

TEST_F(QuestionsTest, OfTheSameQuestionTwiceAtOnceBothHaveTheOneAnswer) {
  chef_.WaitAtGate();
  asio::io_context loop;
  std::optional<Result<Answer>> first;
  std::optional<Result<Answer>> second;
  const auto ask_second = [&]() -> asio::awaitable<void> {
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
  EXPECT_EQ(Counts(), std::pair(1, 0));
  EXPECT_EQ(Talk().messages.size(), 2U);
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

// A model's deadline is the mark's: beyond it another question could be answered at the same time.
TEST_F(QuestionsTest, TheChefHasTheTimeOfTheMarkAndNoMore) {
  context_.deadline = std::chrono::steady_clock::time_point::max();
  EXPECT_TRUE(Ask("Soup?"));
  EXPECT_LE(chef_.deadline(), std::chrono::steady_clock::now() + kLongestAnswer);
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

// Two of the same at once, and the first uses up the month.
TEST_F(QuestionsTest, WhoWaitsForAnAnswerHasItWhenTheMonthOfTokensHasEnded) {
  chef_.set_info({.provider = "anthropic", .model = "m"});
  chef_.Use({.input_tokens = 900, .output_tokens = 100});
  chef_.WaitAtGate();
  asio::io_context loop;
  std::optional<Result<Answer>> first;
  std::optional<Result<Answer>> second;
  const auto ask_second = [&]() -> asio::awaitable<void> {
    const auto now = memory_.clock().Now();
    const auto spent =
        co_await tokens_.Add(context_, base::FormatMonth(now), {.input = 1'000, .output = 0}, now);
    EXPECT_TRUE(spent.has_value());
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
