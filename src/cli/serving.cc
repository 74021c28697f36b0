#include "cli/serving.h"

#include <chrono>
#include <optional>
#include <thread>

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/random.h"
#include "cli/application.h"
#include "cli/check_table.h"
#include "cli/data_directory.h"
#include "cli/exit_code.h"
#include "cli/file_limit.h"
#include "cli/open_chef.h"
#include "cli/open_mailer.h"
#include "cli/open_metrics_sink.h"
#include "cli/open_table.h"
#include "cli/operator_socket.h"
#include "cli/set_up_table.h"
#include "cli/side_loop.h"
#include "cli/web_assets.h"
#include "cloudwatch/reporter.h"
#include "dynamodb/metered_api.h"
#include "http/security_headers.h"
#include "http/server.h"
#include "http/static_assets.h"
#include "web_api/dispatcher.h"

namespace flavorbot::cli {
namespace {

std::string Url(const std::string& host, std::uint16_t port) {
  const bool is_ipv6 = host.contains(':');
  return "http://" + (is_ipv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

web_api::WebSettings EdgeOf(const Settings& settings) {
  return {.public_url = settings.public_url,
          .local_url = Url("localhost", settings.port),
          .trusted_proxies = settings.trusted_proxies,
          .rate_limiting = settings.rate_limits == RateLimits::kOn ? web_api::RateLimiting::kOn
                                                                   : web_api::RateLimiting::kOff};
}

http::ServerOptions ListenAt(const Settings& settings) {
  http::ServerOptions options;
  options.host = settings.host == "localhost" ? "127.0.0.1" : settings.host;
  options.port = settings.port;
  options.threads = settings.threads;
  options.max_connections = ConnectionsWithin(RaiseFileLimit());
  options.default_headers = http::SecurityHeaders(settings.public_url.starts_with("https://")
                                                      ? http::PublicTransport::kHttps
                                                      : http::PublicTransport::kCleartext);
  return options;
}

// A command that an operator runs holds the data directory while it does: it is waited for.
constexpr std::chrono::seconds kPatience{3};
constexpr std::chrono::milliseconds kPause{50};

base::Result<std::unique_ptr<dynamodb::Api>, OpenTableFailure> OpenTableWhenFree(
    const Settings& settings) {
  const auto give_up = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    auto table = OpenTable(settings);
    if (table || !table.error().is_held || std::chrono::steady_clock::now() > give_up) return table;
    std::this_thread::sleep_for(kPause);
  }
}

// A table of somebody's account at AWS is theirs to make, with `db setup`; any other is made here.
base::Result<void, std::string> MakeReady(dynamodb::Api& table, const Settings& settings) {
  if (settings.table_mode == TableMode::kAws) return CheckTable(table, settings);
  const auto set_up =
      SetUpTableAndWait(table, settings.table_name, storage::DeletionProtection::kUnprotected);
  if (!set_up) return std::unexpected(set_up.error());
  if (set_up->changed_anything) {
    for (const std::string& line : set_up->lines) {
      base::Log(base::Level::kInfo, "table set up", {{"did", line}});
    }
  }
  return {};
}

}  // namespace

// In the order of their making: each uses those above it.
class Serving::Parts {
 public:
  Parts(const Settings& settings, std::string session_secret, std::unique_ptr<Kitchen> kitchen,
        std::unique_ptr<dynamodb::Api> table)
      : kitchen_(std::move(kitchen)),
        table_(std::move(table)),
        metered_(*table_, metrics_, settings.table_name),
        mailer_(OpenMailer(settings)),
        application_(metered_, settings.table_name, std::move(session_secret), *mailer_, metrics_,
                     {.chef = kitchen_->chef(),
                      .understanding = kitchen_->understanding(),
                      .knowledge = kitchen_->knowledge(),
                      .monthly_tokens = settings.chef_monthly_tokens},
                     Timing{},
                     settings.table_mode == TableMode::kEmbedded ? SessionReads::kEach
                                                                 : SessionReads::kSpared),
        dispatcher_(application_.services(), EdgeOf(settings), metrics_,
                    [this](const http::Request& request) { return assets_.Serve(request); }),
        server_(ListenAt(settings),
                [this](http::Request& request) { return dispatcher_.Handle(request); }) {}

  base::Result<void, StartFailure> Listen(const Settings& settings) {
    metrics_.AddGauge("process_start_time_seconds", "When the process started, since 1970")
        .Set(std::chrono::duration<double>(clock_.Now().time_since_epoch()).count());
    auto sink = OpenMetricsSink(settings, metrics_, clock_);
    if (!sink) return std::unexpected(StartFailure{kExitUnusable, std::move(sink).error()});
    const auto listening = server_.Start();  // from here on people are answered
    if (!listening) {
      return std::unexpected(StartFailure{
          kExitAddress,
          "can't listen on " + Url(settings.host, settings.port) + ": " + listening.error()});
    }
    url_ = Url(settings.host, server_.port());
    // One that never listened isn't reported as up.
    if (*sink) {
      report_.emplace(cloudwatch::ReporterOptions{.table_name = settings.table_name,
                                                  .interval = settings.metrics_interval},
                      metrics_, clock_, *std::move(sink));
    }
    if (settings.table_mode == TableMode::kEmbedded) ListenForOperators(settings);
    side_loop_.Start(application_.ResumeDeletions());
    return {};
  }

  const std::string& url() const { return url_; }

  // From the outside in: first nobody asks any more, then the work handed to other threads ends,
  // and the table is closed last. Event loops are still there when a late answer arrives for them.
  void Stop() {
    if (!table_) return;
    server_.Stop();
    if (operator_socket_) operator_socket_->Stop();
    side_loop_.Stop();
    application_.StopWorkers();
    mailer_->Stop();
    if (report_) report_->Stop();  // with what the last requests came to
    table_.reset();
  }

 private:
  // Without it the app serves all the same: a file system may have no sockets.
  void ListenForOperators(const Settings& settings) {
    operator_socket_.emplace(settings.data_directory, metered_);
    if (const auto listening = operator_socket_->Listen(); !listening) {
      base::Log(base::Level::kWarning, "operators' commands can't reach this server",
                {{"cause", listening.error()}});
    }
  }

  const base::SystemClock clock_;
  base::Metrics metrics_;
  std::unique_ptr<Kitchen> kitchen_;
  std::optional<cloudwatch::Reporter> report_;
  std::unique_ptr<dynamodb::Api> table_;
  dynamodb::MeteredApi metered_;
  std::unique_ptr<mail::Mailer> mailer_;
  Application application_;
  http::StaticAssets assets_{WebAssets()};
  web_api::Dispatcher dispatcher_;
  http::Server server_;
  std::optional<OperatorSocket> operator_socket_;
  SideLoop side_loop_;
  std::string url_;
};

Serving::Serving(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Serving::~Serving() { Stop(); }

const std::string& Serving::url() const { return parts_->url(); }

void Serving::Stop() { parts_->Stop(); }

base::Result<std::unique_ptr<Serving>, StartFailure> Serving::Start(const Settings& settings) {
  if (const auto made = MakeDataDirectory(settings.data_directory); !made) {
    return std::unexpected(StartFailure{kExitDataDirectory, made.error()});
  }
  std::string session_secret = settings.session_secret;
  if (session_secret.empty()) {
    auto kept = SessionSecret(settings.data_directory, base::SystemRandom());
    if (!kept) return std::unexpected(StartFailure{kExitDataDirectory, std::move(kept).error()});
    session_secret = *std::move(kept);
  }
  auto kitchen = OpenChef(settings.knowledge_directory, settings.chef_model);
  if (!kitchen) return std::unexpected(StartFailure{kExitUnusable, std::move(kitchen).error()});
  auto table = OpenTableWhenFree(settings);
  if (!table) {
    return std::unexpected(StartFailure{table.error().exit_code, table.error().message});
  }
  const auto ready = MakeReady(**table, settings);
  if (!ready) return std::unexpected(StartFailure{kExitFailure, ready.error()});

  std::unique_ptr<Serving> serving(new Serving(std::make_unique<Parts>(
      settings, std::move(session_secret), *std::move(kitchen), *std::move(table))));
  auto listening = serving->parts_->Listen(settings);
  if (!listening) return std::unexpected(std::move(listening).error());
  return serving;
}

}  // namespace flavorbot::cli
