#include "dynamodb_server/dispatch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/log.h"
#include "dynamodb/wire.h"
#include "dynamodb_server/run_action.h"
#include "dynamodb_server/run_read.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::Api;
using dynamodb::Awaitable;
using dynamodb::CallContext;
using dynamodb::JsonAnswer;

#define ACTION(name)                                                                      \
  Action<Api> {                                                                           \
    #name, &RunAction<Api, dynamodb::name##Request, dynamodb::name##Response, &Api::name> \
  }
#define READ(name, items)                                                               \
  Action<Api> {                                                                         \
    #name, &RunRead<Api, dynamodb::name##Request, dynamodb::name##Response, &Api::name, \
                    JsonAnswer::Items::items>                                           \
  }
// In the order of their names.
constexpr std::array kActions = {
    ACTION(BatchExecuteStatement),
    ACTION(BatchGetItem),
    ACTION(BatchWriteItem),
    ACTION(CreateBackup),
    ACTION(CreateTable),
    ACTION(DeleteBackup),
    ACTION(DeleteItem),
    ACTION(DeleteTable),
    ACTION(DescribeBackup),
    ACTION(DescribeContinuousBackups),
    ACTION(DescribeEndpoints),
    ACTION(DescribeLimits),
    ACTION(DescribeTable),
    ACTION(DescribeTimeToLive),
    ACTION(ExecuteStatement),
    ACTION(ExecuteTransaction),
    READ(GetItem, kOne),
    ACTION(ListBackups),
    ACTION(ListTables),
    ACTION(ListTagsOfResource),
    ACTION(PutItem),
    READ(Query, kMany),
    ACTION(RestoreTableFromBackup),
    READ(Scan, kMany),
    ACTION(TagResource),
    ACTION(TransactGetItems),
    ACTION(TransactWriteItems),
    ACTION(UntagResource),
    ACTION(UpdateContinuousBackups),
    ACTION(UpdateItem),
    ACTION(UpdateTable),
    ACTION(UpdateTimeToLive),
};
#undef ACTION
#undef READ
static_assert(std::ranges::is_sorted(kActions, {}, &Action<Api>::name));

Awaitable<Answer> RunUnknown() {
  co_return ErrorAnswer(MakeError(dynamodb::ErrorCode::kUnknownOperationException, ""));
}

}  // namespace

bool IsAction(std::string_view name) { return FindAction(kActions, name) != nullptr; }

Awaitable<Answer> Dispatch(Api& api, CallContext& context, std::string_view action,
                           std::string body) {
  const auto* found = FindAction(kActions, action);
  return found != nullptr ? found->run(api, context, std::move(body)) : RunUnknown();
}

Answer ErrorAnswer(const dynamodb::Error& error) {
  Answer answer{.status = dynamodb::HttpStatus(error.code)};
  AppendJson(answer.body, error);
  return answer;
}

Answer FaultAnswer(const CallContext& context, const dynamodb::Error& error) {
  if (dynamodb::HttpStatus(error.code) >= 500) {
    base::Log(base::Level::kError, "dynamodb_fault",
              {{"request_id", context.request_id},
               {"exception", dynamodb::ErrorName(error.code)},
               {"message", error.message},
               {"cause", error.cause}});
  }
  return ErrorAnswer(error);
}

}  // namespace flavorbot::dynamodb_server
