#include "storage/user_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/account_store.h"
#include "storage/memory_table_for_test.h"
#include "storage/subscription_store.h"
#include "storage/user_store.h"

namespace flavorbot::storage {
namespace {

using testing::UnorderedElementsAre;

class UserDirectoryTest : public testing::Test {
 protected:
  User Register(const std::string& name) {
    User user{.id = name,
              .email = name + "@example.com",
              .email_normalised = name + "@example.com",
              .password_hash = "hash of " + name,
              .first_name = name,
              .created_at = "2026-11-26T09:00:00.000Z"};
    const Token token{.key = name, .user_id = name, .email = name, .email_normalised = name};
    const Session session{.key = name, .user_id = name};
    EXPECT_TRUE(memory_.Run(users_.Create(memory_.context(), user, token, session)));
    return user;
  }

  // Every user, over all pages.
  std::vector<User> All() {
    std::vector<User> all;
    UserDirectory directory(memory_.table());
    pages_ = 0;
    while (directory.HasNext()) {
      auto page = memory_.Run(directory.Next(memory_.context()));
      EXPECT_TRUE(page);
      if (!page) break;
      for (auto& user : page->users) all.push_back(std::move(user));
      read_units_ += page->read_units;
      ++pages_;
    }
    return all;
  }
  std::vector<std::string> Ids() {
    std::vector<std::string> ids;
    for (const auto& user : All()) ids.push_back(user.id);
    return ids;
  }

  MemoryTable memory_;
  UserStore users_{memory_.table()};
  int pages_ = 0;
  double read_units_ = 0;
};

TEST_F(UserDirectoryTest, HasEverybodyWithoutTheirSecrets) {
  Register("ann");
  Register("bob");
  const auto all = All();
  ASSERT_EQ(all.size(), 2U);
  for (const auto& user : all) {
    EXPECT_EQ(user.email, user.id + "@example.com");
    EXPECT_EQ(user.first_name, user.id);
    EXPECT_EQ(user.subscription_tier, "free");
    EXPECT_EQ(user.created_at, "2026-11-26T09:00:00.000Z");
    EXPECT_EQ(user.password_hash, "");
  }
  EXPECT_GT(read_units_, 0);
}

TEST_F(UserDirectoryTest, HasNobodyWhoIsBeingDeleted) {
  const auto ann = Register("ann");
  Register("bob");
  AccountStore accounts(memory_.table());
  ASSERT_TRUE(memory_.Run(accounts.Begin(memory_.context(), ann, kTestStart)));
  EXPECT_THAT(Ids(), UnorderedElementsAre("bob"));
}

// What is between people's profiles may fill whole pages.
TEST_F(UserDirectoryTest, GoesOnOverPagesWithoutAnybody) {
  Register("ann");
  for (int i = 0; i < 10; ++i) {
    dynamodb::PutItemRequest put;
    put.table_name = memory_.table().name();
    put.item = KeyItem(RecipeKey("ann", i));
    put.item.Set("filling", dynamodb::AttributeValue::S(std::string(300'000, 'x')));
    ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), put)));
  }
  EXPECT_THAT(Ids(), UnorderedElementsAre("ann"));
  EXPECT_GT(pages_, 2);
}

TEST_F(UserDirectoryTest, TellsTheTierThatWasSet) {
  Register("ann");
  SubscriptionStore subscriptions(memory_.table());
  EXPECT_TRUE(memory_.Run(subscriptions.SetTier(memory_.context(), "ann", "pro", kTestStart)));
  EXPECT_EQ(All().front().subscription_tier, "pro");
}

TEST_F(UserDirectoryTest, ATierOfNobodyIsNotFoundAndMakesNobody) {
  SubscriptionStore subscriptions(memory_.table());
  const auto set = memory_.Run(subscriptions.SetTier(memory_.context(), "bob", "pro", kTestStart));
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().code, StoreErrorCode::kNotFound);
  EXPECT_TRUE(All().empty());
}

}  // namespace
}  // namespace flavorbot::storage
