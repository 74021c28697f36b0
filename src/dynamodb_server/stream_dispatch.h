// Dispatch of DynamoDB Streams, as dispatch.h is of DynamoDB.
//
// Threads: any, as StreamsApi says.
// Source:  API reference, "Actions: Amazon DynamoDB Streams".
#pragma once

#include <string>
#include <string_view>

#include "dynamodb/streams_api.h"
#include "dynamodb_server/dispatch.h"

namespace flavorbot::dynamodb_server {

// Whether `name`, such as "GetRecords", is an action of DynamoDB Streams.
bool IsStreamAction(std::string_view name);

// As Dispatch.
dynamodb::Awaitable<Answer> DispatchToStreams(dynamodb::StreamsApi& streams,
                                              dynamodb::CallContext& context, std::string action,
                                              std::string body);

}  // namespace flavorbot::dynamodb_server
