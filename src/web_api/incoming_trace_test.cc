#include "web_api/incoming_trace.h"

#include <gtest/gtest.h>

namespace flavorbot::web_api {
namespace {

const std::string kTraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string kTraceparent = "00-" + kTraceId + "-00f067aa0ba902b7-01";

base::TraceContext TraceOf(const http::Headers& headers) {
  base::SeededRandom random(1);
  return IncomingTrace(headers, random);
}

TEST(IncomingTrace, IsThatOfTheHeaders) {
  http::Headers headers;
  headers.Add("Tracestate", "a=1");
  headers.Add("TraceParent", kTraceparent);
  headers.Add("tracestate", "");
  headers.Add("tracestate", "b=2");
  const auto trace = TraceOf(headers);
  EXPECT_EQ(trace.trace_id, kTraceId);
  EXPECT_EQ(trace.tracestate, "a=1,b=2");
}

TEST(IncomingTrace, TwoTraceparentsAreNone) {
  http::Headers headers;
  headers.Add("traceparent", kTraceparent);
  headers.Add("traceparent", kTraceparent);
  headers.Add("tracestate", "a=1");
  const auto trace = TraceOf(headers);
  EXPECT_NE(trace.trace_id, kTraceId);
  EXPECT_EQ(trace.tracestate, "");
}

TEST(IncomingTrace, WithoutHeadersIsANewOne) {
  EXPECT_EQ(TraceOf({}).trace_id.size(), 32U);
  http::Headers headers;
  headers.Add("tracestate", "a=1");
  EXPECT_EQ(TraceOf(headers).tracestate, "");
}

}  // namespace
}  // namespace flavorbot::web_api
