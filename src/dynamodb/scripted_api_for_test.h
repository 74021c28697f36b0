// ScriptedApi: an Api for tests. What a test says how to answer, it answers so; other calls go to
// another Api, or are refused.
//
//   ScriptedApi api;
//   api.On([](const QueryRequest&) -> Result<QueryResponse> { return QueryResponse{}; });
//
// Threads: as what the test says.
#pragma once

#include <functional>
#include <utility>

#include "dynamodb/api.h"
#include "dynamodb/every_action.h"

namespace flavorbot::dynamodb {

class ScriptedApi final : public Api {
 public:
  // `otherwise` is borrowed.
  explicit ScriptedApi(Api* otherwise = nullptr) : otherwise_(otherwise) {}

#define FLAVORBOT_SCRIPT(action)                                                            \
  void On(std::function<Result<action##Response>(const action##Request&)> answer) {         \
    answer_##action##_ = std::move(answer);                                                 \
  }                                                                                         \
  AwaitableResult<action##Response> action(CallContext& context, action##Request request)   \
      override {                                                                            \
    if (answer_##action##_) co_return answer_##action##_(request);                          \
    if (otherwise_ == nullptr) {                                                            \
      co_return std::unexpected(MakeError(ErrorCode::kUnknownOperationException, #action)); \
    }                                                                                       \
    co_return co_await otherwise_->action(context, std::move(request));                     \
  }                                                                                         \
                                                                                            \
 private:                                                                                   \
  std::function<Result<action##Response>(const action##Request&)> answer_##action##_;       \
                                                                                            \
 public:
  FLAVORBOT_EVERY_ACTION(FLAVORBOT_SCRIPT)
#undef FLAVORBOT_SCRIPT

 private:
  Api* otherwise_;
};

}  // namespace flavorbot::dynamodb
