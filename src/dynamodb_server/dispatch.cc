#include "dynamodb_server/dispatch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/log.h"
#include "dynamodb/wire.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::Api;
using dynamodb::Awaitable;
using dynamodb::CallContext;

using Run = Awaitable<Answer> (*)(Api& api, CallContext& context, std::string body);

// Reads the action's request, calls it, writes its response.
template <typename Request, typename Response,
          dynamodb::AwaitableResult<Response> (Api::*action)(CallContext&, Request)>
Awaitable<Answer> RunAction(Api& api, CallContext& context, std::string body) {
  auto request = dynamodb::FromJson<Request>(body);
  if (!request) co_return ErrorAnswer(request.error());
  const auto response = co_await (api.*action)(context, *std::move(request));
  if (!response) {
    const dynamodb::Error& error = response.error();
    if (dynamodb::HttpStatus(error.code) >= 500) {
      base::Log(base::Level::kError, "dynamodb_fault",
                {{"request_id", context.request_id},
                 {"exception", dynamodb::ErrorName(error.code)},
                 {"message", error.message},
                 {"cause", error.cause}});
    }
    co_return ErrorAnswer(error);
  }
  Answer answer;
  AppendJson(answer.body, *response);
  co_return answer;
}

struct Action {
  std::string_view name;
  Run run;
};

#define ACTION(name) \
  Action { #name, &RunAction<dynamodb::name##Request, dynamodb::name##Response, &Api::name> }
// In the order of their names.
constexpr std::array kActions = {
    ACTION(BatchGetItem),
    ACTION(BatchWriteItem),
    ACTION(CreateTable),
    ACTION(DeleteItem),
    ACTION(DeleteTable),
    ACTION(DescribeEndpoints),
    ACTION(DescribeLimits),
    ACTION(DescribeTable),
    ACTION(DescribeTimeToLive),
    ACTION(GetItem),
    ACTION(ListTables),
    ACTION(ListTagsOfResource),
    ACTION(PutItem),
    ACTION(Query),
    ACTION(Scan),
    ACTION(TagResource),
    ACTION(TransactGetItems),
    ACTION(TransactWriteItems),
    ACTION(UntagResource),
    ACTION(UpdateItem),
    ACTION(UpdateTable),
    ACTION(UpdateTimeToLive),
};
#undef ACTION
static_assert(std::ranges::is_sorted(kActions, {}, &Action::name));

const Action* FindAction(std::string_view name) {
  const auto* found = std::ranges::lower_bound(kActions, name, {}, &Action::name);
  return found != kActions.end() && found->name == name ? found : nullptr;
}

}  // namespace

bool IsAction(std::string_view name) { return FindAction(name) != nullptr; }

Awaitable<Answer> Dispatch(Api& api, CallContext& context, std::string action, std::string body) {
  const Action* found = FindAction(action);
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
