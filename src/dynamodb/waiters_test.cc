#include "dynamodb/waiters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/await_for_test.h"
#include "dynamodb/scripted_api_for_test.h"

namespace flavorbot::dynamodb {
namespace {

using base::Await;
using std::chrono::milliseconds;

constexpr WaiterPace kAtOnce{.delay = milliseconds{0}, .longest_delay = milliseconds{0}};

// A table that goes through these states, a look each, and stays in the last; nullopt: not there.
class Waiters : public testing::Test {
 protected:
  Waiters() {
    api_.On([this](const DescribeTableRequest& request) -> Result<DescribeTableResponse> {
      EXPECT_EQ(request.table_name, "t");
      const auto& state = states_[std::min(looks_++, states_.size() - 1)];
      if (!state) {
        return std::unexpected(MakeError(ErrorCode::kResourceNotFoundException, "not found"));
      }
      return DescribeTableResponse{*state};
    });
  }
  static TableDescription In(TableStatus status) {
    TableDescription table;
    table.table_name = "t";
    table.table_status = status;
    return table;
  }
  static TableDescription WithIndex(TableStatus table_status, TableStatus index_status) {
    auto table = In(table_status);
    table.global_secondary_indexes.push_back(
        {.index = {.index_name = "i"}, .index_status = index_status});
    return table;
  }

  std::vector<std::optional<TableDescription>> states_;
  std::size_t looks_ = 0;
  ScriptedApi api_;
  CallContext context_;
};

TEST_F(Waiters, ATableIsAwaitedFromBeforeItIsThere) {
  states_ = {std::nullopt, In(TableStatus::kCreating), In(TableStatus::kActive)};
  const auto table = Await(WaitUntilTableExists(api_, context_, "t", kAtOnce));
  ASSERT_TRUE(table);
  EXPECT_EQ(table->table_status, TableStatus::kActive);
  EXPECT_EQ(looks_, 3U);
}

TEST_F(Waiters, ATableIsAwaitedUntilItIsGone) {
  states_ = {In(TableStatus::kActive), In(TableStatus::kDeleting), std::nullopt};
  EXPECT_TRUE(Await(WaitUntilTableNotExists(api_, context_, "t", kAtOnce)));
  EXPECT_EQ(looks_, 3U);
}

TEST_F(Waiters, AnIndexIsAwaitedWithItsTable) {
  states_ = {In(TableStatus::kActive), WithIndex(TableStatus::kUpdating, TableStatus::kCreating),
             WithIndex(TableStatus::kUpdating, TableStatus::kActive),
             WithIndex(TableStatus::kActive, TableStatus::kActive)};
  EXPECT_TRUE(Await(WaitUntilIndexActive(api_, context_, "t", "i", kAtOnce)));
  EXPECT_EQ(looks_, 4U);
}

TEST_F(Waiters, TheLastLookEndsTheWait) {
  states_ = {In(TableStatus::kCreating)};
  const auto table = Await(WaitUntilTableExists(api_, context_, "t", kAtOnce));
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_EQ(looks_, 25U);
}

// As the SDKs wait.
TEST_F(Waiters, ADeadlineBeforeTheNextLookEndsTheWait) {
  states_ = {In(TableStatus::kCreating)};
  context_.deadline = std::chrono::steady_clock::now() + std::chrono::seconds{19};
  EXPECT_FALSE(Await(WaitUntilTableExists(api_, context_, "t")));
  EXPECT_EQ(looks_, 1U);
}

TEST_F(Waiters, TheDelayGrowsUpToItsBound) {
  states_ = {In(TableStatus::kCreating)};
  // 1 + 2 + 4 + 4 ms.
  const WaiterPace pace{.delay = milliseconds{1}, .longest_delay = milliseconds{4}, .max_looks = 5};
  const auto began = std::chrono::steady_clock::now();
  EXPECT_FALSE(Await(WaitUntilTableExists(api_, context_, "t", pace)));
  EXPECT_EQ(looks_, 5U);
  EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds{11});
}

TEST_F(Waiters, AnotherErrorEndsTheWait) {
  api_.On([](const DescribeTableRequest&) -> Result<DescribeTableResponse> {
    return std::unexpected(MakeError(ErrorCode::kAccessDeniedException, "no"));
  });
  EXPECT_EQ(Await(WaitUntilTableExists(api_, context_, "t", kAtOnce)).error().code,
            ErrorCode::kAccessDeniedException);
  EXPECT_EQ(Await(WaitUntilTableNotExists(api_, context_, "t", kAtOnce)).error().code,
            ErrorCode::kAccessDeniedException);
}

}  // namespace
}  // namespace flavorbot::dynamodb
