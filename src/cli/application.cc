#include "cli/application.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "app/account/account_deletion.h"
#include "app/account/account_export.h"
#include "app/auth/email_change.h"
#include "app/auth/email_verification.h"
#include "app/auth/password_change.h"
#include "app/auth/password_check.h"
#include "app/auth/password_hasher.h"
#include "app/auth/password_recovery.h"
#include "app/auth/postman.h"
#include "app/auth/registration.h"
#include "app/auth/session_signer.h"
#include "app/auth/sessions.h"
#include "app/auth/sign_in.h"
#include "app/background.h"
#include "app/chef/conversations.h"
#include "app/chef/eaters.h"
#include "app/chef/questions.h"
#include "app/chef/token_budget.h"
#include "app/profile/profiles.h"
#include "app/recipes/recipes.h"
#include "app/search/recipe_search.h"
#include "app/usage_meter.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "base/worker_pool.h"
#include "storage/account_store.h"
#include "storage/asked_store.h"
#include "storage/chef_tokens_store.h"
#include "storage/conversation_store.h"
#include "storage/recent_sessions.h"
#include "storage/recipe_store.h"
#include "storage/session_store.h"
#include "storage/sign_in_store.h"
#include "storage/table.h"
#include "storage/token_store.h"
#include "storage/usage_store.h"
#include "storage/user_store.h"

namespace flavorbot::cli {
namespace {

// About a second of waiting at 15 ms a hash and core; over it people are told to come back.
constexpr std::size_t kMaxWaitingHashes = 64;
constexpr std::chrono::hours kResumeTime{1};
// As many as the server has connections: each may leave a question behind.
constexpr std::size_t kMaxUndoings = 10'000;

base::WorkerPoolOptions HashingThreads(int niceness) {
  return {.threads = std::max(1U, std::thread::hardware_concurrency()),
          .max_queued = kMaxWaitingHashes,
          .niceness = niceness,
          .name = "hash"};
}

}  // namespace

// In the order of their making: each borrows from those above it.
struct Application::Parts {
  Parts(dynamodb::Api& api, std::string table_name, std::string session_secret,
        mail::Mailer& mailer, base::Metrics& metrics, ChefParts its_chef, Timing its_timing,
        SessionReads session_reads)
      : timing(its_timing),
        chef(its_chef),
        table(api, std::move(table_name)),
        recent_sessions(session_reads == SessionReads::kSpared
                            ? std::make_unique<storage::RecentSessions>(clock)
                            : nullptr),
        signer(std::move(session_secret)),
        postman(mailer),
        services{.sessions = sessions,
                 .registration = registration,
                 .sign_in = sign_in,
                 .email_verification = email_verification,
                 .email_change = email_change,
                 .password_change = password_change,
                 .password_check = password_check,
                 .password_recovery = password_recovery,
                 .profiles = profiles,
                 .account_export = account_export,
                 .account_deletion = account_deletion,
                 .recipes = recipes,
                 .recipe_search = recipe_search,
                 .usage_meter = usage_meter,
                 .chef = chef.chef,
                 .eaters = eaters,
                 .conversations = conversations,
                 .questions = questions,
                 .table = table,
                 .clock = clock,
                 .metrics = metrics} {}

  Timing timing;
  ChefParts chef;
  base::SystemClock system_clock;
  const base::Clock& clock = timing.clock == nullptr ? system_clock : *timing.clock;
  base::RandomSource& random = base::SystemRandom();
  base::WorkerPool hashing{HashingThreads(timing.hashing_niceness)};
  app::Background background;
  app::Background deletions;               // apart: each keeps its place for the settle time
  app::Background undoings{kMaxUndoings};  // apart: other work mustn't keep one from its place

  storage::Table table;
  std::unique_ptr<storage::RecentSessions> recent_sessions;
  storage::UserStore users{table};
  storage::SessionStore session_store{table, recent_sessions.get()};
  storage::SignInStore sign_in_failures{table};
  storage::TokenStore tokens{table};
  storage::AccountStore accounts{table, recent_sessions.get()};
  storage::RecipeStore recipe_store{table};
  storage::UsageStore usage{table};
  storage::ConversationStore conversation_store{table};
  storage::AskedStore asked{table};
  storage::ChefTokensStore chef_tokens{table};

  app::auth::SessionSigner signer;
  app::auth::PasswordHasher hasher{hashing};
  app::auth::Postman postman;
  app::auth::Sessions sessions{session_store, signer, clock, random};
  app::auth::PasswordCheck password_check{users, sign_in_failures, hasher, clock};
  app::auth::Registration registration{users, sessions, hasher, postman, clock, random};
  app::auth::SignIn sign_in{users,
                            sign_in_failures,
                            session_store,
                            sessions,
                            hasher,
                            clock,
                            timing.sign_in_failure_floor};
  app::auth::EmailVerification email_verification{users,      tokens, postman,
                                                  background, clock,  random};
  app::auth::EmailChange email_change{password_check, users, tokens, postman,
                                      background,     clock, random};
  app::auth::PasswordChange password_change{password_check, users,      session_store, hasher,
                                            postman,        background, clock};
  app::auth::PasswordRecovery password_recovery{
      {users, tokens, session_store, sign_in_failures}, hasher, postman, background, clock, random};
  app::profile::Profiles profiles{users, clock};
  app::account::AccountExport account_export{accounts};
  app::account::AccountDeletion account_deletion{accounts, deletions, clock, timing.settle_time};
  app::recipes::Recipes recipes{recipe_store, clock};
  app::search::RecipeSearch recipe_search{recipe_store};
  app::UsageMeter usage_meter{usage, users, clock};
  app::chef::Eaters eaters{users, chef.understanding, chef.knowledge};
  app::chef::TokenBudget token_budget{chef_tokens, clock, chef.monthly_tokens};
  app::chef::Conversations conversations{conversation_store, clock, random};
  app::chef::Questions questions{
      chef.chef, {conversation_store, asked}, eaters, usage_meter, token_budget, undoings, clock,
      random};

  web_api::Services services;
};

Application::Application(dynamodb::Api& api, std::string table_name, std::string session_secret,
                         mail::Mailer& mailer, base::Metrics& metrics, ChefParts chef,
                         Timing timing, SessionReads session_reads)
    : parts_(std::make_unique<Parts>(api, std::move(table_name), std::move(session_secret), mailer,
                                     metrics, chef, timing, session_reads)) {}

Application::~Application() = default;

const web_api::Services& Application::services() const { return parts_->services; }

boost::asio::awaitable<void> Application::ResumeDeletions() const {
  dynamodb::CallContext context{.deadline = std::chrono::steady_clock::now() + kResumeTime,
                                .request_id = base::NewUserId(parts_->random)};
  const auto finished = co_await parts_->account_deletion.Resume(context);
  if (!finished) {
    base::Log(base::Level::kError, "account deletions could not be resumed",
              {{"id", context.request_id}, {"cause", finished.error().cause}});
  } else if (*finished > 0) {
    base::Log(base::Level::kInfo, "account deletions finished",
              {{"id", context.request_id}, {"accounts", *finished}});
  }
}

void Application::StopWorkers() { parts_->hashing.Stop(); }

}  // namespace flavorbot::cli
