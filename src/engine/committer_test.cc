#include "engine/committer.h"

#include <future>
#include <latch>

#include "engine/api_fixture.h"
#include "engine/commit_call.h"
#include "engine/engine.h"

namespace flavorbot::engine {
namespace {

// A committer that a test can hold up: a change waits until it is let go.
class CommitterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = Store::Open({.storage = StorageKind::kMemory});
    ASSERT_TRUE(store.has_value());
    store_ = std::move(*store);
  }

  // Blocks the committer until the returned promise is fulfilled.
  std::promise<void> Hold(Committer& committer) {
    std::promise<void> release;
    auto change = std::make_unique<ExclusiveChange>();
    auto entered = std::make_shared<std::promise<void>>();
    change->plan = [entered, released = release.get_future()](
                       rocksdb::WriteBatch&) mutable -> dynamodb::Result<void> {
      entered->set_value();
      released.wait();
      return {};
    };
    change->publish = [] {};
    change->done = [](const dynamodb::Result<void>&) {};
    committer.Submit(std::move(change));
    entered->get_future().wait();
    return release;
  }

  std::unique_ptr<CommitRequest> EmptyRequest(std::vector<dynamodb::Result<CommitOutcome>>& out) {
    auto request = std::make_unique<CommitRequest>();
    request->done = [&out](dynamodb::Result<CommitOutcome> outcome) {
      out.push_back(std::move(outcome));
    };
    return request;
  }

  std::unique_ptr<Store> store_;
  Catalog catalog_;
  TableCounters counters_;
  base::SystemClock clock_;
  StreamClock stream_clock_{clock_};
};

TEST_F(CommitterTest, FullQueueRefusesAtOnceAndKeepsWhatItTook) {
  std::vector<dynamodb::Result<CommitOutcome>> outcomes;
  {
    Committer committer(*store_, catalog_, counters_, stream_clock_, clock_, {.queue_limit = 2});
    auto release = Hold(committer);
    for (int i = 0; i < 3; ++i) committer.Submit(EmptyRequest(outcomes));
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_ERROR(
        outcomes[0], kThrottlingException,
        "More writes are waiting than the table's disk can take. Retry the request later.");
    release.set_value();
  }
  ASSERT_EQ(outcomes.size(), 3u);
  EXPECT_TRUE(outcomes[1].has_value());
  EXPECT_TRUE(outcomes[2].has_value());
}

TEST_F(CommitterTest, BytesInTheQueueAreLimitedButOneRequestAlwaysFits) {
  std::vector<dynamodb::Result<CommitOutcome>> outcomes;
  const auto large = [this, &outcomes] {
    auto request = EmptyRequest(outcomes);
    request->deadline = std::chrono::steady_clock::time_point::min();
    request->writes.push_back({.key = std::string(100, 'k')});
    return request;
  };
  {
    Committer committer(*store_, catalog_, counters_, stream_clock_, clock_,
                        {.queue_bytes_limit = 50});
    auto release = Hold(committer);
    committer.Submit(large());
    EXPECT_EQ(outcomes.size(), 0u);
    committer.Submit(large());
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_EQ(outcomes[0].error().code, dynamodb::ErrorCode::kThrottlingException);
    release.set_value();
  }
  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_EQ(outcomes[1].error().code, dynamodb::ErrorCode::kServiceUnavailable);
}

}  // namespace
}  // namespace flavorbot::engine
