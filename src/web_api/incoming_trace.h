// Incoming trace: the trace context of a request, from its headers.
//
// Threads: any.
// Source:  base/trace_context.h.
#pragma once

#include "base/random.h"
#include "base/trace_context.h"
#include "http/headers.h"

namespace flavorbot::web_api {

// The trace of traceparent and tracestate, with a span id for this request; else a new one.
base::TraceContext IncomingTrace(const http::Headers& headers, base::RandomSource& random);

}  // namespace flavorbot::web_api
