// Trace context: which trace a request belongs to, as it came with the request and goes on with the
// calls that it causes.
//
//   traceparent   00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
//                 version, trace id, span id of who asks, flags
//   tracestate    rojo=00f067aa0ba902b7,congo=t61rcWkgMzE    what others keep there; passed on
//
// Threads: pure functions; the random source as it says.
// Source:  W3C Recommendation "Trace Context"; of Level 2 the flag of random trace ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace flavorbot::base {

inline constexpr std::size_t kMaxTraceStateBytes = 512;  // passed on; all that must be
inline constexpr std::size_t kMaxTraceStateMembers = 32;

struct TraceContext {
  std::string trace_id;    // 32 hexadecimal digits; empty: there is no trace
  std::string span_id;     // 16: what this program does in it
  std::uint8_t flags = 0;  // those that are defined: 01 sampled, 02 the trace id is random
  std::string tracestate;  // empty: none

  // What to send along. REQUIRES: there is a trace.
  std::string traceparent() const;
};

// The trace that the two headers name, with a new span id; without a valid traceparent (nullopt
// when there isn't exactly one) a new trace, and `tracestate` counts for nothing.
// Several tracestate headers are given as one, with commas between. An invalid one is left out; of
// members with the same key the first stays, and of a long one the longest members and the last go.
TraceContext ContinueTrace(std::optional<std::string_view> traceparent, std::string_view tracestate,
                           RandomSource& random);

}  // namespace flavorbot::base
