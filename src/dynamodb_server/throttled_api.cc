#include "dynamodb_server/throttled_api.h"

#include <type_traits>
#include <utility>

#include "dynamodb_server/throttled_units.h"

namespace flavorbot::dynamodb_server {

using dynamodb::Awaitable;
using dynamodb::AwaitableResult;
using dynamodb::CallContext;
using dynamodb::ErrorCode;
using dynamodb::ReturnConsumedCapacity;

Awaitable<ThrottledApi::ThroughputPtr> ThrottledApi::ThroughputOf(CallContext& context,
                                                                  std::string table_name) {
  table_name = NameOfTable(table_name);
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = tables_.find(table_name); known != tables_.end()) {
      co_return known->second;
    }
  }
  const auto described =
      co_await api().DescribeTable(context, dynamodb::DescribeTableRequest{table_name});
  if (!described) co_return nullptr;
  auto made = std::make_shared<Throughput>(described->table, clock_.Now());
  const std::lock_guard lock(mutex_);
  // Another call may have been faster.
  co_return tables_.try_emplace(std::move(table_name), std::move(made)).first->second;
}

void ThrottledApi::Forget(const std::string& table_name) {
  const std::lock_guard lock(mutex_);
  tables_.erase(NameOfTable(table_name));
}

template <typename Request, typename Response>
AwaitableResult<Response> ThrottledApi::Write(AwaitableResult<Response> (Api::*action)(CallContext&,
                                                                                       Request),
                                              CallContext& context, Request request) {
  const auto throughput = co_await ThroughputOf(context, request.table_name);
  if (!throughput) co_return co_await (api().*action)(context, std::move(request));
  if (const auto exceeded = throughput->AdmitWrite(kLeastWriteUnits, clock_.Now())) {
    co_return std::unexpected(ThroughputError(*exceeded));
  }
  const auto asked =
      std::exchange(request.return_consumed_capacity, ReturnConsumedCapacity::kIndexes);
  auto answer = co_await (api().*action)(context, std::move(request));
  if (answer) {
    if (answer->consumed_capacity) {
      throughput->SettleWrite(*answer->consumed_capacity, kLeastWriteUnits);
    }
    KeepAsked(asked, answer->consumed_capacity);
  } else if (answer.error().code != ErrorCode::kConditionalCheckFailedException) {
    throughput->ReturnWrite(kLeastWriteUnits);  // a failed condition costs, other failures don't
  }
  co_return answer;
}

template <typename Request, typename Response>
AwaitableResult<Response> ThrottledApi::Read(AwaitableResult<Response> (Api::*action)(CallContext&,
                                                                                      Request),
                                             CallContext& context, Request request,
                                             std::optional<std::string> index_name) {
  const auto throughput = co_await ThroughputOf(context, request.table_name);
  if (!throughput) co_return co_await (api().*action)(context, std::move(request));
  const double least = LeastReadUnits(request.consistent_read);
  if (const auto exceeded = throughput->AdmitRead(index_name, least, clock_.Now())) {
    co_return std::unexpected(ThroughputError(*exceeded));
  }
  const auto asked =
      std::exchange(request.return_consumed_capacity, ReturnConsumedCapacity::kIndexes);
  auto answer = co_await (api().*action)(context, std::move(request));
  if (!answer) {
    throughput->ReturnRead(index_name, least);
    co_return answer;
  }
  if (answer->consumed_capacity) {
    throughput->SettleRead(*answer->consumed_capacity, index_name, least);
  }
  KeepAsked(asked, answer->consumed_capacity);
  co_return answer;
}

template <typename Request, typename Response>
AwaitableResult<Response> ThrottledApi::Transact(
    AwaitableResult<Response> (Api::*action)(CallContext&, Request), CallContext& context,
    Request request) {
  constexpr bool kWrites = std::is_same_v<Request, dynamodb::TransactWriteItemsRequest>;
  std::map<std::string, std::pair<ThroughputPtr, double>> taken;  // by table
  std::vector<dynamodb::CancellationReason> reasons(request.transact_items.size());
  bool canceled = false;
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const std::string table = NameOfTable(TableOf(request.transact_items[i]));
    const auto throughput = co_await ThroughputOf(context, table);
    if (!throughput) continue;
    const auto exceeded =
        kWrites ? throughput->AdmitWrite(kLeastTransactUnits, clock_.Now())
                : throughput->AdmitRead(std::nullopt, kLeastTransactUnits, clock_.Now());
    if (exceeded) {
      canceled = true;
      reasons[i] = {.code = "ProvisionedThroughputExceeded", .message = ExceededText(*exceeded)};
      continue;
    }
    auto& [holder, units] = taken[table];
    holder = throughput;
    units += kLeastTransactUnits;
  }
  const auto return_all = [&taken] {
    for (auto& [name, held] : taken) {
      kWrites ? held.first->ReturnWrite(held.second)
              : held.first->ReturnRead(std::nullopt, held.second);
    }
  };
  if (canceled) {
    return_all();
    std::string codes;
    for (const auto& reason : reasons) codes.append(codes.empty() ? "" : ", ").append(reason.code);
    auto error = dynamodb::MakeError(
        ErrorCode::kTransactionCanceledException,
        "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes +
            "]");
    error.cancellation_reasons = std::move(reasons);
    co_return std::unexpected(std::move(error));
  }
  const auto asked =
      std::exchange(request.return_consumed_capacity, ReturnConsumedCapacity::kIndexes);
  auto answer = co_await (api().*action)(context, std::move(request));
  if (!answer) {
    return_all();
    co_return answer;
  }
  for (const auto& consumed : answer->consumed_capacity) {
    const auto held = taken.find(NameOfTable(consumed.table_name));
    if (held == taken.end()) continue;
    auto& [throughput, units] = held->second;
    kWrites ? throughput->SettleWrite(consumed, units)
            : throughput->SettleRead(consumed, std::nullopt, units);
  }
  KeepAsked(asked, answer->consumed_capacity);
  co_return answer;
}

// What is known of the table is out of date once its call is answered.
template <typename Response>
AwaitableResult<Response> ThrottledApi::Changed(AwaitableResult<Response> call,
                                                std::string table_name) {
  auto answer = co_await std::move(call);
  Forget(table_name);
  co_return answer;
}

#define ACTION(name)                                                                 \
  AwaitableResult<dynamodb::name##Response> ThrottledApi::name(CallContext& context, \
                                                               dynamodb::name##Request request)
ACTION(GetItem) { return Read(&Api::GetItem, context, std::move(request), std::nullopt); }
ACTION(PutItem) { return Write(&Api::PutItem, context, std::move(request)); }
ACTION(UpdateItem) { return Write(&Api::UpdateItem, context, std::move(request)); }
ACTION(DeleteItem) { return Write(&Api::DeleteItem, context, std::move(request)); }
ACTION(Query) {
  auto index_name = request.index_name;
  return Read(&Api::Query, context, std::move(request), std::move(index_name));
}
ACTION(Scan) {
  auto index_name = request.index_name;
  return Read(&Api::Scan, context, std::move(request), std::move(index_name));
}
ACTION(TransactGetItems) { return Transact(&Api::TransactGetItems, context, std::move(request)); }
ACTION(TransactWriteItems) {
  return Transact(&Api::TransactWriteItems, context, std::move(request));
}
ACTION(CreateTable) {
  auto table_name = request.table_name;
  return Changed(api().CreateTable(context, std::move(request)), std::move(table_name));
}
ACTION(UpdateTable) {
  auto table_name = request.table_name;
  return Changed(api().UpdateTable(context, std::move(request)), std::move(table_name));
}
ACTION(DeleteTable) {
  auto table_name = request.table_name;
  return Changed(api().DeleteTable(context, std::move(request)), std::move(table_name));
}
ACTION(RestoreTableFromBackup) {
  auto table_name = request.target_table_name;
  return Changed(api().RestoreTableFromBackup(context, std::move(request)), std::move(table_name));
}
#undef ACTION

}  // namespace flavorbot::dynamodb_server
