// Endpoint: DynamoDB's HTTP interface over any Api.
//
//   POST /      X-Amz-Target: DynamoDB_20120810.<Action>, or DynamoDBStreams_20120810.<Action> of
//               DynamoDB Streams; a JSON body, which may be gzip
//   GET /       "healthy: dynamodb" for load balancers
//   OPTIONS /   what a browser asks before it calls from another origin
//
// Every answer has x-amzn-RequestId, and x-amz-crc32 of its body as it is sent: compressed where
// the caller accepts gzip and it pays.
//
// Of several faults a call is refused for the first of: method and content type, target, JSON,
// signature, and then what the action says.
//
// Threads: may be called from any thread.
// Source:  AWS Developer Guide, "DynamoDB low-level API"; API reference, "Common errors"; texts as
//          pinned by endpoint_test.cc.
#pragma once

#include <cstddef>

#include "base/clock.h"
#include "dynamodb/api.h"
#include "dynamodb_server/access_keys.h"
#include "dynamodb_server/database.h"
#include "http/server.h"

namespace flavorbot::dynamodb_server {

// The most that the service takes; BatchWriteItem's 16 MB of items are within it.
inline constexpr std::size_t kMaxRequestBytes = std::size_t{16} << 20;

// Borrows what it points to, which must outlive the handler and every call through it.
struct EndpointOptions {
  Database database;               // for every caller, unless `databases` is set
  Databases* databases = nullptr;  // one for each access key and region
  // Signatures are verified against these; nullptr: only their form is.
  const AccessKeys* access_keys = nullptr;
  const base::Clock* clock = nullptr;  // the time of day of signatures; nullptr: the machine's
};

// A handler for http::Server.
http::Handler MakeEndpoint(EndpointOptions options);
// The same for one Api and every caller.
http::Handler MakeEndpoint(dynamodb::Api& api);

}  // namespace flavorbot::dynamodb_server
