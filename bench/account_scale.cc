// Whether registering and signing in cost the same however many users there are.
//
//   account_scale [small] [large] [rounds]        default: 100 100000 200
//
// Fills a table on disk with `small` accounts, measures `rounds` registrations and sign-ins one
// after the other, fills it up to `large` accounts, and measures again. Accounts that only fill the
// table share one password hash (hashing 100,000 would take half an hour); those that are measured
// are hashed and verified as in service. Prints, for each size, what one registration and one
// sign-in make of requests, read and write units, and time.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include "app/auth/password_hash.h"
#include "app/auth/registration.h"
#include "app/auth/sign_in.h"
#include "base/metrics.h"
#include "base/random.h"
#include "cli/application.h"
#include "cli/open_chef.h"
#include "dynamodb/metered_api.h"
#include "engine/local_api.h"
#include "mail/mailer.h"
#include "storage/table_setup.h"
#include "storage/user_store.h"

namespace flavorbot {
namespace {

namespace asio = boost::asio;
using SteadyClock = std::chrono::steady_clock;

constexpr const char* kTable = "flavorbot-bench";
constexpr const char* kPassword = "Correct!Horse9Battery";
constexpr std::size_t kFillers = 64;  // at the same time, so that they share syncs

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "account_scale: %s\n", why.c_str());
  std::exit(1);
}

class NoMailer final : public mail::Mailer {
 public:
  asio::awaitable<mail::Result<void>> Send(mail::Message, SteadyClock::time_point) override {
    co_return mail::Result<void>{};
  }
};

// Runs `work` to its end on this thread.
void Run(asio::awaitable<void> work) {
  asio::io_context loop;
  asio::co_spawn(loop, std::move(work), [](std::exception_ptr failure) {
    if (failure) std::rethrow_exception(failure);
  });
  loop.run();
}

std::string Address(std::size_t n) { return "cook" + std::to_string(n) + "@example.com"; }

struct Cost {
  double calls = 0;
  double read_units = 0;
  double write_units = 0;
  double milliseconds = 0;
};

void Print(std::size_t users, const char* what, const Cost& sum, std::size_t rounds) {
  const auto n = static_cast<double>(rounds);
  std::printf("%9zu  %-10s %9.2f %7.2f %7.2f %9.2f\n", users, what, sum.calls / n,
              sum.read_units / n, sum.write_units / n, sum.milliseconds / n);
}

class Bench {
 public:
  Bench(engine::LocalApi& api, base::Metrics& metrics)
      : metered_(api, metrics, kTable),
        table_(metered_, kTable),
        users_(table_),
        application_(metered_, kTable, "a secret of the benchmark's own!", mailer_, metrics,
                     {.chef = kitchen_->chef(),
                      .understanding = kitchen_->understanding(),
                      .knowledge = kitchen_->knowledge()}),
        hash_(app::auth::HashPassword(kPassword).value_or("")) {}

  asio::awaitable<void> SetUp() {
    dynamodb::CallContext context;
    const auto done = co_await storage::SetUpTable(metered_, context, {.table_name = kTable});
    if (!done) Fail(done.error());
  }

  // Accounts up to `count`, in order.
  void FillTo(std::size_t count) {
    asio::io_context loop;
    for (std::size_t i = 0; i < kFillers; ++i) {
      asio::co_spawn(loop, Fill(count), asio::detached);
    }
    loop.run();
  }

  asio::awaitable<void> Measure(std::size_t users, std::size_t rounds) {
    Cost registering;
    Cost signing_in;
    for (std::size_t i = 0; i < rounds; ++i) {
      co_await Timed(registering, [&](dynamodb::CallContext& context) -> asio::awaitable<void> {
        const auto done = co_await application_.services().registration.Register(
            context,
            {.email = "new" + std::to_string(users) + "-" + std::to_string(i) + "@example.com",
             .password = kPassword,
             .first_name = "New",
             .last_name = "Cook"});
        if (!done) Fail(done.error().message);
      });
      co_await Timed(signing_in, [&](dynamodb::CallContext& context) -> asio::awaitable<void> {
        const auto done = co_await application_.services().sign_in.WithPassword(
            context, {.email = Address((i * 7919) % users), .password = kPassword});
        if (!done) Fail(done.error().message);
      });
    }
    Print(users, "register", registering, rounds);
    Print(users, "sign in", signing_in, rounds);
  }

 private:
  asio::awaitable<void> Fill(std::size_t count) {
    while (filled_ < count) {
      const auto n = filled_++;
      storage::User user{.id = base::NewUserId(base::SystemRandom()),
                         .email = Address(n),
                         .email_normalised = Address(n),
                         .password_hash = hash_,
                         .email_verified = true,
                         .first_name = "Cook",
                         .last_name = std::to_string(n)};
      const auto expires = base::SystemClock().Now() + std::chrono::hours(24);
      storage::Token token{.key = base::RandomToken(base::SystemRandom(), 32),
                           .user_id = user.id,
                           .email = user.email,
                           .email_normalised = user.email,
                           .expires_at = expires};
      storage::Session session{.key = base::RandomToken(base::SystemRandom(), 32),
                               .user_id = user.id,
                               .created_at = base::SystemClock().Now(),
                               .last_seen_at = base::SystemClock().Now(),
                               .expires_at = expires};
      dynamodb::CallContext context;
      const auto made = co_await users_.Create(context, user, token, session);
      if (!made) Fail("an account could not be made: " + made.error().cause);
    }
  }

  asio::awaitable<void> Timed(Cost& sum,
                              std::function<asio::awaitable<void>(dynamodb::CallContext&)> work) {
    dynamodb::CallContext context;
    const auto begun = SteadyClock::now();
    co_await work(context);
    sum.milliseconds +=
        std::chrono::duration<double, std::milli>(SteadyClock::now() - begun).count();
    sum.calls += context.calls;
    sum.read_units += context.read_units;
    sum.write_units += context.write_units;
  }

  dynamodb::MeteredApi metered_;
  NoMailer mailer_;
  std::unique_ptr<cli::Kitchen> kitchen_ = cli::OpenChef({}).value();
  storage::Table table_;
  storage::UserStore users_;
  cli::Application application_;
  std::string hash_;
  std::size_t filled_ = 0;
};

int Main(int argc, char** argv) {
  const auto argument = [&](int i, std::size_t otherwise) {
    return argc > i ? static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)) : otherwise;
  };
  const auto small = argument(1, 100);
  const auto large = argument(2, 100'000);
  const auto rounds = argument(3, 200);
  if (small == 0 || large < small || rounds == 0) Fail("needs 0 < small <= large, 0 < rounds");

  std::string directory =
      (std::filesystem::temp_directory_path() / "account_scale_XXXXXX").string();
  if (mkdtemp(directory.data()) == nullptr) Fail("no temporary directory");
  {
    auto api = engine::LocalApi::Open({.data_directory = directory});
    if (!api) Fail(api.error().message);
    base::Metrics metrics;
    Bench bench(**api, metrics);
    Run(bench.SetUp());
    std::printf("%9s  %-10s %9s %7s %7s %9s\n", "users", "what", "requests", "RCU", "WCU", "ms");
    for (const auto users : {small, large}) {
      bench.FillTo(users);
      Run(bench.Measure(users, rounds));
    }
  }
  std::filesystem::remove_all(directory);
  return 0;
}

}  // namespace
}  // namespace flavorbot

int main(int argc, char** argv) { return flavorbot::Main(argc, argv); }
