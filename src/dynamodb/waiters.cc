#include "dynamodb/waiters.h"

#include <algorithm>
#include <utility>

#include "dynamodb/backoff.h"

namespace flavorbot::dynamodb {
namespace {

using Found = std::optional<TableDescription>;

bool IsActive(const TableDescription* table) {
  return table != nullptr && table->table_status == TableStatus::kActive;
}

bool HasActiveIndex(const TableDescription& table, const std::string& index_name) {
  return std::ranges::any_of(table.global_secondary_indexes, [&index_name](const auto& each) {
    return each.index.index_name == index_name && each.index_status == TableStatus::kActive;
  });
}

AwaitableResult<Found> LookAt(Api& api, CallContext& context, std::string table_name) {
  auto described = co_await api.DescribeTable(context, {.table_name = std::move(table_name)});
  if (described) co_return std::move(described->table);
  if (described.error().code == ErrorCode::kResourceNotFoundException) co_return Found();
  co_return std::unexpected(std::move(described).error());
}

AwaitableResult<TableDescription> WaitForOneThatIsThere(Api& api, CallContext& context,
                                                        std::string table_name,
                                                        IsReached is_reached, WaiterPace pace) {
  auto found =
      co_await WaitForTable(api, context, std::move(table_name), std::move(is_reached), pace);
  if (!found) co_return std::unexpected(std::move(found).error());
  co_return **std::move(found);
}

}  // namespace

AwaitableResult<Found> WaitForTable(Api& api, CallContext& context, std::string table_name,
                                    IsReached is_reached, WaiterPace pace) {
  auto delay = pace.delay;
  for (unsigned look = 1;; ++look) {
    auto found = co_await LookAt(api, context, table_name);
    if (!found || is_reached(*found ? &**found : nullptr)) co_return found;
    bool again = look < pace.max_looks;
    if (again) again = co_await Pause(delay, context.deadline);
    if (!again) {
      co_return std::unexpected(
          MakeError(ErrorCode::kServiceUnavailable,
                    "The table " + table_name + " has not become as it is waited for in time"));
    }
    delay = std::min(delay * 2, pace.longest_delay);
  }
}

AwaitableResult<TableDescription> WaitUntilTableExists(Api& api, CallContext& context,
                                                       std::string table_name, WaiterPace pace) {
  return WaitForOneThatIsThere(api, context, std::move(table_name), IsActive, pace);
}

AwaitableResult<void> WaitUntilTableNotExists(Api& api, CallContext& context,
                                              std::string table_name, WaiterPace pace) {
  const auto is_gone = [](const TableDescription* table) { return table == nullptr; };
  const auto found = co_await WaitForTable(api, context, std::move(table_name), is_gone, pace);
  if (!found) co_return std::unexpected(found.error());
  co_return Result<void>{};
}

AwaitableResult<TableDescription> WaitUntilIndexActive(Api& api, CallContext& context,
                                                       std::string table_name,
                                                       std::string index_name, WaiterPace pace) {
  auto is_active = [index_name = std::move(index_name)](const TableDescription* table) {
    return IsActive(table) && HasActiveIndex(*table, index_name);
  };
  return WaitForOneThatIsThere(api, context, std::move(table_name), std::move(is_active), pace);
}

}  // namespace flavorbot::dynamodb
