#include "aws/cached_credentials.h"

#include <gtest/gtest.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <thread>
#include <vector>

namespace flavorbot::aws {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

using Answer = base::Result<SharedCredentials, std::string>;

// What the source is to say, and how often it was asked.
struct Script {
  explicit Script(const base::Clock& now) : clock(now) {}
  const base::Clock& clock;
  int asked = 0;
  std::optional<milliseconds> hold = hours(1);
  std::string error;                      // empty: it finds some
  asio::steady_timer* answers = nullptr;  // waited for before it answers
};

class ScriptedSource final : public CredentialsSource {
 public:
  explicit ScriptedSource(Script& script) : script_(script) {}
  awaitable<FoundOrError> Fetch() override {
    const int number = ++script_.asked;
    if (script_.answers != nullptr) {
      co_await script_.answers->async_wait(asio::as_tuple(asio::use_awaitable));
    }
    if (!script_.error.empty()) co_return std::unexpected(script_.error);
    FoundCredentials found{.credentials = {.access_key_id = "K" + std::to_string(number)}};
    if (script_.hold) found.expires = script_.clock.Now() + *script_.hold;
    co_return found;
  }

 private:
  Script& script_;
};

class CachedCredentialsTest : public testing::Test {
 protected:
  Answer Get() {
    std::optional<Answer> answer;
    Spawn(answer);
    while (!answer) loop_.run_one();
    loop_.poll();  // what it began
    return *answer;
  }
  std::string Key() {
    const Answer answer = Get();
    return answer ? (*answer)->access_key_id : answer.error();
  }
  void Spawn(std::optional<Answer>& answer, seconds patience = seconds(20)) {
    loop_.restart();
    asio::co_spawn(loop_, cached_.Get(std::chrono::steady_clock::now() + patience),
                   [&answer](const std::exception_ptr&, Answer got) { answer = std::move(got); });
  }

  base::FakeClock clock_{base::TimePoint{hours(500'000)}};
  Script script_{clock_};
  asio::io_context loop_;
  CachedCredentials cached_{std::make_unique<ScriptedSource>(script_), &clock_};
};

TEST_F(CachedCredentialsTest, TheyAreKeptAndRefreshedInAdvance) {
  EXPECT_EQ(Key(), "K1");
  clock_.Advance(minutes(44));
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(script_.asked, 1);
  clock_.Advance(minutes(2));
  EXPECT_EQ(Key(), "K1");  // still good: nobody waits
  EXPECT_EQ(script_.asked, 2);
  EXPECT_EQ(Key(), "K2");
  EXPECT_EQ(script_.asked, 2);
}

TEST_F(CachedCredentialsTest, ThoseThatDontExpireAreAskedForOnce) {
  script_.hold = std::nullopt;
  EXPECT_EQ(Key(), "K1");
  clock_.Advance(hours(10'000));
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(script_.asked, 1);
}

TEST_F(CachedCredentialsTest, ShortLivedOnesAreNotRefreshedAtEveryCall) {
  script_.hold = minutes(4);
  EXPECT_EQ(Key(), "K1");
  clock_.Advance(seconds(170));
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(script_.asked, 1);
  clock_.Advance(seconds(20));
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(Key(), "K2");
}

TEST_F(CachedCredentialsTest, OldOnesGoOnWhileTheSourceFails) {
  EXPECT_EQ(Key(), "K1");
  clock_.Advance(minutes(50));
  script_.error = "no";
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(script_.asked, 2);  // not again within the minute
  clock_.Advance(minutes(2));
  EXPECT_EQ(Key(), "K1");
  EXPECT_EQ(script_.asked, 3);
  clock_.Advance(minutes(9));
  EXPECT_EQ(Key(), "no");
  script_.error.clear();
  clock_.Advance(seconds(1));
  EXPECT_EQ(Key(), "K5");
}

TEST_F(CachedCredentialsTest, AFailureIsToldForASecondWithoutAskingAgain) {
  script_.error = "no";
  EXPECT_EQ(Key(), "no");
  EXPECT_EQ(Key(), "no");
  EXPECT_EQ(script_.asked, 1);
}

TEST_F(CachedCredentialsTest, WhatHasExpiredIsNotTaken) {
  script_.hold = milliseconds(0);
  EXPECT_NE(Key().find("have expired"), std::string::npos);
}

TEST_F(CachedCredentialsTest, OneFetchRunsForAllWhoWait) {
  asio::steady_timer answers(loop_, hours(1));
  script_.answers = &answers;
  std::vector<std::optional<Answer>> got(5);
  for (auto& each : got) Spawn(each);
  loop_.poll();
  EXPECT_EQ(script_.asked, 1);
  answers.cancel();
  while (!got.back()) loop_.run_one();
  loop_.poll();
  for (const auto& each : got) EXPECT_EQ((**each)->access_key_id, "K1");
  EXPECT_EQ(script_.asked, 1);
}

TEST_F(CachedCredentialsTest, NobodyWaitsPastTheDeadline) {
  asio::steady_timer answers(loop_, hours(1));
  script_.answers = &answers;
  std::optional<Answer> got;
  Spawn(got, seconds(0));
  while (!got) loop_.run_one();
  ASSERT_FALSE(*got);
  EXPECT_NE(got->error().find("hasn't answered in time"), std::string::npos);
  answers.cancel();
  loop_.poll();
  EXPECT_EQ(Key(), "K1");
}

TEST_F(CachedCredentialsTest, RefusedOnesAreReplaced) {
  script_.hold = std::nullopt;
  const auto first = Get();
  EXPECT_TRUE(cached_.Refuse(*first));
  EXPECT_EQ(Key(), "K2");
  EXPECT_TRUE(cached_.Refuse(*first));  // of a call that was slow: the new ones stay
  const auto second = Get();
  EXPECT_EQ((*second)->access_key_id, "K2");
  EXPECT_FALSE(cached_.Refuse(*second));
  clock_.Advance(minutes(1));
  EXPECT_TRUE(cached_.Refuse(*second));
  EXPECT_EQ(Key(), "K3");
}

// The loop that a fetch runs on may end before it.
TEST_F(CachedCredentialsTest, AFetchThatIsCutShortIsBegunAgain) {
  {
    asio::io_context other;
    asio::steady_timer answers(other, hours(1));
    script_.answers = &answers;
    asio::co_spawn(other, cached_.Get(std::chrono::steady_clock::now() + hours(1)),
                   [](const std::exception_ptr&, const Answer&) {});
    other.poll();
    script_.answers = nullptr;
  }
  clock_.Advance(seconds(2));
  EXPECT_EQ(Key(), "K2");
}

TEST_F(CachedCredentialsTest, LoopsOfSeveralThreadsShareOneFetch) {
  script_.hold = std::nullopt;
  std::atomic<int> good = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this, &good] {
      asio::io_context loop;
      for (int call = 0; call < 50; ++call) {
        asio::co_spawn(
            loop, cached_.Get(std::chrono::steady_clock::now() + seconds(20)),
            [&good](const std::exception_ptr&, const Answer& got) { good += got ? 1 : 0; });
      }
      loop.run();
    });
  }
  threads.clear();
  EXPECT_EQ(good, 200);
  EXPECT_EQ(script_.asked, 1);
}

}  // namespace
}  // namespace flavorbot::aws
