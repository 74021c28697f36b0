// Request log: one JSON line and one observation for each request, when its answer is ready; and
// one line more for each answer that was streamed, when it is over.
//
// Threads: any.
#pragma once

#include <chrono>
#include <memory>
#include <string_view>

#include "base/metrics.h"
#include "dynamodb/call_context.h"
#include "http/request.h"

namespace flavorbot::web_api {

// The histograms of one route, made as its statuses occur; lock-free once made.
class RouteMetrics {
 public:
  // `route` is a literal.
  RouteMetrics(base::Metrics& metrics, http::Method method, std::string_view route);
  ~RouteMetrics();
  RouteMetrics(RouteMetrics&&) noexcept;

  void Observe(int status, double seconds) const;

  http::Method method() const { return method_; }
  std::string_view route() const { return route_; }

 private:
  struct Histograms;
  base::Metrics* metrics_;
  http::Method method_;
  std::string_view route_;
  std::unique_ptr<Histograms> histograms_;
};

// Logs {id, trace_id, span_id, method, route, status, ms, dynamodb_calls, retries, rcu, wcu} and
// observes
// flavorbot_http_request_duration_seconds{route,method,status}.
void RecordRequest(const RouteMetrics& route, const dynamodb::CallContext& call, int status,
                   std::chrono::steady_clock::duration took);

enum class StreamEnd { kAnswered, kFailed };

// Logs {id, trace_id, span_id, outcome, ms, dynamodb_calls, retries, rcu, wcu}: what came after the
// request's own line.
void RecordStream(const dynamodb::CallContext& call, StreamEnd end,
                  std::chrono::steady_clock::duration took);

}  // namespace flavorbot::web_api
