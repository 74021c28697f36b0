#include "dynamodb/waiters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/await_for_test.h"
#include "dynamodb/scripted_api_for_test.h"

namespace flavorbot::dynamodb {
namespace {

using base::Await;
using std::chrono::milliseconds;

constexpr WaiterPace kAtOnce{
    .delay = milliseconds{0}, .longest_delay = milliseconds{0}, .max_looks = 25};

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
  static bool IsActive(const TableDescription* table) {
    return table != nullptr && table->table_status == TableStatus::kActive;
  }
  static bool IsGone(const TableDescription* table) { return table == nullptr; }

  std::vector<std::optional<TableDescription>> states_;
  std::size_t looks_ = 0;
  ScriptedApi api_;
  CallContext context_;
};

TEST_F(Waiters, ATableIsAwaitedFromBeforeItIsThere) {
  states_ = {std::nullopt, In(TableStatus::kCreating), In(TableStatus::kActive)};
  const auto table = Await(WaitForTable(api_, context_, "t", IsActive, kAtOnce));
  ASSERT_TRUE(table && *table);
  EXPECT_EQ((*table)->table_status, TableStatus::kActive);
  EXPECT_EQ(looks_, 3U);
}

TEST_F(Waiters, ATableIsAwaitedUntilItIsGone) {
  states_ = {In(TableStatus::kActive), In(TableStatus::kDeleting), std::nullopt};
  const auto table = Await(WaitForTable(api_, context_, "t", IsGone, kAtOnce));
  ASSERT_TRUE(table);
  EXPECT_FALSE(*table);
  EXPECT_EQ(looks_, 3U);
}

TEST_F(Waiters, TheLastLookEndsTheWait) {
  states_ = {In(TableStatus::kCreating)};
  const auto table = Await(WaitForTable(api_, context_, "t", IsActive, kAtOnce));
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_EQ(looks_, 25U);
}

TEST_F(Waiters, ADeadlineBeforeTheNextLookEndsTheWait) {
  states_ = {In(TableStatus::kCreating)};
  context_.deadline = std::chrono::steady_clock::now() + std::chrono::seconds{19};
  constexpr WaiterPace kSlow{
      .delay = milliseconds{20'000}, .longest_delay = milliseconds{20'000}, .max_looks = 25};
  EXPECT_FALSE(Await(WaitForTable(api_, context_, "t", IsActive, kSlow)));
  EXPECT_EQ(looks_, 1U);
}

TEST(WaiterPace, TheDelayGrowsUpToItsBound) {
  constexpr WaiterPace kPace{
      .delay = milliseconds{1}, .longest_delay = milliseconds{5}, .max_looks = 5};
  EXPECT_EQ(kPace.DelayAfter(kPace.delay), milliseconds{2});
  EXPECT_EQ(kPace.DelayAfter(milliseconds{2}), milliseconds{4});
  EXPECT_EQ(kPace.DelayAfter(milliseconds{4}), milliseconds{5});
  EXPECT_EQ(kPace.DelayAfter(milliseconds{5}), milliseconds{5});
}

TEST_F(Waiters, AnotherErrorEndsTheWait) {
  api_.On([](const DescribeTableRequest&) -> Result<DescribeTableResponse> {
    return std::unexpected(MakeError(ErrorCode::kAccessDeniedException, "no"));
  });
  EXPECT_EQ(Await(WaitForTable(api_, context_, "t", IsActive, kAtOnce)).error().code,
            ErrorCode::kAccessDeniedException);
}

}  // namespace
}  // namespace flavorbot::dynamodb
