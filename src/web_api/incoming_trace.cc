#include "web_api/incoming_trace.h"

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::web_api {

base::TraceContext IncomingTrace(const http::Headers& headers, base::RandomSource& random) {
  const auto traceparent =
      headers.Count("traceparent") == 1 ? headers.Find("traceparent") : std::nullopt;
  std::string tracestate;
  if (traceparent) {
    for (const auto& [name, value] : headers) {
      if (!http::EqualsIgnoringCase(name, "tracestate")) continue;
      if (!tracestate.empty()) tracestate += ',';
      tracestate += value;
    }
  }
  return base::ContinueTrace(traceparent, tracestate, random);
}

}  // namespace flavorbot::web_api
