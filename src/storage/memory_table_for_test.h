// MemoryTable: the table of a test, set up in an engine that keeps it in memory.
//
//   MemoryTable memory;
//   RecipeStore store(memory.table());
//   const auto recipe = memory.Run(store.Get(memory.context(), "ann", 12));
//
// Threads: Run may be called from several threads at once, with a context each.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "base/clock.h"
#include "dynamodb/api.h"
#include "storage/table.h"

namespace flavorbot::storage {

inline constexpr base::TimePoint kTestStart{std::chrono::milliseconds{1'795'000'000'000}};

// Runs `work` to its end on an event loop of its own.
void RunToEnd(boost::asio::awaitable<void> work);

namespace internal {
template <typename T>
boost::asio::awaitable<void> Keep(boost::asio::awaitable<T> work, std::optional<T>& result) {
  result.emplace(co_await std::move(work));
}
}  // namespace internal

class MemoryTable {
 public:
  MemoryTable();
  ~MemoryTable();

  const Table& table() const { return table_; }
  dynamodb::Api& api() { return *api_; }
  base::FakeClock& clock() { return clock_; }

  // Counts what all calls of this test cost together.
  dynamodb::CallContext& context() { return context_; }

  template <typename T>
  T Run(boost::asio::awaitable<T> work) {
    std::optional<T> result;
    RunToEnd(internal::Keep(std::move(work), result));
    return *std::move(result);
  }

 private:
  base::FakeClock clock_{kTestStart};
  std::unique_ptr<dynamodb::Api> engine_;
  std::unique_ptr<dynamodb::Api> api_;  // counts the calls on engine_
  Table table_;
  dynamodb::CallContext context_;
};

}  // namespace flavorbot::storage
