#include "engine/execute_select.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "engine/capacity_tally.h"
#include "engine/key_range.h"
#include "engine/read_items.h"
#include "engine/statement_call.h"
#include "engine/statement_token.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ExecuteStatementRequest;
using dynamodb::ExecuteStatementResponse;
using dynamodb::Result;

// Where to begin; sets start_after of that plan.
Result<std::size_t> Begin(const ExecuteStatementRequest& request, base::BytesView fingerprint,
                          std::vector<PagePlan>& plans) {
  if (!request.next_token) return 0;
  const auto invalid = std::unexpected(dynamodb::ValidationError("Invalid NextToken"));
  const auto token = DecodeStatementToken(*request.next_token, fingerprint);
  if (!token || token->partition >= plans.size()) return invalid;
  auto& plan = plans[token->partition];
  if (!token->key) return token->partition;
  auto start = EncodeStartKey(*plan.table, plan.index, *token->key);
  if (!start || *start < plan.range.begin || *start >= plan.range.end) return invalid;
  plan.start_after = std::move(*start);
  return token->partition;
}

}  // namespace

dynamodb::AwaitableResult<ExecuteStatementResponse> ReadPlans(
    Engine& engine, std::chrono::steady_clock::time_point deadline, std::vector<PagePlan> plans,
    ExecuteStatementRequest request) {
  const auto fingerprint =
      StatementFingerprint(request.statement, ParametersOf(request.parameters));
  const auto begin = Begin(request, fingerprint, plans);
  if (!begin) co_return std::unexpected(begin.error());

  ExecuteStatementResponse response;
  const auto table = plans.front().table;
  CapacityTally tally;
  auto left = request.limit;
  std::size_t bytes = 0;
  for (auto i = *begin; i < plans.size(); ++i) {
    if (left) plans[i].limit = static_cast<std::uint32_t>(std::max(1, *left));
    auto plan = std::make_shared<const PagePlan>(std::move(plans[i]));
    auto page = co_await ReadPlan(engine, deadline, plan);
    if (!page) co_return std::unexpected(std::move(page).error());
    TallyPage(*plan, *page, request.consistent_read, tally);
    std::ranges::move(page->items, std::back_inserter(response.items));
    bytes += page->bytes_read;
    if (left) *left -= page->scanned_count;
    response.last_evaluated_key = std::move(page->last_evaluated_key);
    if (response.last_evaluated_key || (bytes >= kMaxPageBytes && i + 1 < plans.size())) {
      const auto goes_on_in = response.last_evaluated_key ? i : i + 1;
      response.next_token = EncodeStatementToken(
          {static_cast<std::uint16_t>(goes_on_in), response.last_evaluated_key}, fingerprint);
      break;
    }
  }
  response.consumed_capacity = tally.Report(table->name(), request.return_consumed_capacity);
  co_return response;
}

}  // namespace flavorbot::engine
