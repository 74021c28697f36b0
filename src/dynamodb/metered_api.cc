#include "dynamodb/metered_api.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace flavorbot::dynamodb {
namespace {

// Where an action's single or listed ConsumedCapacity counts.
enum class Units { kRead, kWrite };

double UnitsOf(const std::optional<ConsumedCapacity>& capacity) {
  return capacity ? capacity->total.capacity_units : 0;
}
double UnitsOf(const std::vector<ConsumedCapacity>& capacities) {
  double units = 0;
  for (const ConsumedCapacity& capacity : capacities) units += capacity.total.capacity_units;
  return units;
}
void Clear(std::optional<ConsumedCapacity>& capacity) { capacity.reset(); }
void Clear(std::vector<ConsumedCapacity>& capacities) { capacities.clear(); }

}  // namespace

// The meters of all actions, looked up once.
class MeteredApi::Meters {
 public:
  struct Action {
    Action(base::Metrics& registry, std::string action)
        : metrics(registry),
          name(std::move(action)),
          ok(Requests(metrics, name, "ok")),
          read_units(metrics.AddCounter("flavorbot_dynamodb_consumed_read_units_total",
                                        "Read units that calls to the table consumed",
                                        {{"action", name}})),
          write_units(metrics.AddCounter("flavorbot_dynamodb_consumed_write_units_total",
                                         "Write units that calls to the table consumed",
                                         {{"action", name}})),
          duration(metrics.AddHistogram("flavorbot_dynamodb_request_duration_seconds",
                                        "Time from a call to the table to its answer",
                                        {{"action", name}})) {}

    static base::Counter Requests(base::Metrics& registry, const std::string& action,
                                  std::string_view result) {
      return registry.AddCounter("flavorbot_dynamodb_requests_total", "Calls to the table",
                                 {{"action", action}, {"result", std::string(result)}});
    }

    // Errors are few and looked up as they come: else most of the metrics would stay 0.
    void CountError(ErrorCode code) { Requests(metrics, name, ErrorName(code)).Add(); }

    base::Metrics& metrics;
    const std::string name;
    base::Counter ok;
    base::Counter read_units;
    base::Counter write_units;
    base::Histogram duration;
  };

  explicit Meters(base::Metrics& metrics)
      : get_item(metrics, "GetItem"),
        put_item(metrics, "PutItem"),
        update_item(metrics, "UpdateItem"),
        delete_item(metrics, "DeleteItem"),
        query(metrics, "Query"),
        scan(metrics, "Scan"),
        batch_get_item(metrics, "BatchGetItem"),
        batch_write_item(metrics, "BatchWriteItem"),
        transact_get_items(metrics, "TransactGetItems"),
        transact_write_items(metrics, "TransactWriteItems"),
        create_table(metrics, "CreateTable"),
        describe_table(metrics, "DescribeTable"),
        list_tables(metrics, "ListTables"),
        delete_table(metrics, "DeleteTable"),
        update_time_to_live(metrics, "UpdateTimeToLive"),
        describe_time_to_live(metrics, "DescribeTimeToLive"),
        update_table(metrics, "UpdateTable"),
        tag_resource(metrics, "TagResource"),
        untag_resource(metrics, "UntagResource"),
        list_tags_of_resource(metrics, "ListTagsOfResource"),
        describe_limits(metrics, "DescribeLimits"),
        describe_endpoints(metrics, "DescribeEndpoints"),
        create_backup(metrics, "CreateBackup"),
        describe_backup(metrics, "DescribeBackup"),
        list_backups(metrics, "ListBackups"),
        delete_backup(metrics, "DeleteBackup"),
        restore_table_from_backup(metrics, "RestoreTableFromBackup"),
        describe_continuous_backups(metrics, "DescribeContinuousBackups"),
        update_continuous_backups(metrics, "UpdateContinuousBackups"),
        execute_statement(metrics, "ExecuteStatement"),
        batch_execute_statement(metrics, "BatchExecuteStatement"),
        execute_transaction(metrics, "ExecuteTransaction") {}

  Action get_item, put_item, update_item, delete_item, query, scan, batch_get_item,
      batch_write_item, transact_get_items, transact_write_items, create_table, describe_table,
      list_tables, delete_table, update_time_to_live, describe_time_to_live, update_table,
      tag_resource, untag_resource, list_tags_of_resource, describe_limits, describe_endpoints,
      create_backup, describe_backup, list_backups, delete_backup, restore_table_from_backup,
      describe_continuous_backups, update_continuous_backups, execute_statement,
      batch_execute_statement, execute_transaction;
};

namespace {

// One call, from before it is made to its answer.
template <typename Meter>
class Call {
 public:
  Call(CallContext& context, Meter& meter)
      : context_(context), meter_(meter), start_(std::chrono::steady_clock::now()) {
    ++context_.calls;
  }

  template <typename Response>
  void End(const Result<Response>& result) {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    meter_.duration.Observe(elapsed.count());
    if (result) {
      meter_.ok.Add();
    } else {
      meter_.CountError(result.error().code);
    }
  }

  void Consumed(Units kind, double units) {
    if (kind == Units::kRead) {
      context_.read_units += units;
      meter_.read_units.Add(units);
    } else {
      context_.write_units += units;
      meter_.write_units.Add(units);
    }
  }

 private:
  CallContext& context_;
  Meter& meter_;
  const std::chrono::steady_clock::time_point start_;
};

// A call of an action that consumes units.
template <typename Meter, typename Request, typename Response>
AwaitableResult<Response> Measured(Api& api,
                                   AwaitableResult<Response> (Api::*action)(CallContext&, Request),
                                   Meter& meter, CallContext& context, Request request,
                                   Units kind) {
  const bool asked = request.return_consumed_capacity != ReturnConsumedCapacity::kNone;
  if (!asked) request.return_consumed_capacity = ReturnConsumedCapacity::kTotal;
  Call call(context, meter);
  Result<Response> result = co_await (api.*action)(context, std::move(request));
  call.End(result);
  if (result) {
    call.Consumed(kind, UnitsOf(result->consumed_capacity));
    if (!asked) Clear(result->consumed_capacity);
  }
  co_return result;
}

// A call of an action that consumes none.
template <typename Meter, typename Request, typename Response>
AwaitableResult<Response> Counted(Api& api,
                                  AwaitableResult<Response> (Api::*action)(CallContext&, Request),
                                  Meter& meter, CallContext& context, Request request) {
  Call call(context, meter);
  Result<Response> result = co_await (api.*action)(context, std::move(request));
  call.End(result);
  co_return result;
}

// Whether a PartiQL statement reads: whether its first word is SELECT or EXISTS.
Units KindOfStatement(std::string_view statement) {
  const auto begin = statement.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return Units::kRead;
  const char first = statement[begin];
  return first == 's' || first == 'S' || first == 'e' || first == 'E' ? Units::kRead
                                                                      : Units::kWrite;
}
Units KindOf(const ExecuteStatementRequest& request) { return KindOfStatement(request.statement); }
// Statements of one request either all read or all write.
Units KindOf(const BatchExecuteStatementRequest& request) {
  return KindOfStatement(request.statements.empty() ? "" : request.statements.front().statement);
}
Units KindOf(const ExecuteTransactionRequest& request) {
  return KindOfStatement(
      request.transact_statements.empty() ? "" : request.transact_statements.front().statement);
}

}  // namespace

MeteredApi::MeteredApi(Api& api, base::Metrics& metrics)
    : api_(api), meters_(std::make_unique<Meters>(metrics)) {}
MeteredApi::~MeteredApi() = default;

AwaitableResult<GetItemResponse> MeteredApi::GetItem(CallContext& context, GetItemRequest request) {
  return Measured(api_, &Api::GetItem, meters_->get_item, context, std::move(request),
                  Units::kRead);
}
AwaitableResult<PutItemResponse> MeteredApi::PutItem(CallContext& context, PutItemRequest request) {
  return Measured(api_, &Api::PutItem, meters_->put_item, context, std::move(request),
                  Units::kWrite);
}
AwaitableResult<UpdateItemResponse> MeteredApi::UpdateItem(CallContext& context,
                                                           UpdateItemRequest request) {
  return Measured(api_, &Api::UpdateItem, meters_->update_item, context, std::move(request),
                  Units::kWrite);
}
AwaitableResult<DeleteItemResponse> MeteredApi::DeleteItem(CallContext& context,
                                                           DeleteItemRequest request) {
  return Measured(api_, &Api::DeleteItem, meters_->delete_item, context, std::move(request),
                  Units::kWrite);
}
AwaitableResult<QueryResponse> MeteredApi::Query(CallContext& context, QueryRequest request) {
  return Measured(api_, &Api::Query, meters_->query, context, std::move(request), Units::kRead);
}
AwaitableResult<ScanResponse> MeteredApi::Scan(CallContext& context, ScanRequest request) {
  return Measured(api_, &Api::Scan, meters_->scan, context, std::move(request), Units::kRead);
}
AwaitableResult<BatchGetItemResponse> MeteredApi::BatchGetItem(CallContext& context,
                                                               BatchGetItemRequest request) {
  return Measured(api_, &Api::BatchGetItem, meters_->batch_get_item, context, std::move(request),
                  Units::kRead);
}
AwaitableResult<BatchWriteItemResponse> MeteredApi::BatchWriteItem(CallContext& context,
                                                                   BatchWriteItemRequest request) {
  return Measured(api_, &Api::BatchWriteItem, meters_->batch_write_item, context,
                  std::move(request), Units::kWrite);
}
AwaitableResult<TransactGetItemsResponse> MeteredApi::TransactGetItems(
    CallContext& context, TransactGetItemsRequest request) {
  return Measured(api_, &Api::TransactGetItems, meters_->transact_get_items, context,
                  std::move(request), Units::kRead);
}
AwaitableResult<TransactWriteItemsResponse> MeteredApi::TransactWriteItems(
    CallContext& context, TransactWriteItemsRequest request) {
  return Measured(api_, &Api::TransactWriteItems, meters_->transact_write_items, context,
                  std::move(request), Units::kWrite);
}
AwaitableResult<CreateTableResponse> MeteredApi::CreateTable(CallContext& context,
                                                             CreateTableRequest request) {
  return Counted(api_, &Api::CreateTable, meters_->create_table, context, std::move(request));
}
AwaitableResult<DescribeTableResponse> MeteredApi::DescribeTable(CallContext& context,
                                                                 DescribeTableRequest request) {
  return Counted(api_, &Api::DescribeTable, meters_->describe_table, context, std::move(request));
}
AwaitableResult<ListTablesResponse> MeteredApi::ListTables(CallContext& context,
                                                           ListTablesRequest request) {
  return Counted(api_, &Api::ListTables, meters_->list_tables, context, std::move(request));
}
AwaitableResult<DeleteTableResponse> MeteredApi::DeleteTable(CallContext& context,
                                                             DeleteTableRequest request) {
  return Counted(api_, &Api::DeleteTable, meters_->delete_table, context, std::move(request));
}
AwaitableResult<UpdateTimeToLiveResponse> MeteredApi::UpdateTimeToLive(
    CallContext& context, UpdateTimeToLiveRequest request) {
  return Counted(api_, &Api::UpdateTimeToLive, meters_->update_time_to_live, context,
                 std::move(request));
}
AwaitableResult<DescribeTimeToLiveResponse> MeteredApi::DescribeTimeToLive(
    CallContext& context, DescribeTimeToLiveRequest request) {
  return Counted(api_, &Api::DescribeTimeToLive, meters_->describe_time_to_live, context,
                 std::move(request));
}
AwaitableResult<UpdateTableResponse> MeteredApi::UpdateTable(CallContext& context,
                                                             UpdateTableRequest request) {
  return Counted(api_, &Api::UpdateTable, meters_->update_table, context, std::move(request));
}
AwaitableResult<TagResourceResponse> MeteredApi::TagResource(CallContext& context,
                                                             TagResourceRequest request) {
  return Counted(api_, &Api::TagResource, meters_->tag_resource, context, std::move(request));
}
AwaitableResult<UntagResourceResponse> MeteredApi::UntagResource(CallContext& context,
                                                                 UntagResourceRequest request) {
  return Counted(api_, &Api::UntagResource, meters_->untag_resource, context, std::move(request));
}
AwaitableResult<ListTagsOfResourceResponse> MeteredApi::ListTagsOfResource(
    CallContext& context, ListTagsOfResourceRequest request) {
  return Counted(api_, &Api::ListTagsOfResource, meters_->list_tags_of_resource, context,
                 std::move(request));
}
AwaitableResult<DescribeLimitsResponse> MeteredApi::DescribeLimits(CallContext& context,
                                                                   DescribeLimitsRequest request) {
  return Counted(api_, &Api::DescribeLimits, meters_->describe_limits, context, std::move(request));
}
AwaitableResult<DescribeEndpointsResponse> MeteredApi::DescribeEndpoints(
    CallContext& context, DescribeEndpointsRequest request) {
  return Counted(api_, &Api::DescribeEndpoints, meters_->describe_endpoints, context,
                 std::move(request));
}
AwaitableResult<CreateBackupResponse> MeteredApi::CreateBackup(CallContext& context,
                                                               CreateBackupRequest request) {
  return Counted(api_, &Api::CreateBackup, meters_->create_backup, context, std::move(request));
}
AwaitableResult<DescribeBackupResponse> MeteredApi::DescribeBackup(CallContext& context,
                                                                   DescribeBackupRequest request) {
  return Counted(api_, &Api::DescribeBackup, meters_->describe_backup, context, std::move(request));
}
AwaitableResult<ListBackupsResponse> MeteredApi::ListBackups(CallContext& context,
                                                             ListBackupsRequest request) {
  return Counted(api_, &Api::ListBackups, meters_->list_backups, context, std::move(request));
}
AwaitableResult<DeleteBackupResponse> MeteredApi::DeleteBackup(CallContext& context,
                                                               DeleteBackupRequest request) {
  return Counted(api_, &Api::DeleteBackup, meters_->delete_backup, context, std::move(request));
}
AwaitableResult<RestoreTableFromBackupResponse> MeteredApi::RestoreTableFromBackup(
    CallContext& context, RestoreTableFromBackupRequest request) {
  return Counted(api_, &Api::RestoreTableFromBackup, meters_->restore_table_from_backup, context,
                 std::move(request));
}
AwaitableResult<DescribeContinuousBackupsResponse> MeteredApi::DescribeContinuousBackups(
    CallContext& context, DescribeContinuousBackupsRequest request) {
  return Counted(api_, &Api::DescribeContinuousBackups, meters_->describe_continuous_backups,
                 context, std::move(request));
}
AwaitableResult<UpdateContinuousBackupsResponse> MeteredApi::UpdateContinuousBackups(
    CallContext& context, UpdateContinuousBackupsRequest request) {
  return Counted(api_, &Api::UpdateContinuousBackups, meters_->update_continuous_backups, context,
                 std::move(request));
}
AwaitableResult<ExecuteStatementResponse> MeteredApi::ExecuteStatement(
    CallContext& context, ExecuteStatementRequest request) {
  const Units kind = KindOf(request);
  return Measured(api_, &Api::ExecuteStatement, meters_->execute_statement, context,
                  std::move(request), kind);
}
AwaitableResult<BatchExecuteStatementResponse> MeteredApi::BatchExecuteStatement(
    CallContext& context, BatchExecuteStatementRequest request) {
  const Units kind = KindOf(request);
  return Measured(api_, &Api::BatchExecuteStatement, meters_->batch_execute_statement, context,
                  std::move(request), kind);
}
AwaitableResult<ExecuteTransactionResponse> MeteredApi::ExecuteTransaction(
    CallContext& context, ExecuteTransactionRequest request) {
  const Units kind = KindOf(request);
  return Measured(api_, &Api::ExecuteTransaction, meters_->execute_transaction, context,
                  std::move(request), kind);
}

}  // namespace flavorbot::dynamodb
