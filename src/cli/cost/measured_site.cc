#include "cli/cost/measured_site.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>

#include "base/metrics.h"
#include "cli/application.h"
#include "cli/cost/measured_chef.h"
#include "cli/open_chef.h"
#include "cli/set_up_table.h"
#include "dynamodb/item_size.h"
#include "dynamodb/metered_api.h"
#include "dynamodb/pages.h"
#include "engine/local_api.h"
#include "http/response.h"
#include "mail/mailer.h"
#include "web_api/dispatcher.h"

namespace flavorbot::cli::cost {
namespace {

namespace asio = boost::asio;

constexpr const char* kTableName = "flavorbot-cost";
// Fixed, so that every run measures the same bytes, and well before the end of its month.
constexpr base::TimePoint kStart{std::chrono::milliseconds{1'795'000'000'000}};
constexpr std::chrono::seconds kRequestTime{60};

class LastMail final : public mail::Mailer {
 public:
  asio::awaitable<mail::Result<void>> Send(mail::Message message,
                                           std::chrono::steady_clock::time_point) override {
    link_ = std::move(message.link);
    co_return mail::Result<void>{};
  }
  const std::string& link() const { return link_; }

 private:
  std::string link_;
};

class KeptBody final : public http::BodyWriter {
 public:
  asio::awaitable<bool> Write(std::string chunk) override {
    text += chunk;
    co_return true;
  }
  void WriteWhenQuiet(std::string, std::chrono::milliseconds) override {}

  std::string text;
};

asio::awaitable<void> Exchange(web_api::Dispatcher& dispatcher, http::Request& request,
                               SiteAnswer& answer) {
  auto response = co_await dispatcher.Handle(request);
  answer.status = response.status;
  if (const auto cookie = response.headers.Find("Set-Cookie");
      cookie && !cookie->contains("Max-Age=0")) {
    answer.cookie = cookie->substr(0, cookie->find(';'));
  }
  if (const auto* text = std::get_if<std::string>(&response.body)) answer.body = *text;
  if (const auto* stream = std::get_if<http::StreamBody>(&response.body)) {
    KeptBody body;
    co_await (*stream)(body);
    answer.body = body.text;
  }
}

std::string TextOf(const dynamodb::PackedItem& item, std::string_view name) {
  const auto value = dynamodb::FindAttribute(item.bytes, name);
  return value ? std::string(value->string().value_or("")) : std::string();
}

std::optional<std::chrono::seconds> LifetimeOf(const dynamodb::PackedItem& item,
                                               base::TimePoint now) {
  const auto value = dynamodb::FindAttribute(item.bytes, storage::kTimeToLiveName);
  const auto text = value ? value->number_text() : std::nullopt;
  if (!text) return std::nullopt;
  const auto at = std::chrono::seconds(std::strtoll(std::string(*text).c_str(), nullptr, 10));
  return at - std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
}

asio::awaitable<void> ReadAll(dynamodb::Api& api, base::TimePoint now, StoredItems& items,
                              std::string& failure) {
  dynamodb::CallContext context;
  dynamodb::ScanPages pages(api, {.table_name = kTableName});
  while (pages.HasNext()) {
    const auto page = co_await pages.Next(context);
    if (!page) {
      failure = page.error().message;
      co_return;
    }
    for (const auto& item : page->items) {
      items[{TextOf(item, storage::kPartitionKeyName), TextOf(item, storage::kSortKeyName)}] = {
          .bytes = dynamodb::PackedItemSize(item.bytes), .lifetime = LifetimeOf(item, now)};
    }
  }
}

}  // namespace

struct MeasuredSite::Parts {
  Parts(std::unique_ptr<base::FakeClock> its_clock, std::unique_ptr<dynamodb::Api> its_engine,
        std::unique_ptr<Kitchen> its_kitchen)
      : clock(std::move(its_clock)),
        engine(std::move(its_engine)),
        kitchen(std::move(its_kitchen)) {}
  ~Parts() { application.StopWorkers(); }

  // In the order of their making: each borrows from those above it.
  std::unique_ptr<base::FakeClock> clock;
  std::unique_ptr<dynamodb::Api> engine;
  std::unique_ptr<Kitchen> kitchen;
  MeasuredChef chef;
  RecordingApi recording{*engine};
  base::Metrics metrics;
  dynamodb::MeteredApi metered{recording, metrics, kTableName};
  LastMail mailer;
  Application application{
      metered,
      kTableName,
      "a session secret for the time of measuring",
      mailer,
      metrics,
      {.chef = chef, .understanding = kitchen->understanding(), .knowledge = kitchen->knowledge()},
      Timing{.clock = clock.get(),
             .sign_in_failure_floor = std::chrono::milliseconds{0},
             .settle_time = std::chrono::milliseconds{0},
             .hashing_niceness = 0}};
  web_api::Dispatcher dispatcher{application.services(),
                                 {.rate_limiting = web_api::RateLimiting::kOff},
                                 metrics,
                                 [](const http::Request&) { return http::EmptyResponse(404); }};
};

base::Result<std::unique_ptr<MeasuredSite>, std::string> MeasuredSite::Open() {
  auto clock = std::make_unique<base::FakeClock>(kStart);
  auto engine = engine::LocalApi::Open({.storage = engine::StorageKind::kMemory,
                                        .clock = clock.get(),
                                        .sweep_interval = std::chrono::milliseconds{0}});
  if (!engine) return std::unexpected(engine.error().message);
  const auto set_up =
      SetUpTableAndWait(**engine, kTableName, storage::DeletionProtection::kUnprotected);
  if (!set_up) return std::unexpected(set_up.error());
  auto kitchen = OpenChef({}, std::nullopt);
  if (!kitchen) return std::unexpected(std::move(kitchen).error());
  return std::unique_ptr<MeasuredSite>(new MeasuredSite(
      std::make_unique<Parts>(std::move(clock), *std::move(engine), *std::move(kitchen))));
}

MeasuredSite::MeasuredSite(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
MeasuredSite::~MeasuredSite() = default;

void MeasuredSite::Run(asio::awaitable<void> work) {
  asio::io_context loop(1);
  // Errors are values; what is thrown all the same ends the program, as in a server.
  asio::co_spawn(loop, std::move(work), [](const std::exception_ptr& thrown) {
    if (thrown) std::rethrow_exception(thrown);
  });
  loop.run();
}

SiteAnswer MeasuredSite::Send(SiteRequest sent) {
  http::Request request;
  request.method = sent.method;
  request.target = std::move(sent.target);
  request.peer_address = "127.0.0.1";
  request.deadline = std::chrono::steady_clock::now() + kRequestTime;
  request.headers.Set("Host", "localhost:5000");
  if (!sent.body.empty()) request.headers.Set("Content-Type", "application/json");
  if (!sent.idempotency_key.empty()) request.headers.Set("Idempotency-Key", sent.idempotency_key);
  if (!sent.cookie.empty()) request.headers.Set("Cookie", std::move(sent.cookie));
  request.headers.Set("User-Agent",
                      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
  request.body = std::move(sent.body);
  SiteAnswer answer;
  Run(Exchange(parts_->dispatcher, request, answer));
  return answer;
}

const web_api::Services& MeasuredSite::services() const { return parts_->application.services(); }
base::FakeClock& MeasuredSite::clock() { return *parts_->clock; }

std::string MeasuredSite::LastToken() const {
  const auto& link = parts_->mailer.link();
  const auto begin = link.find("token=");
  return begin == std::string::npos ? std::string() : link.substr(begin + 6);
}

std::vector<RecordedCall> MeasuredSite::TakeCalls() { return parts_->recording.Take(); }

base::Result<StoredItems, std::string> MeasuredSite::Items() {
  StoredItems items;
  std::string failure;
  Run(ReadAll(*parts_->engine, parts_->clock->Now(), items, failure));
  if (!failure.empty()) return std::unexpected(std::move(failure));
  return items;
}

}  // namespace flavorbot::cli::cost
