// The batch actions of ThrottledApi: what is over the throughput stays unprocessed.
#include <utility>

#include "dynamodb_server/throttled_api.h"
#include "dynamodb_server/throttled_units.h"

namespace flavorbot::dynamodb_server {

using dynamodb::AwaitableResult;
using dynamodb::CallContext;
using dynamodb::ReturnConsumedCapacity;

namespace {

// What was taken for one table of a batch before the batch was made.
struct Taken {
  std::shared_ptr<Throughput> throughput;
  double units = 0;
};
using TakenByTable = std::map<std::string, Taken>;

// Moves those of `all` from the `kept`th on to the end of `rest`.
template <typename T>
void MoveRest(std::vector<T>& all, std::size_t kept, std::vector<T>& rest) {
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(kept);
  rest.insert(rest.end(), std::make_move_iterator(begin), std::make_move_iterator(all.end()));
  all.erase(begin, all.end());
}

}  // namespace

AwaitableResult<dynamodb::BatchGetItemResponse> ThrottledApi::BatchGetItem(
    CallContext& context, dynamodb::BatchGetItemRequest request) {
  TakenByTable taken;
  std::map<std::string, dynamodb::KeysAndAttributes> unprocessed;
  std::optional<Exceeded> exceeded;
  for (auto& [table, wanted] : request.request_items) {
    const auto throughput = co_await ThroughputOf(context, table);
    if (!throughput) continue;
    const double least = LeastReadUnits(wanted.consistent_read);
    std::size_t admitted = 0;
    for (; admitted < wanted.keys.size(); ++admitted) {
      if (const auto refused = throughput->AdmitRead(std::nullopt, least, clock_.Now())) {
        exceeded = refused;
        break;
      }
    }
    taken[NameOfTable(table)] = {throughput, least * static_cast<double>(admitted)};
    if (admitted == wanted.keys.size()) continue;
    auto& rest = unprocessed[table];
    rest = wanted;
    rest.keys.clear();
    MoveRest(wanted.keys, admitted, rest.keys);
  }
  std::erase_if(request.request_items, [&unprocessed](const auto& one) {
    return one.second.keys.empty() && unprocessed.contains(one.first);
  });
  if (exceeded && request.request_items.empty()) {
    co_return std::unexpected(ThroughputError(*exceeded));
  }
  const auto asked =
      std::exchange(request.return_consumed_capacity, ReturnConsumedCapacity::kIndexes);
  auto answer = co_await api().BatchGetItem(context, std::move(request));
  if (!answer) {
    for (auto& [name, held] : taken) held.throughput->ReturnRead(std::nullopt, held.units);
    co_return answer;
  }
  for (const auto& consumed : answer->consumed_capacity) {
    const auto held = taken.find(NameOfTable(consumed.table_name));
    if (held == taken.end()) continue;
    held->second.throughput->SettleRead(consumed, std::nullopt, held->second.units);
  }
  KeepAsked(asked, answer->consumed_capacity);
  for (auto& [table, rest] : unprocessed) {
    auto& all = answer->unprocessed_keys[table];
    MoveRest(all.keys, 0, rest.keys);
    all = std::move(rest);
  }
  co_return answer;
}

AwaitableResult<dynamodb::BatchWriteItemResponse> ThrottledApi::BatchWriteItem(
    CallContext& context, dynamodb::BatchWriteItemRequest request) {
  TakenByTable taken;
  std::map<std::string, std::vector<dynamodb::WriteRequest>> unprocessed;
  std::optional<Exceeded> exceeded;
  for (auto& [table, writes] : request.request_items) {
    const auto throughput = co_await ThroughputOf(context, table);
    if (!throughput) continue;
    std::size_t admitted = 0;
    for (; admitted < writes.size(); ++admitted) {
      if (const auto refused = throughput->AdmitWrite(kLeastWriteUnits, clock_.Now())) {
        exceeded = refused;
        break;
      }
    }
    taken[NameOfTable(table)] = {throughput, kLeastWriteUnits * static_cast<double>(admitted)};
    if (admitted < writes.size()) MoveRest(writes, admitted, unprocessed[table]);
  }
  std::erase_if(request.request_items, [&unprocessed](const auto& one) {
    return one.second.empty() && unprocessed.contains(one.first);
  });
  if (exceeded && request.request_items.empty()) {
    co_return std::unexpected(ThroughputError(*exceeded));
  }
  const auto asked =
      std::exchange(request.return_consumed_capacity, ReturnConsumedCapacity::kIndexes);
  auto answer = co_await api().BatchWriteItem(context, std::move(request));
  if (!answer) {
    for (auto& [name, held] : taken) held.throughput->ReturnWrite(held.units);
    co_return answer;
  }
  for (const auto& consumed : answer->consumed_capacity) {
    const auto held = taken.find(NameOfTable(consumed.table_name));
    if (held == taken.end()) continue;
    held->second.throughput->SettleWrite(consumed, held->second.units);
  }
  KeepAsked(asked, answer->consumed_capacity);
  for (auto& [table, rest] : unprocessed) {
    MoveRest(rest, 0, answer->unprocessed_items[table]);
  }
  co_return answer;
}

}  // namespace flavorbot::dynamodb_server
