// RunAction: one action of an interface of the API, from its JSON request to its JSON answer. What
// the tables of actions (dispatch.cc, stream_dispatch.cc) are made of.
//
// Threads: any, as Api says.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "dynamodb/api.h"
#include "dynamodb/wire.h"
#include "dynamodb_server/dispatch.h"

namespace flavorbot::dynamodb_server {

template <typename Interface>
using Run = dynamodb::Awaitable<Answer> (*)(Interface& api, dynamodb::CallContext& context,
                                            std::string body);

// Reads the action's request, calls it, writes its response. A server's fault is logged.
template <typename Interface, typename Request, typename Response,
          dynamodb::AwaitableResult<Response> (Interface::*action)(dynamodb::CallContext&, Request)>
dynamodb::Awaitable<Answer> RunAction(Interface& api, dynamodb::CallContext& context,
                                      std::string body) {
  auto request = dynamodb::FromJson<Request>(body);
  if (!request) co_return ErrorAnswer(request.error());
  const auto response = co_await (api.*action)(context, *std::move(request));
  if (!response) co_return FaultAnswer(context, response.error());
  Answer answer;
  AppendJson(answer.body, *response);
  co_return answer;
}

template <typename Interface>
struct Action {
  std::string_view name;
  Run<Interface> run;
};

// The action called `name` of `actions`, which are in the order of their names; nullptr when there
// is none.
template <typename Actions>
auto FindAction(const Actions& actions, std::string_view name) -> decltype(actions.data()) {
  const auto found =
      std::ranges::lower_bound(actions, name, {}, [](const auto& a) { return a.name; });
  return found != actions.end() && found->name == name ? &*found : nullptr;
}

}  // namespace flavorbot::dynamodb_server
