// RunRead: GetItem, Query or Scan, their items written into the JSON answer while they are read.
//
// Threads: any, as Api says.
#pragma once

#include <string>
#include <utility>

#include "dynamodb/api.h"
#include "dynamodb/json_answer.h"
#include "dynamodb/wire.h"
#include "dynamodb_server/dispatch.h"

namespace flavorbot::dynamodb_server {

// As RunAction (run_action.h).
template <typename Interface, typename Request, typename Response,
          dynamodb::AwaitableResult<Response> (Interface::*action)(dynamodb::CallContext&, Request),
          dynamodb::JsonAnswer::Items items>
dynamodb::Awaitable<Answer> RunRead(Interface& api, dynamodb::CallContext& context,
                                    std::string body) {
  auto request = dynamodb::FromJson<Request>(body);
  if (!request) co_return ErrorAnswer(request.error());
  dynamodb::JsonAnswer answer(items);
  context.items = &answer;
  const auto response = co_await (api.*action)(context, *std::move(request));
  context.items = nullptr;
  if (!response) co_return FaultAnswer(context, response.error());
  co_return Answer{.body = std::move(answer).Finish(*response)};
}

}  // namespace flavorbot::dynamodb_server
