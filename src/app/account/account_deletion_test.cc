#include "app/account/account_deletion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/memory_table_for_test.h"
#include "storage/user_store.h"

namespace flavorbot::app::account {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class AccountDeletionTest : public testing::Test {
 protected:
  AccountDeletionTest() {
    storage::Token token{.key = "t", .user_id = "u1", .email = "a", .email_normalised = "a"};
    storage::Session session{.key = "s", .user_id = "u1"};
    EXPECT_TRUE(memory_.Run(users_.Create(memory_.context(), ana_, token, session)).has_value());
    for (int i = 0; i < 150; ++i) Put(storage::RecipeKey("u1", i));
  }
  void Put(storage::Key key) {
    dynamodb::PutItemRequest request;
    request.table_name = memory_.table().name();
    request.item = storage::KeyItem(std::move(key));
    ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), request)).has_value());
  }
  std::vector<dynamodb::PackedItem> ItemsOfAna() {
    return memory_
        .Run(accounts_.ReadPage(memory_.context(), "u1", storage::AccountPart::kUser, std::nullopt))
        ->items;
  }
  std::vector<std::string> Unfinished() {
    return *memory_.Run(accounts_.Unfinished(memory_.context()));
  }

  const storage::User ana_{
      .id = "u1", .email = "a@b.de", .email_normalised = "a@b.de", .password_hash = "hash"};
  storage::MemoryTable memory_;
  storage::UserStore users_{memory_.table()};
  storage::AccountStore accounts_{memory_.table()};
  app::Background background_;
  AccountDeletion deletion_{accounts_, background_, memory_.clock(), std::chrono::milliseconds{0}};
};

TEST_F(AccountDeletionTest, LeavesNothingAndNoNote) {
  EXPECT_TRUE(memory_.Run(deletion_.Delete(memory_.context(), ana_)).has_value());
  EXPECT_THAT(ItemsOfAna(), IsEmpty());
  EXPECT_THAT(Unfinished(), IsEmpty());
}

TEST_F(AccountDeletionTest, InItsHalvesKeepsTheNoteUntilTheSecond) {
  ASSERT_TRUE(memory_.Run(deletion_.Begin(memory_.context(), ana_)).has_value());
  EXPECT_THAT(ItemsOfAna(), IsEmpty());
  EXPECT_THAT(Unfinished(), SizeIs(1));
  Put(storage::RecipeKey("u1", 7));  // by a request that knew the account
  ASSERT_TRUE(memory_.Run(deletion_.Settle(memory_.context(), "u1")).has_value());
  EXPECT_THAT(ItemsOfAna(), IsEmpty());
  EXPECT_THAT(Unfinished(), IsEmpty());
}

TEST_F(AccountDeletionTest, GoesOnBehindTheAnswerWhenTheRequestHasNoTime) {
  dynamodb::CallContext hurried;
  hurried.deadline = std::chrono::steady_clock::now() + std::chrono::seconds{4};
  EXPECT_TRUE(memory_.Run(deletion_.Delete(hurried, ana_)).has_value());
  EXPECT_THAT(ItemsOfAna(), IsEmpty());
  EXPECT_THAT(Unfinished(), IsEmpty());
}

TEST_F(AccountDeletionTest, IsTakenUpWhereAStopOfTheProcessCutIt) {
  ASSERT_TRUE(
      memory_.Run(accounts_.Begin(memory_.context(), ana_, storage::kTestStart)).has_value());
  ASSERT_TRUE(memory_.Run(accounts_.DeletePage(memory_.context(), "u1")).has_value());
  ASSERT_THAT(ItemsOfAna(), SizeIs(53U));  // of 152, a page of 100 with the profile in it
  EXPECT_EQ(memory_.Run(deletion_.Resume(memory_.context())), 1U);
  EXPECT_THAT(ItemsOfAna(), IsEmpty());
  EXPECT_EQ(memory_.Run(deletion_.Resume(memory_.context())), 0U);
}

// A request that was past its session check when the deletion began.
TEST_F(AccountDeletionTest, TheSecondSweepTakesWhatWasWrittenMeanwhile) {
  ASSERT_TRUE(
      memory_.Run(accounts_.Begin(memory_.context(), ana_, storage::kTestStart)).has_value());
  while (*memory_.Run(accounts_.DeletePage(memory_.context(), "u1")) == storage::Progress::kMore) {
  }
  Put(storage::RecipeKey("u1", 999));
  EXPECT_EQ(memory_.Run(deletion_.Resume(memory_.context())), 1U);
  EXPECT_THAT(ItemsOfAna(), IsEmpty());
}

TEST_F(AccountDeletionTest, AnAccountThatChangedSinceIsAConflictAndStays) {
  auto other = ana_;
  other.password_hash = "another";
  const auto deleted = memory_.Run(deletion_.Delete(memory_.context(), other));
  ASSERT_FALSE(deleted.has_value());
  EXPECT_EQ(deleted.error().code, ErrorCode::kConflict);
  EXPECT_THAT(ItemsOfAna(), SizeIs(152U));
}

}  // namespace
}  // namespace flavorbot::app::account
