// Waiters: looks at a table, by DescribeTable, again and again until it is as it is wanted.
//
//   const auto is_gone = [](const TableDescription* table) { return table == nullptr; };
//   const auto gone = co_await WaitForTable(api, context, "recipes", is_gone, pace);
//
// Threads: any. The Api and the context must live until the answer.
// Errors:  DescribeTable's; kServiceUnavailable when the table isn't so after the last look, or the
//          deadline would be over before the next one.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "dynamodb/api.h"

namespace flavorbot::dynamodb {

struct WaiterPace {
  std::chrono::milliseconds delay;          // between the first two looks
  std::chrono::milliseconds longest_delay;  // it is doubled each time, up to this
  unsigned max_looks;

  std::chrono::milliseconds DelayAfter(std::chrono::milliseconds last) const;
};

// Whether what a look found is what is waited for; nullptr: there is no such table.
using IsReached = std::function<bool(const TableDescription* table)>;

// The table as the last look found it; nullopt: there is none.
AwaitableResult<std::optional<TableDescription>> WaitForTable(Api& api, CallContext& context,
                                                              std::string table_name,
                                                              IsReached is_reached,
                                                              WaiterPace pace);

}  // namespace flavorbot::dynamodb
