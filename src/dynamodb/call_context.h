// CallContext: what travels with a call to the table, from the request that caused it: until when
// an answer is of use, and what the calls cost together.
//
// Threads: one request, one context; used by one coroutine at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace flavorbot::dynamodb {

class ItemSink;

struct CallContext {
  // Past it a call gives up with kServiceUnavailable.
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  // The id of the request, for logs and for tracing; not secret.
  std::string request_id;
  // What the caller reached this by, "localhost:8000"; empty when not over HTTP.
  std::string host;

  // Where GetItem, Query and Scan put the items they find (item_sink.h), in order, instead of into
  // their response. An Api that can't leaves them in the response: a call's items are all in one of
  // the two. Borrowed until the call's answer; nullptr: into the response.
  ItemSink* items = nullptr;

  // Sums over the calls made with this context; MeteredApi (metered_api.h) counts them.
  std::uint32_t calls = 0;
  double read_units = 0;
  double write_units = 0;
};

}  // namespace flavorbot::dynamodb
