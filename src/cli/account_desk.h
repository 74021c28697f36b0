// Account desk: the stores and services that the commands about accounts use, on an operator's
// table. They are those of the app: its rules are not written a second time.
//
// Threads: one owner; its services as they say.
#pragma once

#include <memory>
#include <string>

#include "app/account/account_deletion.h"
#include "app/auth/account_support.h"
#include "app/auth/password_hasher.h"
#include "app/auth/postman.h"
#include "app/background.h"
#include "app/usage/subscriptions.h"
#include "app/usage_meter.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/worker_pool.h"
#include "cli/operator_table.h"
#include "mail/mailer.h"
#include "storage/account_store.h"
#include "storage/recipe_store.h"
#include "storage/session_store.h"
#include "storage/sign_in_store.h"
#include "storage/subscription_store.h"
#include "storage/table.h"
#include "storage/token_store.h"
#include "storage/usage_store.h"
#include "storage/user_store.h"

namespace flavorbot::cli {

class AccountDesk {
 public:
  // Borrows `table`.
  explicit AccountDesk(const OperatorTable& table);
  ~AccountDesk();
  AccountDesk(const AccountDesk&) = delete;
  AccountDesk& operator=(const AccountDesk&) = delete;

  // What links in mails and answers begin with: FLAVORBOT_PUBLIC_URL, or this machine's port.
  std::string PublicUrl() const;
  // How long a request may go on that knew an account before its deletion; none can without a
  // server.
  std::chrono::milliseconds settle_time() const;

  const app::auth::AccountSupport& support() const { return support_; }
  const app::usage::Subscriptions& subscriptions() const { return subscriptions_; }
  const app::account::AccountDeletion& deletion() const { return deletion_; }
  app::UsageMeter& usage_meter() { return usage_meter_; }
  const storage::RecipeStore& recipes() const { return recipes_; }
  const storage::SignInStore& sign_in_failures() const { return failures_; }
  const storage::AccountStore& accounts() const { return accounts_; }
  const base::Clock& clock() const { return clock_; }

 private:
  // In the order of their making: each borrows from those above it.
  const OperatorTable& operator_table_;
  base::SystemClock clock_;
  storage::Table table_;
  storage::UserStore users_{table_};
  storage::TokenStore tokens_{table_};
  storage::SessionStore sessions_{table_};
  storage::SignInStore failures_{table_};
  storage::RecipeStore recipes_{table_};
  storage::UsageStore usage_{table_};
  storage::SubscriptionStore subscription_store_{table_};
  storage::AccountStore accounts_{table_};
  base::WorkerPool hashing_{{.name = "hash"}};
  app::auth::PasswordHasher hasher_{hashing_};
  std::unique_ptr<mail::Mailer> mailer_;
  app::auth::Postman postman_;
  app::Background background_;
  app::auth::AccountSupport support_;
  app::usage::Subscriptions subscriptions_{subscription_store_, clock_};
  app::UsageMeter usage_meter_{usage_, users_, clock_};
  app::account::AccountDeletion deletion_;
};

}  // namespace flavorbot::cli
