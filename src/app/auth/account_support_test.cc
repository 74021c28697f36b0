#include "app/auth/account_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/worker_pool.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::app::auth {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

constexpr const char* kNewPassword = "Another-Staple-8?";

// Keeps what it is given.
class KeptMails final : public mail::Mailer {
 public:
  boost::asio::awaitable<mail::Result<void>> Send(mail::Message message,
                                                  std::chrono::steady_clock::time_point) override {
    mails.push_back(std::move(message));
    co_return mail::Result<void>{};
  }
  std::vector<mail::Message> mails;
};

class AccountSupportTest : public testing::Test {
 protected:
  AccountSupportTest() {
    const storage::User ann{.id = "u1",
                            .email = "Ann@Example.com",
                            .email_normalised = "ann@example.com",
                            .password_hash = "old hash",
                            .first_name = "Ann"};
    const storage::Token token{
        .key = "t", .user_id = "u1", .email = "a", .email_normalised = "ann@example.com"};
    const storage::Session session{.key = "s",
                                   .user_id = "u1",
                                   .created_at = storage::kTestStart,
                                   .last_seen_at = storage::kTestStart,
                                   .expires_at = storage::kTestStart + std::chrono::hours(24)};
    EXPECT_TRUE(memory_.Run(users_.Create(memory_.context(), ann, token, session)));
  }

  Result<storage::User> Find(std::string email = "ann@example.com") {
    return memory_.Run(support_.Find(memory_.context(), std::move(email)));
  }
  std::vector<storage::Session> Sessions() {
    return *memory_.Run(support_.Sessions(memory_.context(), "u1"));
  }
  bool HasPassword(const std::string& password) {
    return VerifyPassword(Find()->password_hash, password) == PasswordMatch::kYes;
  }

  storage::MemoryTable memory_;
  storage::UserStore users_{memory_.table()};
  storage::TokenStore tokens_{memory_.table()};
  storage::SessionStore sessions_{memory_.table()};
  storage::SignInStore failures_{memory_.table()};
  base::WorkerPool pool_{{.name = "hash"}};
  PasswordHasher hasher_{pool_};
  KeptMails mailer_;
  Postman postman_{mailer_};
  base::SeededRandom random_{1};
  AccountSupport support_{
      {users_, tokens_, sessions_, failures_}, hasher_, postman_, memory_.clock(), random_};
};

TEST_F(AccountSupportTest, FindsAnAccountByAnySpellingOfItsAddress) {
  EXPECT_EQ(Find(" ANN@example.COM ")->id, "u1");
}

TEST_F(AccountSupportTest, TellsNobodyFromNoAddress) {
  EXPECT_EQ(Find("bob@example.com").error().message,
            "there is no account with the address bob@example.com");
  EXPECT_EQ(Find("bob@example.com").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Find("bob").error().message, "\"bob\" is not an email address");
  EXPECT_EQ(Find("bob").error().code, ErrorCode::kInvalidRequest);
}

TEST_F(AccountSupportTest, VerifiesTheAddress) {
  EXPECT_FALSE(Find()->email_verified);
  EXPECT_TRUE(memory_.Run(support_.Verify(memory_.context(), *Find())));
  EXPECT_TRUE(Find()->email_verified);
  EXPECT_THAT(Sessions(), SizeIs(1));
}

TEST_F(AccountSupportTest, AResetLinkEndsSessionsAndLeavesThePassword) {
  const auto link =
      memory_.Run(support_.ResetLink(memory_.context(), *Find(), "https://f.example"));
  ASSERT_TRUE(link);
  const std::string page = "https://f.example/reset-password?token=";
  ASSERT_THAT(*link, StartsWith(page));
  const auto token = memory_.Run(tokens_.Find(memory_.context(), storage::TokenKind::kReset,
                                              storage::SecretKey(link->substr(page.size()))));
  ASSERT_TRUE(token && *token);
  EXPECT_EQ((*token)->user_id, "u1");
  EXPECT_THAT(Sessions(), IsEmpty());
  EXPECT_EQ(Find()->password_hash, "old hash");
  EXPECT_THAT(mailer_.mails, IsEmpty());
}

TEST_F(AccountSupportTest, ASetPasswordEndsSessionsAndIsMailed) {
  const auto set = memory_.Run(
      support_.SetPassword(memory_.context(), *Find(), kNewPassword, "https://f.example"));
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_EQ(*set, Delivery::kSent);
  EXPECT_TRUE(HasPassword(kNewPassword));
  EXPECT_THAT(Sessions(), IsEmpty());
  ASSERT_THAT(mailer_.mails, SizeIs(1));
  EXPECT_EQ(mailer_.mails.front().to, "Ann@Example.com");
  EXPECT_FALSE(Find()->email_verified);
}

TEST_F(AccountSupportTest, AWeakPasswordChangesNothing) {
  const auto set = memory_.Run(support_.SetPassword(memory_.context(), *Find(), "weak", ""));
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().message, "Password must be at least 12 characters long");
  EXPECT_EQ(Find()->password_hash, "old hash");
  EXPECT_THAT(Sessions(), SizeIs(1));
}

TEST_F(AccountSupportTest, SignsOutEverywhere) {
  EXPECT_TRUE(memory_.Run(support_.SignOut(memory_.context(), "u1")));
  EXPECT_THAT(Sessions(), IsEmpty());
}

}  // namespace
}  // namespace flavorbot::app::auth
