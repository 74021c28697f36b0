#include "storage/asked_store.h"

#include <gtest/gtest.h>

#include "storage/chef_tokens_store.h"
#include "storage/conversation_store.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::storage {
namespace {

class AskedStoreTest : public testing::Test {
 protected:
  AskedStoreTest() {
    EXPECT_TRUE(memory_.Run(conversations_.Create(memory_.context(), "ana", "c1", now())));
    EXPECT_TRUE(memory_.Run(conversations_.Create(memory_.context(), "ana", "c2", now())));
  }
  base::TimePoint now() { return memory_.clock().Now(); }
  Asking Ask(std::string token, std::optional<std::string> key = {}, std::string question = "q",
             std::string conversation = "c1") {
    return {.user_id = "ana",
            .conversation_id = std::move(conversation),
            .token = std::move(token),
            .key_digest = std::move(key),
            .question_digest = std::move(question),
            .answered_until = now() + std::chrono::minutes{2}};
  }
  Result<Beginning> Begin(const Asking& asking) {
    return memory_.Run(asked_.Begin(memory_.context(), asking, now()));
  }
  template <typename Outcome>
  bool Is(const Asking& asking) {
    const auto beginning = Begin(asking);
    return beginning && std::holds_alternative<Outcome>(*beginning);
  }
  Result<void> Finish(const Asking& asking, int number = 1) {
    Exchange exchange{.question = {.id = MessageId(number), .content = "Soup?"},
                      .reply = {.id = MessageId(number + 1), .speaker = Speaker::kChef},
                      .title = "Soup?"};
    return memory_.Run(asked_.Finish(memory_.context(), asking, std::move(exchange), now()));
  }
  int Messages() {
    return static_cast<int>(
        memory_.Run(conversations_.Read(memory_.context(), "ana", "c1", now()))->messages.size());
  }

  MemoryTable memory_;
  ConversationStore conversations_{memory_.table()};
  AskedStore asked_{memory_.table()};
};

// Whoever waits for another's answer looks often: it must cost little.
TEST_F(AskedStoreTest, LookingWhatHasBecomeOfAKeyIsOneRead) {
  const auto look = [&](const Asking& asking) {
    return memory_.Run(asked_.Look(memory_.context(), asking, Consistency::kEventual, now()))
        .value();
  };
  const auto asking = Ask("one", "key");
  EXPECT_TRUE(std::holds_alternative<KeyIsFree>(look(asking)));
  ASSERT_TRUE(Is<Begun>(asking));
  memory_.context() = {};
  EXPECT_TRUE(std::holds_alternative<KeyIsAsked>(look(asking)));
  EXPECT_EQ(memory_.context().calls, 1U);
  EXPECT_EQ(memory_.context().read_units, 0.5);
  EXPECT_EQ(memory_.context().write_units, 0);
  EXPECT_TRUE(std::holds_alternative<KeyIsOther>(look(Ask("two", "key", "another"))));
  ASSERT_TRUE(Finish(asking));
  const auto answered = look(asking);
  ASSERT_TRUE(std::holds_alternative<KeyIsAnswered>(answered));
  EXPECT_EQ(std::get<KeyIsAnswered>(answered).reply_id, "0002");
}

TEST_F(AskedStoreTest, AKeyWhoseQuestionNobodyAnswersAnyMoreIsFree) {
  const auto asking = Ask("one", "key");
  ASSERT_TRUE(Is<Begun>(asking));
  memory_.clock().Advance(std::chrono::minutes{2});
  const auto looked =
      memory_.Run(asked_.Look(memory_.context(), asking, Consistency::kStrong, now()));
  EXPECT_TRUE(std::holds_alternative<KeyIsFree>(looked.value()));
}

TEST_F(AskedStoreTest, AConversationHasOneQuestionAtATime) {
  EXPECT_TRUE(Is<Begun>(Ask("one")));
  EXPECT_TRUE(Is<OtherIsAsked>(Ask("two")));
  EXPECT_TRUE(Is<OtherIsAsked>(Ask("two", "key")));
  EXPECT_TRUE(Is<Begun>(Ask("two", {}, "q", "c2")));
  ASSERT_TRUE(Finish(Ask("one")));
  EXPECT_TRUE(Is<Begun>(Ask("three")));
}

TEST_F(AskedStoreTest, AConversationThatIsNotThereIsNotFound) {
  EXPECT_EQ(Begin(Ask("one", {}, "q", "nosuch")).error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(Begin(Ask("one", "key", "q", "nosuch")).error().code, StoreErrorCode::kNotFound);
  memory_.clock().Advance(std::chrono::days{30});
  EXPECT_EQ(Begin(Ask("one")).error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(Begin(Ask("one", "key")).error().code, StoreErrorCode::kNotFound);
}

// The process that answered may have ended.
TEST_F(AskedStoreTest, AMarkHoldsNobodyUpForLongerThanItSays) {
  EXPECT_TRUE(Is<Begun>(Ask("one", "key")));
  memory_.clock().Advance(std::chrono::minutes{2});
  const auto again = Ask("two", "key");
  EXPECT_TRUE(Is<Begun>(again));
  EXPECT_EQ(Finish(Ask("one", "key")).error().code, StoreErrorCode::kConflict);
  EXPECT_TRUE(Finish(again));
  EXPECT_EQ(Messages(), 2);
}

TEST_F(AskedStoreTest, TheSameKeyAndQuestionHasTheSameAnswer) {
  EXPECT_TRUE(Is<Begun>(Ask("one", "key")));
  EXPECT_TRUE(Is<KeyIsAsked>(Ask("two", "key")));
  ASSERT_TRUE(Finish(Ask("one", "key")));
  const auto answered = Begin(Ask("three", "key"));
  ASSERT_TRUE(std::holds_alternative<KeyIsAnswered>(*answered));
  EXPECT_EQ(std::get<KeyIsAnswered>(*answered).reply_id, "0002");
  EXPECT_EQ(std::get<KeyIsAnswered>(*answered).conversation_id, "c1");
  // And nothing is marked by it.
  EXPECT_TRUE(Is<Begun>(Ask("four")));
}

TEST_F(AskedStoreTest, TheSameKeyWithAnotherQuestionIsToldApart) {
  EXPECT_TRUE(Is<Begun>(Ask("one", "key")));
  EXPECT_TRUE(Is<KeyIsOther>(Ask("two", "key", "other")));
  EXPECT_TRUE(Is<KeyIsOther>(Ask("two", "key", "other", "c2")));
  ASSERT_TRUE(Finish(Ask("one", "key")));
  EXPECT_TRUE(Is<KeyIsOther>(Ask("two", "key", "other")));
}

TEST_F(AskedStoreTest, AKeyIsForgottenAfterADay) {
  EXPECT_TRUE(Is<Begun>(Ask("one", "key")));
  ASSERT_TRUE(Finish(Ask("one", "key")));
  memory_.clock().Advance(kKeepAsked);
  EXPECT_TRUE(Is<Begun>(Ask("two", "key", "other")));
}

TEST_F(AskedStoreTest, WhatIsAbandonedWasNeverAsked) {
  EXPECT_TRUE(Is<Begun>(Ask("one", "key")));
  ASSERT_TRUE(memory_.Run(asked_.Abandon(memory_.context(), Ask("one", "key"))));
  EXPECT_TRUE(Is<Begun>(Ask("two", "key", "other")));
  // It ends its own mark alone.
  ASSERT_TRUE(memory_.Run(asked_.Abandon(memory_.context(), Ask("one", "key"))));
  EXPECT_TRUE(Is<OtherIsAsked>(Ask("three")));
  EXPECT_TRUE(Finish(Ask("two", "key", "other")));
}

TEST_F(AskedStoreTest, NothingIsKeptInAConversationThatWasDeletedMeanwhile) {
  EXPECT_TRUE(Is<Begun>(Ask("one", "key")));
  ASSERT_TRUE(memory_.Run(conversations_.Delete(memory_.context(), "ana", "c1", now())));
  EXPECT_EQ(Finish(Ask("one", "key")).error().code, StoreErrorCode::kConflict);
  const auto item = memory_.Run(memory_.table().Get(
      memory_.context(), MessageKey("ana", "c1", "0001"), Consistency::kStrong));
  EXPECT_FALSE(item->has_value());
}

TEST(ChefTokensStore, AddsUpByMonth) {
  MemoryTable memory;
  const ChefTokensStore store(memory.table());
  const auto get = [&](const char* month) {
    return memory.Run(store.Get(memory.context(), month)).value();
  };
  EXPECT_EQ(get("2026-11"), (ChefTokens{0, 0}));
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(
        memory.Run(store.Add(memory.context(), "2026-11", {100, 20}, memory.clock().Now())));
  }
  EXPECT_EQ(get("2026-11"), (ChefTokens{200, 40}));
  EXPECT_EQ(get("2026-12"), (ChefTokens{0, 0}));
}

}  // namespace
}  // namespace flavorbot::storage
