// Dispatch: one call of the wire protocol without its HTTP: the action's name and a JSON body in, a
// status and a JSON body out.
//
// Threads: any, as Api says.
// Source:  API reference, "DynamoDB low-level API".
#pragma once

#include <string>
#include <string_view>

#include "dynamodb/api.h"

namespace flavorbot::dynamodb_server {

struct Answer {
  int status = 200;
  std::string body;
};

// Whether DynamoDB's action `name`, such as "GetItem", is one that Dispatch can make.
bool IsAction(std::string_view name);

// Makes the call. `api` and `context` must live until the answer; `action` is only looked at before
// this returns. An unknown action and every error of the call is an answer with its status and its
// exception; a server's fault is logged.
dynamodb::Awaitable<Answer> Dispatch(dynamodb::Api& api, dynamodb::CallContext& context,
                                     std::string_view action, std::string body);

// An exception as an answer.
Answer ErrorAnswer(const dynamodb::Error& error);

// The exception that a call ended with; a server's fault is logged.
Answer FaultAnswer(const dynamodb::CallContext& context, const dynamodb::Error& error);

}  // namespace flavorbot::dynamodb_server
