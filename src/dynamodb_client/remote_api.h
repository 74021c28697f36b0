// RemoteApi: a DynamoDB somewhere else, as an Api: Amazon's, DynamoDB Local, or any that speaks the
// protocol.
//
// Errors:  the service's, as they came; kServiceUnavailable when it isn't reached by the context's
//          deadline, after retries (caller.h); kInternalServerError when an answer isn't the
//          protocol's.
// Threads: as Api says; the calling executor must run on one thread at a time.
// Source:  API reference, "Actions: Amazon DynamoDB".
#pragma once

#include <string_view>

#include "dynamodb/api.h"
#include "dynamodb/every_action.h"
#include "dynamodb_client/caller.h"

namespace flavorbot::dynamodb_client {

class RemoteApi final : public dynamodb::Api {
 public:
  explicit RemoteApi(CallerOptions options) : caller_(std::move(options)) {}

  FLAVORBOT_EVERY_ACTION(FLAVORBOT_OVERRIDE)

 private:
  template <typename Response, typename Request>
  dynamodb::AwaitableResult<Response> Run(dynamodb::CallContext& context, std::string_view action,
                                          Request request);

  Caller caller_;
};

}  // namespace flavorbot::dynamodb_client
