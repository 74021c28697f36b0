#include "cloudwatch/reporter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <mutex>

namespace flavorbot::cloudwatch {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

// What a sink was given, for the test to wait for.
class Given {
 public:
  void Add(std::vector<Datum> data) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(data));
    grown_.notify_all();
  }
  std::size_t Await(std::size_t number) {
    std::unique_lock lock(mutex_);
    grown_.wait_for(lock, std::chrono::seconds(20), [&] { return all_.size() >= number; });
    return all_.size();
  }
  std::vector<std::vector<Datum>> all() {
    const std::lock_guard lock(mutex_);
    return all_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable grown_;
  std::vector<std::vector<Datum>> all_;
};

enum class Speed { kQuick, kNever };

class KeepingSink final : public Sink {
 public:
  KeepingSink(Given& given, Speed speed) : given_(given), speed_(speed) {}

  boost::asio::awaitable<void> Take(std::vector<Datum> data, base::TimePoint,
                                    std::chrono::steady_clock::time_point) override {
    given_.Add(std::move(data));
    if (speed_ == Speed::kQuick) co_return;
    boost::asio::steady_timer never(co_await boost::asio::this_coro::executor, hours(1));
    co_await never.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  }

 private:
  Given& given_;
  const Speed speed_;
};

class ReporterTest : public testing::Test {
 protected:
  std::unique_ptr<Reporter> Start(milliseconds interval, Speed speed = Speed::kQuick,
                                  milliseconds stop_timeout = milliseconds(3000)) {
    return std::make_unique<Reporter>(
        ReporterOptions{.table_name = "t", .interval = interval, .stop_timeout = stop_timeout},
        metrics_, clock_, std::make_unique<KeepingSink>(given_, speed));
  }
  static double ValueOf(const std::vector<Datum>& data, std::string_view name) {
    const auto datum = std::ranges::find_if(data, [name](const Datum& each) {
      return each.name == name && each.dimensions == Dimensions{{"Table", "t"}};
    });
    return datum == data.end() ? -1 : std::get<double>(datum->value);
  }

  Given given_;
  base::Metrics metrics_;
  base::SystemClock clock_;
  base::Counter retries_ = metrics_.AddCounter("flavorbot_dynamodb_retries_total", "",
                                               {{"table", "t"}, {"action", "GetItem"}});
};

TEST_F(ReporterTest, TellsTheLastValuesAtItsEnd) {
  auto reporter = Start(hours(1));
  retries_.Add(3);
  reporter->Stop();
  reporter->Stop();
  reporter.reset();
  const auto all = given_.all();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(ValueOf(all[0], "Retries"), 3);
  EXPECT_EQ(ValueOf(all[0], "Up"), 1);
}

TEST_F(ReporterTest, TellsEachIntervalWhatGrewInIt) {
  retries_.Add(5);
  auto reporter = Start(milliseconds(5));
  EXPECT_GE(given_.Await(3), 3U);
  reporter->Stop();
  double sum = 0;
  for (const auto& data : given_.all()) sum += ValueOf(data, "Retries");
  EXPECT_EQ(sum, 5);
  EXPECT_EQ(ValueOf(given_.all()[0], "Retries"), 5);
}

TEST_F(ReporterTest, ASinkThatHangsIsGivenUpAtTheEnd) {
  auto reporter = Start(milliseconds(1), Speed::kNever, milliseconds(20));
  EXPECT_EQ(given_.Await(1), 1U);
  reporter->Stop();
  EXPECT_EQ(given_.all().size(), 1U);
}

}  // namespace
}  // namespace flavorbot::cloudwatch
