#include "storage/session_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/item_fields.h"
#include "storage/memory_table_for_test.h"
#include "storage/user.h"

namespace flavorbot::storage {
namespace {

using ::testing::SizeIs;

constexpr std::chrono::hours kDay{24};

class SessionStoreTest : public testing::Test {
 protected:
  SessionStoreTest() { PutUser({.id = "u1", .password_hash = "hash"}); }

  void PutUser(const User& user) {
    dynamodb::PutItemRequest request;
    request.table_name = memory_.table().name();
    request.item = UserItem(user);
    ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), request)).has_value());
  }
  static Session NewSession(std::string key) {
    return {.key = std::move(key),
            .user_id = "u1",
            .created_at = kTestStart,
            .last_seen_at = kTestStart,
            .expires_at = kTestStart + kDay,
            .user_agent = "Firefox",
            .ip_address = "192.0.2.1"};
  }
  Result<void> Create(std::string key, std::string hash = "hash") {
    return memory_.Run(
        sessions_.Create(memory_.context(), NewSession(std::move(key)), std::move(hash)));
  }
  bool Exists(const std::string& key) {
    return memory_.Run(sessions_.Find(memory_.context(), key))->has_value();
  }
  std::vector<Session> List() { return *memory_.Run(sessions_.List(memory_.context(), "u1")); }

  MemoryTable memory_;
  SessionStore sessions_{memory_.table()};
};

TEST_F(SessionStoreTest, ANewSessionIsFoundAndListed) {
  ASSERT_TRUE(Create("k1").has_value());
  const auto owner = memory_.Run(sessions_.Find(memory_.context(), "k1"));
  ASSERT_TRUE(owner.has_value() && owner->has_value());
  EXPECT_EQ((*owner)->user_id, "u1");
  EXPECT_EQ((*owner)->expires_at, kTestStart + kDay);
  ASSERT_THAT(List(), SizeIs(1));
  EXPECT_EQ(List()[0].key, "k1");
  EXPECT_EQ(List()[0].user_agent, "Firefox");
  EXPECT_EQ(List()[0].ip_address, "192.0.2.1");
  EXPECT_EQ(List()[0].created_at, kTestStart);
}

TEST_F(SessionStoreTest, BothItemsExpireByTimeToLiveInSeconds) {
  ASSERT_TRUE(Create("k1").has_value());
  for (const auto& key : {SessionKey("k1"), UserSessionKey("u1", "k1")}) {
    const auto item =
        memory_.Run(memory_.table().Get(memory_.context(), key, Consistency::kStrong));
    ASSERT_TRUE(item.has_value() && item->has_value());
    EXPECT_EQ(IntegerOf(*dynamodb::FindAttribute((*item)->bytes, "ttl")), 1'795'086'400);
    EXPECT_EQ(IntegerOf(*dynamodb::FindAttribute((*item)->bytes, "expire")), 1'795'086'400'000);
  }
}

// A password that was changed while it was being checked must not let in.
TEST_F(SessionStoreTest, NoSessionIsMadeForAnotherPasswordOrAnAbsentAccount) {
  const auto other_password = Create("k1", "old hash");
  ASSERT_FALSE(other_password.has_value());
  EXPECT_EQ(other_password.error().code, StoreErrorCode::kConflict);
  auto session = NewSession("k2");
  session.user_id = "nobody";
  EXPECT_FALSE(memory_.Run(sessions_.Create(memory_.context(), session, "hash")).has_value());
  EXPECT_FALSE(Exists("k1"));
  EXPECT_FALSE(Exists("k2"));
  EXPECT_THAT(List(), SizeIs(0));
}

TEST_F(SessionStoreTest, ExtendingMovesTheEndOfBothItems) {
  ASSERT_TRUE(Create("k1").has_value());
  const auto later = kTestStart + std::chrono::hours{2};
  ASSERT_TRUE(memory_.Run(sessions_.Extend(memory_.context(), "u1", "k1", later, later + kDay))
                  .has_value());
  EXPECT_EQ((*memory_.Run(sessions_.Find(memory_.context(), "k1")))->expires_at, later + kDay);
  EXPECT_EQ(List()[0].last_seen_at, later);
  EXPECT_EQ(List()[0].created_at, kTestStart);
}

TEST_F(SessionStoreTest, AnEndedSessionCanNotBeExtendedBackToLife) {
  ASSERT_TRUE(Create("k1").has_value());
  ASSERT_TRUE(memory_.Run(sessions_.Delete(memory_.context(), "u1", "k1")).has_value());
  const auto extended =
      memory_.Run(sessions_.Extend(memory_.context(), "u1", "k1", kTestStart, kTestStart + kDay));
  ASSERT_FALSE(extended.has_value());
  EXPECT_EQ(extended.error().code, StoreErrorCode::kNotFound);
  EXPECT_FALSE(Exists("k1"));
}

TEST_F(SessionStoreTest, ASessionIsDeletedByItsOwnerOnly) {
  ASSERT_TRUE(Create("k1").has_value());
  const auto by_other = memory_.Run(sessions_.Delete(memory_.context(), "u2", "k1"));
  ASSERT_FALSE(by_other.has_value());
  EXPECT_EQ(by_other.error().code, StoreErrorCode::kNotFound);
  EXPECT_TRUE(Exists("k1"));
  EXPECT_TRUE(memory_.Run(sessions_.Delete(memory_.context(), "u1", "k1")).has_value());
  EXPECT_FALSE(Exists("k1"));
}

TEST_F(SessionStoreTest, DeletingAllKeepsTheOneThatIsNamed) {
  for (int i = 0; i < 30; ++i) ASSERT_TRUE(Create("k" + std::to_string(i)).has_value());
  ASSERT_TRUE(memory_.Run(sessions_.DeleteAll(memory_.context(), "u1", "k7")).has_value());
  ASSERT_THAT(List(), SizeIs(1));
  EXPECT_EQ(List()[0].key, "k7");
  EXPECT_TRUE(Exists("k7"));
  EXPECT_FALSE(Exists("k8"));
  ASSERT_TRUE(memory_.Run(sessions_.DeleteAll(memory_.context(), "u1", std::nullopt)).has_value());
  EXPECT_FALSE(Exists("k7"));
}

class RecentSessionStoreTest : public SessionStoreTest {
 protected:
  bool Exists(const std::string& key) {
    return memory_.Run(recent_store_.Find(memory_.context(), key))->has_value();
  }

  base::FakeClock clock_{kTestStart};
  RecentSessions recent_{clock_};
  SessionStore recent_store_{memory_.table(), &recent_};
};

TEST_F(RecentSessionStoreTest, WhatThisInstanceEndsIsNotFoundAnyMore) {
  ASSERT_TRUE(Create("k1").has_value());
  ASSERT_TRUE(Create("k2").has_value());
  EXPECT_TRUE(Exists("k1") && Exists("k2"));
  ASSERT_TRUE(memory_.Run(recent_store_.Delete(memory_.context(), "u1", "k1")).has_value());
  EXPECT_FALSE(Exists("k1"));
  EXPECT_TRUE(Exists("k2"));
  ASSERT_TRUE(
      memory_.Run(recent_store_.DeleteAll(memory_.context(), "u1", std::nullopt)).has_value());
  EXPECT_FALSE(Exists("k2"));
}

TEST_F(RecentSessionStoreTest, WhatAnotherInstanceEndsIsFoundForSomeSecondsOnly) {
  ASSERT_TRUE(Create("k1").has_value());
  EXPECT_TRUE(Exists("k1"));
  ASSERT_TRUE(memory_.Run(sessions_.Delete(memory_.context(), "u1", "k1")).has_value());
  EXPECT_TRUE(Exists("k1"));
  clock_.Advance(kSessionMemory);
  EXPECT_FALSE(Exists("k1"));
}

}  // namespace
}  // namespace flavorbot::storage
