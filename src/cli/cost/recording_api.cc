#include "cli/cost/recording_api.h"

#include <utility>

#include "dynamodb/wire.h"

namespace flavorbot::cli::cost {
namespace {

CallKind KindOf(std::string_view action) {
  for (const std::string_view read : {"Get", "Query", "Scan", "List", "Describe"}) {
    if (action.contains(read)) return CallKind::kRead;
  }
  return CallKind::kWrite;
}

template <typename Message>
std::size_t JsonBytes(const Message& message) {
  std::string json;
  dynamodb::AppendJson(json, message);
  return json.size();
}

void Count(const dynamodb::ConsumedCapacity& capacity, RecordedCall& call) {
  call.units += capacity.total.capacity_units;
  for (const auto& [name, index] : capacity.global_secondary_indexes) {
    call.index_units += index.capacity_units;
  }
  for (const auto& [name, index] : capacity.local_secondary_indexes) {
    call.index_units += index.capacity_units;
  }
}
void Count(const std::optional<dynamodb::ConsumedCapacity>& capacity, RecordedCall& call) {
  if (capacity) Count(*capacity, call);
}
void Count(const std::vector<dynamodb::ConsumedCapacity>& capacities, RecordedCall& call) {
  for (const auto& capacity : capacities) Count(capacity, call);
}

void KeepTotal(dynamodb::ConsumedCapacity& capacity) {
  capacity.table.reset();
  capacity.global_secondary_indexes.clear();
  capacity.local_secondary_indexes.clear();
}
void KeepTotal(std::optional<dynamodb::ConsumedCapacity>& capacity) {
  if (capacity) KeepTotal(*capacity);
}
void KeepTotal(std::vector<dynamodb::ConsumedCapacity>& capacities) {
  for (auto& capacity : capacities) KeepTotal(capacity);
}

}  // namespace

template <typename Request, typename Response>
dynamodb::AwaitableResult<Response> RecordingApi::Record(
    std::string_view name,
    dynamodb::AwaitableResult<Response> (dynamodb::Api::*action)(dynamodb::CallContext&, Request),
    dynamodb::CallContext& context, Request request) {
  constexpr bool kConsumes = requires { request.return_consumed_capacity; };
  RecordedCall call{.action = name,
                    .kind = KindOf(name),
                    .request_bytes = JsonBytes(request),
                    .partitions = TouchedPartitions(request)};
  bool asks_total = false;
  if constexpr (kConsumes) {
    asks_total = request.return_consumed_capacity == dynamodb::ReturnConsumedCapacity::kTotal;
    if (asks_total) request.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kIndexes;
  }
  // In a sink the items would be in no response whose bytes could be counted.
  auto* const sink = std::exchange(context.items, nullptr);
  dynamodb::Result<Response> result = co_await (api_.*action)(context, std::move(request));
  context.items = sink;
  if constexpr (kConsumes) {
    if (result) {
      Count(result->consumed_capacity, call);
      if (asks_total) KeepTotal(result->consumed_capacity);
    }
  }
  call.response_bytes = result ? JsonBytes(*result) : JsonBytes(result.error());
  calls_.push_back(std::move(call));
  co_return result;
}

#define FLAVORBOT_RECORD(action)                                                 \
  dynamodb::AwaitableResult<dynamodb::action##Response> RecordingApi::action(    \
      dynamodb::CallContext& context, dynamodb::action##Request request) {       \
    return Record(#action, &dynamodb::Api::action, context, std::move(request)); \
  }
FLAVORBOT_EVERY_ACTION(FLAVORBOT_RECORD)
#undef FLAVORBOT_RECORD

}  // namespace flavorbot::cli::cost
