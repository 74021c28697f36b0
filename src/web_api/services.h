// Services: what the handlers call. Made by the composition root, which owns everything in it.
//
// Threads: immutable once the server has started; each service may be called from any thread.
#pragma once

namespace flavorbot::app {
class UsageMeter;
}
namespace flavorbot::app::account {
class AccountDeletion;
class AccountExport;
}  // namespace flavorbot::app::account
namespace flavorbot::app::auth {
class EmailChange;
class EmailVerification;
class PasswordChange;
class PasswordCheck;
class PasswordRecovery;
class Registration;
class Sessions;
class SignIn;
}  // namespace flavorbot::app::auth
namespace flavorbot::app::chef {
class Chef;
class Conversations;
class Eaters;
class Questions;
}  // namespace flavorbot::app::chef
namespace flavorbot::app::profile {
class Profiles;
}
namespace flavorbot::app::recipes {
class Recipes;
}
namespace flavorbot::app::search {
class RecipeSearch;
}
namespace flavorbot::base {
class Clock;
class Metrics;
}  // namespace flavorbot::base
namespace flavorbot::storage {
class Table;
}

namespace flavorbot::web_api {

struct Services {
  app::auth::Sessions& sessions;
  app::auth::Registration& registration;
  app::auth::SignIn& sign_in;
  app::auth::EmailVerification& email_verification;
  app::auth::EmailChange& email_change;
  app::auth::PasswordChange& password_change;
  app::auth::PasswordCheck& password_check;
  app::auth::PasswordRecovery& password_recovery;
  app::profile::Profiles& profiles;
  app::account::AccountExport& account_export;
  app::account::AccountDeletion& account_deletion;
  app::recipes::Recipes& recipes;
  app::search::RecipeSearch& recipe_search;
  app::UsageMeter& usage_meter;
  const app::chef::Chef& chef;
  const app::chef::Eaters& eaters;
  const app::chef::Conversations& conversations;
  const app::chef::Questions& questions;
  const storage::Table& table;  // for /readyz
  const base::Clock& clock;
  const base::Metrics& metrics;
};

}  // namespace flavorbot::web_api
