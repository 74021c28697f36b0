#include <algorithm>
#include <utility>

#include "engine/engine.h"
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

constexpr std::int32_t kMaxNames = 100;

}  // namespace

dynamodb::AwaitableResult<dynamodb::ListTablesResponse> LocalApi::ListTables(
    dynamodb::CallContext&, dynamodb::ListTablesRequest request) {
  const auto limit =
      static_cast<std::size_t>(std::clamp(request.limit.value_or(kMaxNames), 1, kMaxNames));
  dynamodb::ListTablesResponse response;
  response.table_names =
      engine_->catalog().Names(request.exclusive_start_table_name.value_or(""), limit + 1);
  if (response.table_names.size() > limit) {
    response.table_names.pop_back();
    response.last_evaluated_table_name = response.table_names.back();
  }
  co_return response;
}

}  // namespace flavorbot::engine
