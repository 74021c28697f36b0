#include "dynamodb/waiters.h"

#include <algorithm>
#include <utility>

#include "dynamodb/backoff.h"

namespace flavorbot::dynamodb {
namespace {

using Found = std::optional<TableDescription>;

AwaitableResult<Found> LookAt(Api& api, CallContext& context, std::string table_name) {
  auto described = co_await api.DescribeTable(context, {.table_name = std::move(table_name)});
  if (described) co_return std::move(described->table);
  if (described.error().code == ErrorCode::kResourceNotFoundException) co_return Found();
  co_return std::unexpected(std::move(described).error());
}

}  // namespace

std::chrono::milliseconds WaiterPace::DelayAfter(std::chrono::milliseconds last) const {
  return std::min(last * 2, longest_delay);
}

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
    delay = pace.DelayAfter(delay);
  }
}

}  // namespace flavorbot::dynamodb
