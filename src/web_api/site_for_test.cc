#include "web_api/site_for_test.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <mutex>
#include <ostream>
#include <stdexcept>

#include "app/account/account_deletion.h"
#include "app/account/account_export.h"
#include "app/auth/email_change.h"
#include "app/auth/email_verification.h"
#include "app/auth/password_change.h"
#include "app/auth/password_recovery.h"
#include "app/auth/registration.h"
#include "app/auth/sign_in.h"
#include "app/background.h"
#include "app/chef/conversations.h"
#include "app/chef/kitchen_for_test.h"
#include "app/chef/questions.h"
#include "app/profile/profiles.h"
#include "app/recipes/recipes.h"
#include "app/search/recipe_search.h"
#include "app/usage_meter.h"
#include "base/metrics.h"
#include "dynamodb/metered_api.h"
#include "storage/memory_table_for_test.h"
#include "web_api/dispatcher.h"

namespace flavorbot::web_api {
namespace {

class KeptMails final : public mail::Mailer {
 public:
  boost::asio::awaitable<mail::Result<void>> Send(
      mail::Message message, std::chrono::steady_clock::time_point /*deadline*/) override {
    const std::scoped_lock lock(mutex_);
    if (fails_) {
      co_return std::unexpected(
          mail::Error{mail::ErrorCode::kUnavailable, "the test's mailer is off"});
    }
    mails_.push_back(std::move(message));
    co_return mail::Result<void>{};
  }
  std::vector<mail::Message> mails() {
    const std::scoped_lock lock(mutex_);
    return mails_;
  }
  void set_fails(bool fails) {
    const std::scoped_lock lock(mutex_);
    fails_ = fails;
  }

 private:
  std::mutex mutex_;
  std::vector<mail::Message> mails_;
  bool fails_ = false;
};

class KeptBody final : public http::BodyWriter {
 public:
  boost::asio::awaitable<bool> Write(std::string chunk) override {
    if (chunks_left && (*chunks_left)-- <= 0) co_return false;
    text += chunk;
    co_return true;
  }
  void WriteWhenQuiet(std::string, std::chrono::milliseconds) override {}

  std::string text;
  std::optional<int> chunks_left;
};

// The sum over all actions of a counter.
double SumOf(const std::string& exposition, const std::string& metric) {
  double sum = 0;
  for (auto at = exposition.find("\n" + metric + "{"); at != std::string::npos;
       at = exposition.find("\n" + metric + "{", at + 1)) {
    sum += std::stod(exposition.substr(exposition.find("} ", at) + 2));
  }
  return sum;
}

std::string MemberOf(const std::string& json, const std::string& name) {
  const auto begin = json.find("\"" + name + "\":\"");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 4;
  return json.substr(from, json.find('"', from) - from);
}

}  // namespace

struct Site::Parts {
  explicit Parts(WebSettings settings)
      : dispatcher(services, std::move(settings), metrics,
                   [](const http::Request&) { return http::EmptyResponse(404); }) {}

  storage::MemoryTable memory;
  KeptMails mailer;
  base::Metrics metrics;
  dynamodb::MeteredApi metered{memory.api(), metrics, memory.table().name()};
  storage::Table table{metered, memory.table().name()};
  base::WorkerPool hashing{{.threads = 2, .max_queued = 1000, .name = "hash"}};
  app::Background background;

  storage::UserStore users{table};
  storage::SessionStore session_store{table};
  storage::SignInStore failures{table};
  storage::TokenStore tokens{table};
  storage::AccountStore accounts{table};
  storage::RecipeStore recipe_store{table};
  storage::UsageStore usage{table};
  storage::ConversationStore conversation_store{table};
  storage::AskedStore asked{table};
  storage::ChefTokensStore chef_tokens{table};

  base::Clock& clock = memory.clock();
  base::RandomSource& random = base::SystemRandom();
  app::auth::SessionSigner signer{"the test's secret"};
  app::auth::PasswordHasher hasher{hashing};
  app::auth::Postman postman{mailer};
  app::auth::Sessions sessions{session_store, signer, clock, random};
  app::auth::PasswordCheck password_check{users, failures, hasher, clock};
  app::auth::Registration registration{users, sessions, hasher, postman, clock, random};
  app::auth::SignIn sign_in{
      users, failures, session_store, sessions, hasher, clock, std::chrono::milliseconds{0}};
  app::auth::EmailVerification email_verification{users,      tokens, postman,
                                                  background, clock,  random};
  app::auth::EmailChange email_change{password_check, users, tokens, postman,
                                      background,     clock, random};
  app::auth::PasswordChange password_change{password_check, users,      session_store, hasher,
                                            postman,        background, clock};
  app::auth::PasswordRecovery password_recovery{
      {users, tokens, session_store, failures}, hasher, postman, background, clock, random};
  app::profile::Profiles profiles{users, clock};
  app::account::AccountExport account_export{accounts};
  app::account::AccountDeletion account_deletion{accounts, background, clock,
                                                 std::chrono::milliseconds{0}};
  app::recipes::Recipes recipes{recipe_store, clock};
  app::search::RecipeSearch recipe_search{recipe_store};
  app::UsageMeter usage_meter{usage, users, clock};
  app::chef::ScriptedChef chef;
  app::chef::Eaters eaters{users, app::chef::ShippedUnderstanding(), app::chef::ShippedKnowledge()};
  app::chef::TokenBudget token_budget{chef_tokens, clock, 1'000};
  app::chef::Conversations conversations{conversation_store, clock, random};
  app::chef::Questions questions{
      chef,  {conversation_store, asked}, eaters, usage_meter, token_budget, background, clock,
      random};

  Services services{.sessions = sessions,
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
                    .chef = chef,
                    .eaters = eaters,
                    .conversations = conversations,
                    .questions = questions,
                    .table = table,
                    .clock = clock,
                    .metrics = metrics};
  Dispatcher dispatcher;
};

Site::Site(WebSettings settings) : parts_(std::make_unique<Parts>(std::move(settings))) {}
Site::~Site() { parts_->hashing.Stop(); }

namespace {

boost::asio::awaitable<void> Exchange(Dispatcher& dispatcher, http::Request& request,
                                      std::optional<int> chunks_read, TestAnswer& answer) {
  auto response = co_await dispatcher.Handle(request);
  answer.status = response.status;
  answer.headers = response.headers;
  answer.deadline = request.deadline;
  if (const auto* text = std::get_if<std::string>(&response.body)) answer.body = *text;
  if (const auto* stream = std::get_if<http::StreamBody>(&response.body)) {
    KeptBody body;
    body.chunks_left = chunks_read;
    co_await (*stream)(body);
    answer.body = body.text;
  }
}

}  // namespace

TestAnswer Site::Send(http::Method method, std::string target, TestRequest sent) {
  http::Request request;
  request.method = method;
  request.target = std::move(target);
  request.peer_address = "127.0.0.1";
  request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  request.headers.Set("Host", "localhost:5000");
  if (!sent.body.empty()) request.headers.Set("Content-Type", "application/json");
  if (!sent.cookie.empty()) request.headers.Set("Cookie", sent.cookie);
  for (auto& [name, value] : sent.headers) request.headers.Set(name, std::move(value));
  request.body = std::move(sent.body);

  TestAnswer answer;
  storage::RunToEnd(Exchange(parts_->dispatcher, request, sent.chunks_read, answer));
  if (const auto set = answer.headers.Find("Set-Cookie")) {
    answer.clears_cookie = set->contains("Max-Age=0");
    if (!answer.clears_cookie) answer.cookie = set->substr(0, set->find(';'));
  }
  return answer;
}

TestPerson Site::Register(const std::string& email) {
  const auto answer =
      Post("/api/register", R"({"email":")" + email + R"(","password":")" + kTestPassword +
                                R"(","firstName":"Ana","lastName":"Maria"})");
  if (answer.status != 201) throw std::runtime_error("can't register: " + answer.body);
  return {email, MemberOf(answer.body, "id"), answer.cookie};
}

TestPerson Site::RegisterVerified(const std::string& email) {
  auto person = Register(email);
  const auto answer =
      Post("/api/verify-email", R"({"email":")" + email + R"(","token":")" + LastToken() + R"("})");
  if (answer.status != 200) throw std::runtime_error("can't verify: " + answer.body);
  return person;
}

TestAnswer Site::SignIn(const std::string& email, const std::string& password) {
  return Post("/api/login", R"({"email":")" + email + R"(","password":")" + password + R"("})");
}

std::vector<mail::Message> Site::mails() { return parts_->mailer.mails(); }

std::string Site::LastToken() {
  const auto mails = parts_->mailer.mails();
  if (mails.empty()) return {};
  const auto& link = mails.back().link;
  return link.substr(link.find("token=") + 6);
}

void Site::set_mail_fails(bool fails) { parts_->mailer.set_fails(fails); }

app::chef::ScriptedChef& Site::chef() { return parts_->chef; }
base::FakeClock& Site::clock() { return parts_->memory.clock(); }
dynamodb::Api& Site::api() { return parts_->memory.api(); }
const std::string& Site::table_name() const { return parts_->table.name(); }

Site::Cost Site::total_cost() const {
  const auto exposition = parts_->metrics.Expose();
  return {SumOf(exposition, "flavorbot_dynamodb_requests_total"),
          SumOf(exposition, "flavorbot_dynamodb_consumed_read_units_total"),
          SumOf(exposition, "flavorbot_dynamodb_consumed_write_units_total")};
}

void PrintTo(const Site::Cost& cost, std::ostream* out) {
  *out << cost.requests << " requests, " << cost.read_units << " RCU, " << cost.write_units
       << " WCU";
}

}  // namespace flavorbot::web_api
