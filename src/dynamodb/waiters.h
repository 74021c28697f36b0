// Waiters: looks at a table, by DescribeTable, again and again until it is as it is wanted.
//
//   const auto table = co_await WaitUntilTableExists(api, context, "recipes");
//
// Threads: any. The Api and the context must live until the answer.
// Errors:  DescribeTable's; kServiceUnavailable when the table isn't so after the last look, or the
//          deadline would be over before the next one.
// Source:  the waiters of the SDKs' description of DynamoDB: TableExists and TableNotExists look 25
//          times, 20 seconds apart.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "dynamodb/api.h"

namespace flavorbot::dynamodb {

struct WaiterPace {
  // Between the first two looks; then doubled each time, up to longest_delay.
  std::chrono::milliseconds delay{20'000};
  std::chrono::milliseconds longest_delay{20'000};
  unsigned max_looks = 25;
};

// Whether what a look found is what is waited for; nullptr: there is no such table.
using IsReached = std::function<bool(const TableDescription* table)>;

// The table as the last look found it; nullopt: there is none.
AwaitableResult<std::optional<TableDescription>> WaitForTable(Api& api, CallContext& context,
                                                              std::string table_name,
                                                              IsReached is_reached,
                                                              WaiterPace pace = {});

// Until it is ACTIVE; one that isn't there yet may come.
AwaitableResult<TableDescription> WaitUntilTableExists(Api& api, CallContext& context,
                                                       std::string table_name,
                                                       WaiterPace pace = {});

AwaitableResult<void> WaitUntilTableNotExists(Api& api, CallContext& context,
                                              std::string table_name, WaiterPace pace = {});

// Until the table and this global index of it are ACTIVE; the index may come.
AwaitableResult<TableDescription> WaitUntilIndexActive(Api& api, CallContext& context,
                                                       std::string table_name,
                                                       std::string index_name,
                                                       WaiterPace pace = {});

}  // namespace flavorbot::dynamodb
