// InterceptedApi: an Api around another one that may hold up, refuse or spoil any call, whatever
// its action: what latency_api.h and fault_api.h are made of.
//
// Threads: any, as Api says.
#pragma once

#include <optional>

#include "dynamodb/api.h"
#include "dynamodb/every_action.h"

namespace flavorbot::dynamodb_server {

class InterceptedApi : public dynamodb::Api {
 public:
  // Borrows `api`, which must outlive this object.
  explicit InterceptedApi(dynamodb::Api& api) : api_(api) {}

#define FORWARD(action)                                         \
  dynamodb::AwaitableResult<dynamodb::action##Response> action( \
      dynamodb::CallContext& context, dynamodb::action##Request request) override;
  FLAVORBOT_EVERY_ACTION(FORWARD)
#undef FORWARD

 protected:
  // What happens to one call.
  struct Verdict {
    std::optional<dynamodb::Error> before;  // the answer in place of the call
    std::optional<dynamodb::Error> after;   // the answer once the call was made
  };
  virtual dynamodb::Awaitable<Verdict> Judge() = 0;

  dynamodb::Api& api() { return api_; }

 private:
  dynamodb::Api& api_;
};

}  // namespace flavorbot::dynamodb_server
