#include "dynamodb/metered_api.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dynamodb/action_meters.h"

namespace flavorbot::dynamodb {
namespace {

// Where an action's ConsumedCapacity counts.
enum class Units { kRead, kWrite };

Units UnitsOf(const GetItemRequest&) { return Units::kRead; }
Units UnitsOf(const QueryRequest&) { return Units::kRead; }
Units UnitsOf(const ScanRequest&) { return Units::kRead; }
Units UnitsOf(const BatchGetItemRequest&) { return Units::kRead; }
Units UnitsOf(const TransactGetItemsRequest&) { return Units::kRead; }
Units UnitsOf(const PutItemRequest&) { return Units::kWrite; }
Units UnitsOf(const UpdateItemRequest&) { return Units::kWrite; }
Units UnitsOf(const DeleteItemRequest&) { return Units::kWrite; }
Units UnitsOf(const BatchWriteItemRequest&) { return Units::kWrite; }
Units UnitsOf(const TransactWriteItemsRequest&) { return Units::kWrite; }

// Whether a PartiQL statement reads: whether its first word is SELECT or EXISTS.
Units UnitsOf(std::string_view statement) {
  const auto begin = statement.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return Units::kRead;
  const char first = statement[begin];
  return first == 's' || first == 'S' || first == 'e' || first == 'E' ? Units::kRead
                                                                      : Units::kWrite;
}
Units UnitsOf(const ExecuteStatementRequest& request) {
  return UnitsOf(std::string_view(request.statement));
}
// Statements of one request either all read or all write.
Units UnitsOf(const BatchExecuteStatementRequest& request) {
  const auto& statements = request.statements;
  return UnitsOf(std::string_view(statements.empty() ? "" : statements.front().statement));
}
Units UnitsOf(const ExecuteTransactionRequest& request) {
  const auto& statements = request.transact_statements;
  return UnitsOf(std::string_view(statements.empty() ? "" : statements.front().statement));
}

const std::string& TableOf(const TransactGet& part) { return part.table_name; }
const std::string& TableOf(const TransactWriteItem& part) {
  return std::visit([](const auto& write) -> const std::string& { return write.table_name; }, part);
}

// Whether a request names `own_table` and no other.
template <typename Request>
MeteredTable MeteredTableOf(const Request& request, std::string_view own_table) {
  bool is_own = false;
  if constexpr (requires { request.table_name; }) {
    is_own = request.table_name == own_table;
  } else if constexpr (requires { request.request_items; }) {
    const auto& tables = request.request_items;
    is_own = tables.size() == 1 && tables.begin()->first == own_table;
  } else if constexpr (requires { request.transact_items; }) {
    const auto& parts = request.transact_items;
    is_own = !parts.empty() && std::ranges::all_of(parts, [own_table](const auto& part) {
      return TableOf(part) == own_table;
    });
  }
  return is_own ? MeteredTable::kOwn : MeteredTable::kOther;
}

// One call, from before it is made to its answer.
class Call {
 public:
  Call(CallContext& context, ActionMeters& meters, std::string_view own_table, MeteredTable table)
      : context_(context), meters_(meters), own_table_(own_table), table_(table) {
    ++context_.calls;
  }

  template <typename Response>
  void End(const Result<Response>& result) {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    meters_.CountAnswer(table_,
                        result ? std::nullopt : std::optional<ErrorCode>(result.error().code),
                        elapsed.count());
    meters_.CountAttempts(table_, context_.retries - retries_, context_.throttles - throttles_);
  }

  void Consumed(Units kind, const ConsumedCapacity& capacity) {
    const double units = capacity.total.capacity_units;
    const auto table = capacity.table_name == own_table_ ? MeteredTable::kOwn
                       : capacity.table_name.empty()     ? table_
                                                         : MeteredTable::kOther;
    if (kind == Units::kRead) {
      context_.read_units += units;
      meters_.CountReadUnits(table, units);
    } else {
      context_.write_units += units;
      meters_.CountWriteUnits(table, units);
    }
  }
  void Consumed(Units kind, const std::optional<ConsumedCapacity>& capacity) {
    if (capacity) Consumed(kind, *capacity);
  }
  void Consumed(Units kind, const std::vector<ConsumedCapacity>& capacities) {
    for (const ConsumedCapacity& capacity : capacities) Consumed(kind, capacity);
  }

 private:
  CallContext& context_;
  ActionMeters& meters_;
  const std::string_view own_table_;
  const MeteredTable table_;
  const std::uint32_t retries_ = context_.retries;
  const std::uint32_t throttles_ = context_.throttles;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

template <typename Request, typename Response>
AwaitableResult<Response> Metered(Api& api,
                                  AwaitableResult<Response> (Api::*action)(CallContext&, Request),
                                  ActionMeters& meters, std::string_view own_table,
                                  CallContext& context, Request request) {
  Call call(context, meters, own_table, MeteredTableOf(request, own_table));
  if constexpr (requires { request.return_consumed_capacity; }) {
    const Units kind = UnitsOf(request);
    const bool asked = request.return_consumed_capacity != ReturnConsumedCapacity::kNone;
    if (!asked) request.return_consumed_capacity = ReturnConsumedCapacity::kTotal;
    Result<Response> result = co_await (api.*action)(context, std::move(request));
    call.End(result);
    if (result) {
      call.Consumed(kind, result->consumed_capacity);
      if (!asked) result->consumed_capacity = {};
    }
    co_return result;
  } else {
    Result<Response> result = co_await (api.*action)(context, std::move(request));
    call.End(result);
    co_return result;
  }
}

}  // namespace

// The meters of all actions, each called as its action.
class MeteredApi::Meters {
 public:
  Meters(base::Metrics& registry, std::string its_table)
      : table(std::move(its_table)), metrics(registry) {}

  const std::string table;
  base::Metrics& metrics;
#define DEFINE(action) ActionMeters action{metrics, table, #action};
  FLAVORBOT_EVERY_ACTION(DEFINE)
#undef DEFINE
};

MeteredApi::MeteredApi(Api& api, base::Metrics& metrics, std::string table_name)
    : api_(api), meters_(std::make_unique<Meters>(metrics, std::move(table_name))) {}
MeteredApi::~MeteredApi() = default;

#define DEFINE(action)                                                            \
  AwaitableResult<action##Response> MeteredApi::action(CallContext& context,      \
                                                       action##Request request) { \
    return Metered(api_, &Api::action, meters_->action, meters_->table, context,  \
                   std::move(request));                                           \
  }
FLAVORBOT_EVERY_ACTION(DEFINE)
#undef DEFINE

}  // namespace flavorbot::dynamodb
