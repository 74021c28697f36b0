// ThrottledApi: an Api that enforces provisioned throughput, as the service does: token buckets of
// each table and each global index, for reads and for writes (throughput.h).
//
// Over it a call answers ProvisionedThroughputExceededException; of a batch what is over it stays
// unprocessed, and only a batch of which nothing could be done answers the exception; a transaction
// is cancelled with ProvisionedThroughputExceeded as the reason. On-demand tables are not limited.
//
// Otherwise than the service: buckets are of whole tables, not of partitions; a table or index
// begins with one second's units, and again when UpdateTable changes it; statements of PartiQL are
// not limited.
//
// Threads: any, as Api says.
// Source:  AWS Developer Guide, "Provisioned capacity mode", "Burst and adaptive capacity".
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "dynamodb_server/intercepted_api.h"
#include "dynamodb_server/throughput.h"

namespace flavorbot::dynamodb_server {

class ThrottledApi final : public InterceptedApi {
 public:
  // Borrows both. Throughput comes back as `clock` goes on.
  ThrottledApi(dynamodb::Api& api, const base::Clock& clock) : InterceptedApi(api), clock_(clock) {}

#define OVERRIDE(action)                                        \
  dynamodb::AwaitableResult<dynamodb::action##Response> action( \
      dynamodb::CallContext& context, dynamodb::action##Request request) override;
  OVERRIDE(GetItem)
  OVERRIDE(PutItem)
  OVERRIDE(UpdateItem)
  OVERRIDE(DeleteItem)
  OVERRIDE(Query)
  OVERRIDE(Scan)
  OVERRIDE(BatchGetItem)
  OVERRIDE(BatchWriteItem)
  OVERRIDE(TransactGetItems)
  OVERRIDE(TransactWriteItems)
  OVERRIDE(CreateTable)
  OVERRIDE(UpdateTable)
  OVERRIDE(DeleteTable)
  OVERRIDE(RestoreTableFromBackup)
#undef OVERRIDE

 private:
  using ThroughputPtr = std::shared_ptr<Throughput>;

  dynamodb::Awaitable<Verdict> Judge() override { co_return Verdict{}; }

  // nullptr when there is no such table: the call itself says so.
  dynamodb::Awaitable<ThroughputPtr> ThroughputOf(dynamodb::CallContext& context,
                                                  std::string table_name);
  void Forget(const std::string& table_name);

  template <typename Request, typename Response>
  dynamodb::AwaitableResult<Response> Write(
      dynamodb::AwaitableResult<Response> (Api::*action)(dynamodb::CallContext&, Request),
      dynamodb::CallContext& context, Request request);
  template <typename Request, typename Response>
  dynamodb::AwaitableResult<Response> Read(
      dynamodb::AwaitableResult<Response> (Api::*action)(dynamodb::CallContext&, Request),
      dynamodb::CallContext& context, Request request, std::optional<std::string> index_name);
  template <typename Request, typename Response>
  dynamodb::AwaitableResult<Response> Transact(
      dynamodb::AwaitableResult<Response> (Api::*action)(dynamodb::CallContext&, Request),
      dynamodb::CallContext& context, Request request);
  template <typename Response>
  dynamodb::AwaitableResult<Response> Changed(dynamodb::AwaitableResult<Response> call,
                                              std::string table_name);

  const base::Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, ThroughputPtr, std::less<>> tables_;
};

}  // namespace flavorbot::dynamodb_server
