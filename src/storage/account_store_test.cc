#include "storage/account_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/memory_table_for_test.h"
#include "storage/session_store.h"
#include "storage/user_store.h"

namespace flavorbot::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AccountStoreTest : public testing::Test {
 protected:
  void Put(Key key) {
    dynamodb::PutItemRequest request;
    request.table_name = memory_.table().name();
    request.item = KeyItem(std::move(key));
    ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), request)).has_value());
  }
  User Register(const std::string& id) {
    const auto email = id + "@example.com";
    User user{.id = id, .email = email, .email_normalised = email, .password_hash = "hash"};
    const Session session{.key = "session-" + id,
                          .user_id = id,
                          .created_at = kTestStart,
                          .last_seen_at = kTestStart,
                          .expires_at = kTestStart + std::chrono::hours{24}};
    const Token token{.key = "token-" + id,
                      .user_id = id,
                      .email = email,
                      .email_normalised = email,
                      .expires_at = kTestStart + std::chrono::hours{24}};
    EXPECT_TRUE(memory_.Run(users_.Create(memory_.context(), user, token, session)).has_value());
    return user;
  }
  int DeletePages(const std::string& id) {
    int pages = 1;
    while (*memory_.Run(accounts_.DeletePage(memory_.context(), id)) == Progress::kMore) ++pages;
    return pages;
  }
  std::size_t ItemsInTable() {
    dynamodb::ScanRequest scan;
    scan.table_name = memory_.table().name();
    return memory_.Run(memory_.api().Scan(memory_.context(), scan))->items.size();
  }

  MemoryTable memory_;
  UserStore users_{memory_.table()};
  SessionStore sessions_{memory_.table()};
  AccountStore accounts_{memory_.table()};
};

TEST_F(AccountStoreTest, ADeletionBegunLeavesAnAccountThatNobodyCanUse) {
  const auto ana = Register("ana");
  ASSERT_TRUE(memory_.Run(accounts_.Begin(memory_.context(), ana, kTestStart)).has_value());
  EXPECT_FALSE(memory_.Run(users_.Find(memory_.context(), "ana"))->has_value());
  EXPECT_FALSE(memory_.Run(users_.FindIdByEmail(memory_.context(), ana.email))->has_value());
  EXPECT_FALSE(
      memory_.Run(users_.UpdateProfile(memory_.context(), "ana", {.dark_mode = true}, kTestStart))
          .has_value());
  const Session session{.key = "k", .user_id = "ana"};
  EXPECT_FALSE(memory_.Run(sessions_.Create(memory_.context(), session, "hash")).has_value());
  EXPECT_THAT(*memory_.Run(accounts_.Unfinished(memory_.context())), ElementsAre("ana"));
}

TEST_F(AccountStoreTest, ADeletionBeginsOnceAndOnlyForTheAccountThatWasChecked) {
  auto ana = Register("ana");
  auto changed = ana;
  changed.password_hash = "other";
  EXPECT_FALSE(memory_.Run(accounts_.Begin(memory_.context(), changed, kTestStart)).has_value());
  EXPECT_TRUE(memory_.Run(accounts_.Begin(memory_.context(), ana, kTestStart)).has_value());
  EXPECT_FALSE(memory_.Run(accounts_.Begin(memory_.context(), ana, kTestStart)).has_value());
}

TEST_F(AccountStoreTest, EverythingTheUserOwnsGoesInPagesAndNothingOfOthers) {
  const auto bob = Register("bob");
  const auto others = ItemsInTable();
  const auto ana = Register("ana");
  for (int i = 0; i < 250; ++i) Put(RecipeKey("ana", i));
  for (int i = 0; i < 10; ++i) {
    Put({MealPlanPartition("ana"), "DATE#2026-11-0" + std::to_string(i) + "#ENTRY#1"});
  }
  Put(UsageKey("ana", "2026-11"));
  ASSERT_TRUE(memory_.Run(accounts_.Begin(memory_.context(), ana, kTestStart)).has_value());
  EXPECT_GE(DeletePages("ana"), 3);
  ASSERT_TRUE(memory_.Run(accounts_.Finish(memory_.context(), "ana")).has_value());
  // But for the verification token, which can no longer be used and expires by itself.
  EXPECT_EQ(ItemsInTable(), others + 1);
  EXPECT_FALSE(memory_.Run(sessions_.Find(memory_.context(), "session-ana"))->has_value());
  EXPECT_TRUE(memory_.Run(sessions_.Find(memory_.context(), "session-bob"))->has_value());
  EXPECT_THAT(*memory_.Run(accounts_.Unfinished(memory_.context())), IsEmpty());
}

TEST_F(AccountStoreTest, TheFreedAddressCanBeRegisteredAtOnce) {
  const auto ana = Register("ana");
  ASSERT_TRUE(memory_.Run(accounts_.Begin(memory_.context(), ana, kTestStart)).has_value());
  auto again = ana;
  again.id = "ana2";
  const Token token{.key = "t", .user_id = "ana2", .email = "x", .email_normalised = "x"};
  const Session session{.key = "s", .user_id = "ana2"};
  EXPECT_TRUE(memory_.Run(users_.Create(memory_.context(), again, token, session)).has_value());
  DeletePages("ana");
  EXPECT_EQ(*memory_.Run(users_.FindIdByEmail(memory_.context(), ana.email)), "ana2");
}

}  // namespace
}  // namespace flavorbot::storage
