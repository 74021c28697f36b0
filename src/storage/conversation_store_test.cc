#include "storage/conversation_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/asked_store.h"
#include "storage/interrupted_api_for_test.h"
#include "storage/item_fields.h"
#include "storage/memory_table_for_test.h"
#include "storage/recipe_store.h"

namespace flavorbot::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ConversationStoreTest : public testing::Test {
 protected:
  base::TimePoint now() { return memory_.clock().Now(); }
  Conversation Create(const std::string& id, const std::string& user = "ana") {
    return memory_.Run(store_.Create(memory_.context(), user, id, now())).value();
  }
  ConversationPage List(std::size_t limit, std::optional<ConversationMark> after = {}) {
    return memory_.Run(store_.List(memory_.context(), "ana", limit, after, now())).value();
  }
  Result<StoredTalk> Read(const std::string& id) {
    return memory_.Run(store_.Read(memory_.context(), "ana", id, now()));
  }
  // The next question and its reply.
  void Say(const std::string& id, int number, std::optional<dynamodb::AttributeMap> recipe = {},
           const std::string& user = "ana") {
    const Asking asking{.user_id = user,
                        .conversation_id = id,
                        .token = "t",
                        .key_digest = {},
                        .question_digest = "q",
                        .answered_until = now() + std::chrono::minutes{1}};
    ASSERT_TRUE(memory_.Run(asked_.Begin(memory_.context(), asking, now())).has_value());
    Exchange exchange{.question = {.id = MessageId(number), .content = "Soup?"},
                      .reply = {.id = MessageId(number + 1),
                                .speaker = Speaker::kChef,
                                .content = "Soup.",
                                .created_at = now(),
                                .recipe = std::move(recipe),
                                .proposals = {{"Make it vegan", ""}, {"A stew", "Make-ahead"}}},
                      .title = "Soup?"};
    exchange.question.created_at = now();
    ASSERT_TRUE(memory_.Run(asked_.Finish(memory_.context(), asking, exchange, now())).has_value());
  }
  static std::vector<std::string> IdsOf(const ConversationPage& page) {
    std::vector<std::string> ids;
    for (const auto& conversation : page.conversations) ids.push_back(conversation.id);
    return ids;
  }
  std::size_t ItemsInTable() {
    dynamodb::ScanRequest scan;
    scan.table_name = memory_.table().name();
    return memory_.Run(memory_.api().Scan(memory_.context(), scan))->items.size();
  }
  static RecipeFields Soup() {
    return {.title = "Soup",
            .ingredients = std::vector<std::string>{"water"},
            .instructions = std::vector<std::string>{"Boil."},
            .category = "dinner"};
  }
  Result<SavedRecipe> Save(const std::string& id, const std::string& message_id) {
    auto message = memory_.Run(store_.FindMessage(memory_.context(), "ana", id, message_id, now()));
    if (!message) return std::unexpected(message.error());
    return memory_.Run(store_.SaveRecipe(memory_.context(), "ana", id, *message, Soup(), now()));
  }

  MemoryTable memory_;
  ConversationStore store_{memory_.table()};
  AskedStore asked_{memory_.table()};
  RecipeStore recipes_{memory_.table()};
};

TEST_F(ConversationStoreTest, IsReadAsItWasTalked) {
  const auto created = Create("c1");
  EXPECT_EQ(Read("c1")->conversation, created);
  memory_.clock().Advance(std::chrono::minutes{5});
  dynamodb::AttributeMap recipe{{"title", dynamodb::AttributeValue::S("Soup")}};
  Say("c1", 1, recipe);
  Say("c1", 3);
  const auto talk = Read("c1").value();
  EXPECT_EQ(talk.conversation.title, "Soup?");
  EXPECT_EQ(talk.conversation.messages, 4);
  EXPECT_EQ(talk.conversation.created_at, kTestStart);
  EXPECT_EQ(talk.conversation.updated_at, now());
  EXPECT_EQ(talk.conversation.expires_at, now() + kKeepConversation);
  ASSERT_EQ(talk.messages.size(), 4U);
  EXPECT_EQ(talk.messages[0].id, "0001");
  EXPECT_EQ(talk.messages[0].speaker, Speaker::kPerson);
  EXPECT_EQ(talk.messages[1].speaker, Speaker::kChef);
  EXPECT_EQ(talk.messages[1].recipe, recipe);
  EXPECT_THAT(talk.messages[1].proposals,
              ElementsAre(Proposal{"Make it vegan", ""}, Proposal{"A stew", "Make-ahead"}));
  EXPECT_EQ(talk.messages[1].created_at, now());
}

TEST_F(ConversationStoreTest, PagesAreByTheLastTalkAndEndAtTheLastOne) {
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    Create(id);
    Say(id, 1);
    memory_.clock().Advance(std::chrono::seconds{1});
  }
  Say("b", 3);
  auto page = List(2);
  EXPECT_THAT(IdsOf(page), ElementsAre("b", "e"));
  page = List(2, page.last);
  EXPECT_THAT(IdsOf(page), ElementsAre("d", "c"));
  page = List(2, page.last);
  EXPECT_THAT(IdsOf(page), ElementsAre("a"));
  EXPECT_FALSE(page.last);
  EXPECT_FALSE(List(5).last);
}

TEST_F(ConversationStoreTest, AnotherUsersAreNotThere) {
  Create("c1", "bob");
  Say("c1", 1, {}, "bob");
  EXPECT_EQ(Read("c1").error().code, StoreErrorCode::kNotFound);
  EXPECT_THAT(IdsOf(List(5)), IsEmpty());
}

TEST_F(ConversationStoreTest, ThirtyDaysAfterTheLastTalkItIsGone) {
  Create("old");
  Say("old", 1);
  memory_.clock().Advance(std::chrono::days{10});
  Create("c1");
  Say("c1", 1);
  memory_.clock().Advance(std::chrono::days{20});
  EXPECT_THAT(IdsOf(List(5)), ElementsAre("c1"));
  EXPECT_EQ(Read("old").error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(memory_.Run(store_.Rename(memory_.context(), "ana", "old", "x", now())).error().code,
            StoreErrorCode::kNotFound);
  EXPECT_EQ(memory_.Run(store_.Delete(memory_.context(), "ana", "old", now())).error().code,
            StoreErrorCode::kNotFound);
  Say("c1", 3);
  memory_.clock().Advance(std::chrono::days{29});
  EXPECT_EQ(Read("c1")->messages.size(), 4U);
}

// Messages are kept a day longer than the conversation that they are of.
TEST_F(ConversationStoreTest, MessagesOfWhatHasExpiredAreNotThere) {
  Create("c1");
  Say("c1", 1);
  const auto find = [&] {
    return memory_.Run(store_.FindMessage(memory_.context(), "ana", "c1", "0002", now()));
  };
  memory_.clock().Advance(kKeepConversation - std::chrono::seconds{1});
  EXPECT_TRUE(find());
  memory_.clock().Advance(std::chrono::seconds{1});
  EXPECT_EQ(find().error().code, StoreErrorCode::kNotFound);
}

TEST_F(ConversationStoreTest, AnOldMessageOfWhatIsTalkedInIsThere) {
  Create("c1");
  Say("c1", 1);
  memory_.clock().Advance(kKeepConversation - std::chrono::days{1});
  Say("c1", 3);
  memory_.clock().Advance(std::chrono::days{1});
  EXPECT_TRUE(memory_.Run(store_.FindMessage(memory_.context(), "ana", "c1", "0001", now())));
}

TEST_F(ConversationStoreTest, EarlyMessagesCanBeKeptAsLongAsTheirConversation) {
  Create("c1");
  Say("c1", 1);
  const auto talk = Read("c1").value();
  EXPECT_EQ(talk.conversation.messages_until, now() + kKeepMessages);
  const auto until = now() + std::chrono::days{60};
  ASSERT_TRUE(memory_.Run(store_.KeepMessages(memory_.context(), "ana", talk.conversation, until)));
  EXPECT_EQ(Read("c1")->conversation.messages_until, until);
  const auto item = memory_.Run(memory_.table().Get(
      memory_.context(), MessageKey("ana", "c1", "0001"), Consistency::kStrong));
  EXPECT_EQ(IntegerOf(*dynamodb::FindAttribute((*item)->bytes, "ttl")),
            std::chrono::duration_cast<std::chrono::seconds>(until.time_since_epoch()).count());
}

// One after the other they would keep a person waiting who goes on with a long talk.
TEST_F(ConversationStoreTest, MessagesAreKeptInPagesAndWhatIsGoneStaysGone) {
  Create("c1");
  for (int number = 1; number < 40; number += 2) Say("c1", number);
  ASSERT_TRUE(
      memory_.Run(memory_.table().DeleteAll(memory_.context(), {MessageKey("ana", "c1", "0005")})));
  const auto items = ItemsInTable();
  const auto until = now() + std::chrono::days{60};
  memory_.context() = {};
  ASSERT_TRUE(
      memory_.Run(store_.KeepMessages(memory_.context(), "ana", Read("c1")->conversation, until)));
  // The one that is read for, three pages, the first of them twice, and the head.
  EXPECT_EQ(memory_.context().calls, 6U);
  EXPECT_EQ(ItemsInTable(), items);
  dynamodb::ScanRequest scan;
  scan.table_name = memory_.table().name();
  scan.filter_expression = "EntityType = :message AND #ends = :until";
  scan.expression_attribute_names.emplace();
  scan.expression_attribute_names->emplace("#ends", "ttl");
  scan.expression_attribute_values = {{":message", dynamodb::AttributeValue::S("CHAT_MESSAGE")},
                                      {":until", Seconds(until)}};
  EXPECT_EQ(memory_.Run(memory_.api().Scan(memory_.context(), scan))->count, 39);
}

TEST_F(ConversationStoreTest, OneInWhichNothingWasSaidIsNotListed) {
  Create("empty");
  Create("c1");
  Say("c1", 1);
  EXPECT_THAT(IdsOf(List(5)), ElementsAre("c1"));
  EXPECT_TRUE(Read("empty"));
  Say("empty", 1);
  EXPECT_EQ(List(5).conversations.size(), 2U);
}

TEST_F(ConversationStoreTest, ATitleThatWasGivenStays) {
  Create("c1");
  ASSERT_TRUE(memory_.Run(store_.Rename(memory_.context(), "ana", "c1", "Dinners", now())));
  memory_.clock().Advance(std::chrono::minutes{1});
  Say("c1", 1);
  EXPECT_EQ(Read("c1")->conversation.title, "Dinners");
  EXPECT_EQ(memory_.Run(store_.Rename(memory_.context(), "ana", "c2", "x", now())).error().code,
            StoreErrorCode::kNotFound);
}

TEST_F(ConversationStoreTest, DeletingLeavesNothingOfItAndAllOfOthers) {
  Create("c1");
  Create("c10");
  Say("c10", 1);
  const auto others = ItemsInTable() - 1;
  for (int number = 1; number < 120; number += 2) Say("c1", number);
  ASSERT_TRUE(memory_.Run(store_.Delete(memory_.context(), "ana", "c1", now())));
  EXPECT_EQ(ItemsInTable(), others);
  EXPECT_EQ(Read("c10")->messages.size(), 2U);
  EXPECT_EQ(memory_.Run(store_.Delete(memory_.context(), "ana", "c1", now())).error().code,
            StoreErrorCode::kNotFound);
}

// The answer comes when the messages are deleted, and the head isn't yet.
TEST_F(ConversationStoreTest, WhatIsSaidWhileItIsDeletedGoesWithIt) {
  InterruptedApi api(memory_.api());
  const Table table(api, memory_.table().name());
  const ConversationStore store(table);
  Create("other");
  const auto others = ItemsInTable();
  Create("c1");
  Say("c1", 1);
  api.BeforeNext("DeleteItem", [&] { Say("c1", 3); });
  EXPECT_TRUE(memory_.Run(store.Delete(memory_.context(), "ana", "c1", now())));
  EXPECT_EQ(ItemsInTable(), others);
}

TEST_F(ConversationStoreTest, WhatIsDeletedTwiceAtOnceIsGoneForBoth) {
  InterruptedApi api(memory_.api());
  const Table table(api, memory_.table().name());
  const ConversationStore store(table);
  Create("c1");
  api.BeforeNext("DeleteItem", [&] {
    EXPECT_TRUE(memory_.Run(store_.Delete(memory_.context(), "ana", "c1", now())));
  });
  EXPECT_TRUE(memory_.Run(store.Delete(memory_.context(), "ana", "c1", now())));
}

TEST_F(ConversationStoreTest, ARecipeIsSavedOnce) {
  Create("c1");
  Say("c1", 1);
  const auto first = Save("c1", "0002").value();
  EXPECT_EQ(first.saved, Saved::kNow);
  const auto id = first.recipe.View().id;
  EXPECT_EQ(Read("c1")->messages[1].saved_recipe_id, id);
  const auto second = Save("c1", "0002").value();
  EXPECT_EQ(second.saved, Saved::kBefore);
  EXPECT_EQ(second.recipe.View().id, id);
  EXPECT_EQ(memory_.Run(recipes_.Count(memory_.context(), "ana")), 1);
  EXPECT_EQ(Save("c1", "0009").error().code, StoreErrorCode::kNotFound);
}

// Two clicks at once: both have read the message before either saved it.
TEST_F(ConversationStoreTest, OfTwoSavesAtOnceBothGiveTheOneRecipe) {
  Create("c1");
  Say("c1", 1);
  const auto message =
      memory_.Run(store_.FindMessage(memory_.context(), "ana", "c1", "0002", now())).value();
  const auto save = [&] {
    return memory_.Run(store_.SaveRecipe(memory_.context(), "ana", "c1", message, Soup(), now()))
        .value();
  };
  const auto first = save();
  const auto second = save();
  EXPECT_EQ(second.saved, Saved::kBefore);
  EXPECT_EQ(second.recipe.View().id, first.recipe.View().id);
  EXPECT_EQ(memory_.Run(recipes_.Count(memory_.context(), "ana")), 1);
}

TEST_F(ConversationStoreTest, ARecipeThatWasDeletedSinceIsSavedAnew) {
  Create("c1");
  Say("c1", 1);
  const auto id = Save("c1", "0002")->recipe.View().id;
  ASSERT_TRUE(memory_.Run(recipes_.Delete(memory_.context(), "ana", id, now())));
  const auto again = Save("c1", "0002").value();
  EXPECT_EQ(again.saved, Saved::kNow);
  EXPECT_NE(again.recipe.View().id, id);
  EXPECT_EQ(Read("c1")->messages[1].saved_recipe_id, again.recipe.View().id);
}

TEST(ConversationCursor, OnlyWhatWasWrittenIsRead) {
  const ConversationMark mark{"2026-11-18T11:06:40.000Z", "abc123"};
  EXPECT_EQ(DecodeConversationCursor(EncodeConversationCursor(mark)), mark);
  for (const char* text : {"", "x", "MTo", "MToyMDI2I2E"}) {
    EXPECT_FALSE(DecodeConversationCursor(text)) << text;
  }
  EXPECT_FALSE(
      DecodeConversationCursor(EncodeConversationCursor({"2026-11-18T11:06:40.000Z", "a#0001"})));
}

TEST(ConversationIds, NothingElseGoesIntoAKey) {
  EXPECT_TRUE(IsConversationId("tz4a98xxat96iws9zmbrgj3a"));
  for (const char* text : {"", "A", "a#b", "a b", "\xC3\xA4"}) EXPECT_FALSE(IsConversationId(text));
  EXPECT_EQ(MessageId(7), "0007");
  EXPECT_TRUE(IsMessageId("0400"));
  for (const char* text : {"", "7", "00007", "000x"}) EXPECT_FALSE(IsMessageId(text));
}

}  // namespace
}  // namespace flavorbot::storage
