// CallContext: what travels with a call to the table, from the request that caused it: until when
// an answer is of use, and what the calls cost together.
//
// Threads: one request, one context; used by one coroutine at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/trace_context.h"

namespace flavorbot::dynamodb {

class ItemSink;

struct CallContext {
  // Past it a call gives up with kServiceUnavailable.
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  // The id of the request, for logs and for tracing; not secret.
  std::string request_id;
  // The trace that the request belongs to; goes on with calls over HTTP. Without an id: none.
  base::TraceContext trace;
  // What the caller reached this by, "localhost:8000"; empty when not over HTTP.
  std::string host;

  // Where GetItem, Query and Scan put the items they find (item_sink.h), in order, instead of into
  // their response. An Api that can't leaves them in the response: a call's items are all in one of
  // the two. Borrowed until the call's answer; nullptr: into the response.
  ItemSink* items = nullptr;

  // Sums over the calls made with this context; MeteredApi (metered_api.h) counts the first three,
  // RemoteApi what its attempts come to.
  std::uint32_t calls = 0;
  double read_units = 0;
  double write_units = 0;
  std::uint32_t retries = 0;    // attempts after the first of a call
  std::uint32_t throttles = 0;  // attempts that the service throttled
};

// For work that goes on behind the answer of `request`: its id and its trace, with time and sums of
// its own.
inline CallContext ContextBehind(const CallContext& request,
                                 std::chrono::steady_clock::duration time) {
  return {.deadline = std::chrono::steady_clock::now() + time,
          .request_id = request.request_id,
          .trace = request.trace};
}

}  // namespace flavorbot::dynamodb
