// A kitchen of one person, ana, for tests of what becomes of questions.
#pragma once

#include <gtest/gtest.h>

#include "app/chef/conversations.h"
#include "app/chef/kitchen_for_test.h"
#include "app/chef/questions.h"
#include "app/chef/scripted_chef_for_test.h"
#include "base/iso8601.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::app::chef {

namespace asio = boost::asio;

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

}  // namespace flavorbot::app::chef
