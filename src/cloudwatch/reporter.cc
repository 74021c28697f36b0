#include "cloudwatch/reporter.h"

#include <pthread.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <thread>
#include <utility>

#include "base/log.h"
#include "cloudwatch/published_metric.h"
#include "cloudwatch/totals.h"

namespace flavorbot::cloudwatch {

namespace asio = boost::asio;
using std::chrono::steady_clock;

class Reporter::State {
 public:
  State(ReporterOptions options, const base::Metrics& metrics, const base::Clock& clock,
        std::unique_ptr<Sink> sink)
      : options_(std::move(options)), metrics_(metrics), clock_(clock), sink_(std::move(sink)) {
    asio::co_spawn(loop_, Work(), [this](const std::exception_ptr& thrown) {
      if (thrown) base::Log(base::Level::kError, "metrics are not reported any more");
      loop_.stop();  // whatever the sink has left behind
    });
    thread_ = std::thread([this] { loop_.run(); });
    pthread_setname_np(thread_.native_handle(), "metrics");
  }

  void Stop() {
    if (!thread_.joinable()) return;
    asio::post(loop_, [this] {
      last_deadline_ = steady_clock::now() + options_.stop_timeout;
      tick_.cancel();
      giving_up_.expires_at(last_deadline_);
      giving_up_.async_wait([this](const boost::system::error_code& error) {
        if (!error) loop_.stop();
      });
    });
    thread_.join();
  }

 private:
  bool is_stopping() const { return last_deadline_ != steady_clock::time_point::max(); }

  asio::awaitable<void> Work() {
    auto next = steady_clock::now();
    while (!is_stopping()) {
      next += options_.interval;
      tick_.expires_at(next);
      co_await tick_.async_wait(asio::as_tuple(asio::use_awaitable));
      if (is_stopping()) break;
      co_await Report(steady_clock::now() + options_.interval);
      next = std::max(next, steady_clock::now());  // after one that took long none are made up for
    }
    co_await Report(last_deadline_);
  }

  asio::awaitable<void> Report(steady_clock::time_point deadline) {
    Totals now = TotalsOf(metrics_.Collect(), options_.table_name);
    auto data = Growth(before_, now);
    before_ = std::move(now);
    data.push_back({.name = kUpMetric,
                    .unit = "Count",
                    .dimensions = {{std::string(kTableDimension), options_.table_name}},
                    .value = 1.0});
    co_await sink_->Take(std::move(data), clock_.Now(), deadline);
  }

  const ReporterOptions options_;
  const base::Metrics& metrics_;
  const base::Clock& clock_;
  const std::unique_ptr<Sink> sink_;
  Totals before_;
  steady_clock::time_point last_deadline_ = steady_clock::time_point::max();
  asio::io_context loop_{1};
  asio::steady_timer tick_{loop_};
  asio::steady_timer giving_up_{loop_};
  std::thread thread_;
};

Reporter::Reporter(ReporterOptions options, const base::Metrics& metrics, const base::Clock& clock,
                   std::unique_ptr<Sink> sink)
    : state_(std::make_unique<State>(std::move(options), metrics, clock, std::move(sink))) {}

Reporter::~Reporter() { Stop(); }

void Reporter::Stop() { state_->Stop(); }

}  // namespace flavorbot::cloudwatch
