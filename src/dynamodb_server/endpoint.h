// Endpoint: DynamoDB's HTTP interface over any Api.
//
//   POST /      X-Amz-Target: DynamoDB_20120810.<Action>, a JSON body
//   GET /       "healthy: dynamodb" for load balancers
//   OPTIONS /   what a browser asks before it calls from another origin
//
// Every answer has x-amzn-RequestId, and x-amz-crc32 of its body, which is never compressed.
//
// Threads: may be called from any thread.
// Source:  AWS Developer Guide, "DynamoDB low-level API"; API reference, "Common errors"; texts as
//          pinned by endpoint_test.cc.
#pragma once

#include <cstddef>

#include "dynamodb/api.h"
#include "http/server.h"

namespace flavorbot::dynamodb_server {

// BatchWriteItem's 16 MB are the most a request may carry; its JSON may take more.
inline constexpr std::size_t kMaxRequestBytes = std::size_t{32} << 20;

// A handler for http::Server. `api` must outlive it and every call through it.
http::Handler MakeEndpoint(dynamodb::Api& api);

}  // namespace flavorbot::dynamodb_server
