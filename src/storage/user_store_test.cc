#include "storage/user_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "storage/item_fields.h"
#include "storage/memory_table_for_test.h"
#include "storage/session_store.h"
#include "storage/token_store.h"

namespace flavorbot::storage {
namespace {

constexpr std::chrono::hours kDay{24};

class UserStoreTest : public testing::Test {
 protected:
  static User NewUser(std::string id, std::string email) {
    return {.id = std::move(id),
            .email = email,
            .email_normalised = email,
            .password_hash = "hash-1",
            .first_name = "Ana",
            .last_name = "Maria",
            .created_at = "2026-11-22T21:28:00.123Z",
            .updated_at = "2026-11-22T21:28:00.123Z"};
  }
  static Token TokenFor(TokenKind kind, const User& user, std::string key) {
    return {.kind = kind,
            .key = std::move(key),
            .user_id = user.id,
            .email = user.email,
            .email_normalised = user.email_normalised,
            .expires_at = kTestStart + kDay};
  }
  static Session SessionFor(const User& user, std::string key) {
    return {.key = std::move(key),
            .user_id = user.id,
            .created_at = kTestStart,
            .last_seen_at = kTestStart,
            .expires_at = kTestStart + kDay};
  }

  Result<void> Create(const User& user) {
    return memory_.Run(users_.Create(memory_.context(), user,
                                     TokenFor(TokenKind::kVerify, user, "verify-" + user.id),
                                     SessionFor(user, "session-" + user.id)));
  }
  std::optional<User> Find(const std::string& id) {
    auto found = memory_.Run(users_.Find(memory_.context(), id));
    EXPECT_TRUE(found.has_value());
    return found.has_value() ? *found : std::nullopt;
  }
  std::optional<std::string> OwnerOf(const std::string& email) {
    auto owner = memory_.Run(users_.FindIdByEmail(memory_.context(), email));
    EXPECT_TRUE(owner.has_value());
    return owner.has_value() ? *owner : std::nullopt;
  }

  MemoryTable memory_;
  UserStore users_{memory_.table()};
  TokenStore tokens_{memory_.table()};
};

StoreErrorCode CodeOf(const Result<void>& outcome) {
  EXPECT_FALSE(outcome.has_value());
  return outcome.has_value() ? StoreErrorCode::kCorrupt : outcome.error().code;
}

TEST_F(UserStoreTest, ANewUserIsFoundByIdAndByAddress) {
  ASSERT_TRUE(Create(NewUser("u1", "ana@example.com")).has_value());
  const auto user = Find("u1");
  ASSERT_TRUE(user.has_value());
  EXPECT_EQ(user->email, "ana@example.com");
  EXPECT_EQ(user->password_hash, "hash-1");
  EXPECT_FALSE(user->email_verified);
  EXPECT_EQ(user->created_at, "2026-11-22T21:28:00.123Z");
  EXPECT_EQ(OwnerOf("ana@example.com"), "u1");
  EXPECT_EQ(Find("u2"), std::nullopt);
  EXPECT_EQ(OwnerOf("bob@example.com"), std::nullopt);
}

// The Node version reads what is written here.
TEST_F(UserStoreTest, TheProfileItemHasTheNodeVersionsAttributes) {
  ASSERT_TRUE(Create(NewUser("u1", "ana@example.com")).has_value());
  const auto item =
      memory_.Run(memory_.table().Get(memory_.context(), ProfileKey("u1"), Consistency::kStrong));
  ASSERT_TRUE(item.has_value() && item->has_value());
  const auto unpacked = dynamodb::Unpack(**item);
  using dynamodb::AttributeValue;
  const dynamodb::Item expected{{"PK", AttributeValue::S("USER#u1")},
                                {"SK", AttributeValue::S("PROFILE")},
                                {"EntityType", AttributeValue::S("USER_PROFILE")},
                                {"id", AttributeValue::S("u1")},
                                {"email", AttributeValue::S("ana@example.com")},
                                {"emailNormalised", AttributeValue::S("ana@example.com")},
                                {"password", AttributeValue::S("hash-1")},
                                {"emailVerified", AttributeValue::Bool(false)},
                                {"emailVerificationToken", AttributeValue::MakeNull()},
                                {"authProvider", AttributeValue::S("email")},
                                {"firstName", AttributeValue::S("Ana")},
                                {"lastName", AttributeValue::S("Maria")},
                                {"subscriptionTier", AttributeValue::S("free")},
                                {"subscriptionStatus", AttributeValue::S("active")},
                                {"emailNotifications", AttributeValue::Bool(true)},
                                {"dietaryPreferences", AttributeValue::L({})},
                                {"darkMode", AttributeValue::Bool(false)},
                                {"createdAt", AttributeValue::S("2026-11-22T21:28:00.123Z")},
                                {"updatedAt", AttributeValue::S("2026-11-22T21:28:00.123Z")}};
  EXPECT_TRUE(unpacked == expected);
}

TEST_F(UserStoreTest, AnAddressHasOneOwnerAndTheLoserLeavesNothing) {
  ASSERT_TRUE(Create(NewUser("u1", "ana@example.com")).has_value());
  EXPECT_EQ(CodeOf(Create(NewUser("u2", "ana@example.com"))), StoreErrorCode::kConflict);
  EXPECT_EQ(Find("u2"), std::nullopt);
  const auto token = memory_.Run(tokens_.Find(memory_.context(), TokenKind::kVerify, "verify-u2"));
  ASSERT_TRUE(token.has_value());
  EXPECT_FALSE(token->has_value());
}

TEST_F(UserStoreTest, Of20SimultaneousRegistrationsOfOneAddressExactlyOneSucceeds) {
  std::atomic<int> created = 0;
  std::vector<std::jthread> people;
  for (int i = 0; i < 20; ++i) {
    people.emplace_back([this, i, &created] {
      const auto user = NewUser("u" + std::to_string(i), "ana@example.com");
      dynamodb::CallContext context;
      const auto outcome = memory_.Run(
          users_.Create(context, user, TokenFor(TokenKind::kVerify, user, "t" + user.id),
                        SessionFor(user, "s" + user.id)));
      if (outcome) ++created;
    });
  }
  people.clear();
  EXPECT_EQ(created, 1);
}

TEST_F(UserStoreTest, AProfileUpdateChangesOnlyWhatItNames) {
  ASSERT_TRUE(Create(NewUser("u1", "ana@example.com")).has_value());
  const auto updated =
      memory_.Run(users_.UpdateProfile(memory_.context(), "u1",
                                       {.bio = "Likes soup",
                                        .dietary_preferences = std::vector<std::string>{"vegan"},
                                        .dark_mode = true},
                                       kTestStart));
  ASSERT_TRUE(updated.has_value());
  EXPECT_EQ(updated->bio, "Likes soup");
  EXPECT_EQ(updated->dietary_preferences, std::vector<std::string>{"vegan"});
  EXPECT_TRUE(updated->dark_mode);
  EXPECT_EQ(updated->first_name, "Ana");
  EXPECT_NE(updated->updated_at, updated->created_at);

  const auto cleared = memory_.Run(users_.UpdateProfile(
      memory_.context(), "u1", {.bio = std::optional<std::string>()}, kTestStart));
  ASSERT_TRUE(cleared.has_value());
  EXPECT_EQ(cleared->bio, std::nullopt);
  EXPECT_TRUE(cleared->dark_mode);
}

TEST_F(UserStoreTest, UpdatingAnAbsentUserIsNotFoundAndCreatesNothing) {
  const auto updated =
      memory_.Run(users_.UpdateProfile(memory_.context(), "u1", {.dark_mode = true}, kTestStart));
  ASSERT_FALSE(updated.has_value());
  EXPECT_EQ(updated.error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(Find("u1"), std::nullopt);
}

TEST_F(UserStoreTest, APasswordIsReplacedOnlyByWhoeverKnowsTheOldHash) {
  ASSERT_TRUE(Create(NewUser("u1", "ana@example.com")).has_value());
  EXPECT_EQ(CodeOf(memory_.Run(
                users_.ReplacePassword(memory_.context(), "u1", "other", "hash-2", kTestStart))),
            StoreErrorCode::kConflict);
  ASSERT_TRUE(
      memory_.Run(users_.ReplacePassword(memory_.context(), "u1", "hash-1", "hash-2", kTestStart))
          .has_value());
  EXPECT_EQ(Find("u1")->password_hash, "hash-2");
}

TEST_F(UserStoreTest, AVerificationTokenWorksOnce) {
  const auto user = NewUser("u1", "ana@example.com");
  ASSERT_TRUE(Create(user).has_value());
  const auto token = TokenFor(TokenKind::kVerify, user, "verify-u1");
  ASSERT_TRUE(memory_.Run(users_.VerifyEmail(memory_.context(), token, kTestStart)).has_value());
  EXPECT_TRUE(Find("u1")->email_verified);
  EXPECT_EQ(CodeOf(memory_.Run(users_.VerifyEmail(memory_.context(), token, kTestStart))),
            StoreErrorCode::kConflict);
}

TEST_F(UserStoreTest, AResetTokenSetsThePasswordAndVerifiesTheAddress) {
  const auto user = NewUser("u1", "ana@example.com");
  ASSERT_TRUE(Create(user).has_value());
  const auto token = TokenFor(TokenKind::kReset, user, "reset");
  ASSERT_TRUE(memory_.Run(tokens_.Put(memory_.context(), token)).has_value());
  ASSERT_TRUE(memory_.Run(users_.ResetPassword(memory_.context(), token, "hash-2", kTestStart))
                  .has_value());
  EXPECT_EQ(Find("u1")->password_hash, "hash-2");
  EXPECT_TRUE(Find("u1")->email_verified);
  EXPECT_EQ(
      CodeOf(memory_.Run(users_.ResetPassword(memory_.context(), token, "hash-3", kTestStart))),
      StoreErrorCode::kConflict);
}

TEST_F(UserStoreTest, AChangeOfAddressMovesTheGuard) {
  const auto user = NewUser("u1", "ana@example.com");
  ASSERT_TRUE(Create(user).has_value());
  auto token = TokenFor(TokenKind::kEmailChange, user, "change");
  token.email = "Ana@New.example";
  token.email_normalised = "ana@new.example";
  ASSERT_TRUE(memory_.Run(tokens_.Put(memory_.context(), token)).has_value());
  ASSERT_TRUE(
      memory_.Run(users_.ChangeEmail(memory_.context(), token, user, kTestStart)).has_value());
  EXPECT_EQ(Find("u1")->email, "Ana@New.example");
  EXPECT_TRUE(Find("u1")->email_verified);
  EXPECT_EQ(OwnerOf("ana@new.example"), "u1");
  EXPECT_EQ(OwnerOf("ana@example.com"), std::nullopt);
}

TEST_F(UserStoreTest, AChangeToATakenAddressIsAConflictAndChangesNothing) {
  const auto user = NewUser("u1", "ana@example.com");
  ASSERT_TRUE(Create(user).has_value());
  ASSERT_TRUE(Create(NewUser("u2", "bob@example.com")).has_value());
  auto token = TokenFor(TokenKind::kEmailChange, user, "change");
  token.email = token.email_normalised = "bob@example.com";
  ASSERT_TRUE(memory_.Run(tokens_.Put(memory_.context(), token)).has_value());
  EXPECT_EQ(CodeOf(memory_.Run(users_.ChangeEmail(memory_.context(), token, user, kTestStart))),
            StoreErrorCode::kConflict);
  EXPECT_EQ(Find("u1")->email, "ana@example.com");
  EXPECT_EQ(OwnerOf("bob@example.com"), "u2");
  EXPECT_EQ(OwnerOf("ana@example.com"), "u1");
}

// As the Node version left them: attributes missing, NULL, or of another type.
TEST(User, NodeItemsAreReadAsTheyAre) {
  using dynamodb::AttributeValue;
  const auto user = ReadUser(
      dynamodb::Pack({{"PK", AttributeValue::S("USER#u1")},
                      {"SK", AttributeValue::S("PROFILE")},
                      {"id", AttributeValue::S("u1")},
                      {"bio", AttributeValue::MakeNull()},
                      {"emailVerificationToken", AttributeValue::S("t")},
                      {"firstName", AttributeValue::N(7)},
                      {"dietaryPreferences",
                       AttributeValue::L({AttributeValue::S("vegan"), AttributeValue::N(1)})}})
          .bytes);
  EXPECT_EQ(user.id, "u1");
  EXPECT_EQ(user.first_name, "");
  EXPECT_EQ(user.bio, std::nullopt);
  EXPECT_EQ(user.subscription_tier, "free");
  EXPECT_TRUE(user.email_notifications);
  EXPECT_EQ(user.dietary_preferences, std::vector<std::string>{"vegan"});
  EXPECT_EQ(user.created_at, std::nullopt);
}

}  // namespace
}  // namespace flavorbot::storage
