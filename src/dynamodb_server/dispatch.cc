#include "dynamodb_server/dispatch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dynamodb/wire.h"
#include "dynamodb_server/run_action.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::Api;
using dynamodb::Awaitable;
using dynamodb::CallContext;

#define ACTION(name)                                                                      \
  Action<Api> {                                                                           \
    #name, &RunAction<Api, dynamodb::name##Request, dynamodb::name##Response, &Api::name> \
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
    ACTION(GetItem),
    ACTION(ListBackups),
    ACTION(ListTables),
    ACTION(ListTagsOfResource),
    ACTION(PutItem),
    ACTION(Query),
    ACTION(RestoreTableFromBackup),
    ACTION(Scan),
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
static_assert(std::ranges::is_sorted(kActions, {}, &Action<Api>::name));

}  // namespace

bool IsAction(std::string_view name) { return FindAction(kActions, name) != nullptr; }

Awaitable<Answer> Dispatch(Api& api, CallContext& context, std::string action, std::string body) {
  const auto* found = FindAction(kActions, action);
  if (found == nullptr) {
    co_return ErrorAnswer(MakeError(dynamodb::ErrorCode::kUnknownOperationException, ""));
  }
  co_return co_await found->run(api, context, std::move(body));
}

Answer ErrorAnswer(const dynamodb::Error& error) {
  Answer answer{.status = dynamodb::HttpStatus(error.code)};
  AppendJson(answer.body, error);
  return answer;
}

}  // namespace flavorbot::dynamodb_server
