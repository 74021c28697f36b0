// Clock control: the endpoint's own path by which a test sets its clock.
//
//   GET /_flavorbot/clock     {"now":"2030-01-01T00:00:00.000Z","flow":"runs"}
//   PUT /_flavorbot/clock     {"now":"2030-02-01T00:00:00Z"}, or {"advanceSeconds":3600}
//                             -> {"now":...,"flow":...,"expiredItems":3}
//
// A PUT is answered once everything that has expired by the new time is deleted. What it can't use
// answers 400 with {"message":...}. No signature is asked for: it is there only with --clock.
// Browsers of other origins can't reach it: a PUT needs a preflight, which nothing here allows.
//
// Threads: may be called from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/worker_pool.h"
#include "dynamodb/error.h"
#include "dynamodb_server/settable_clock.h"
#include "http/server.h"

namespace flavorbot::dynamodb_server {

inline constexpr std::string_view kClockPath = "/_flavorbot/clock";

// Borrows both, which must outlive the handler.
struct ClockControl {
  SettableClock& clock;
  base::WorkerPool& pool;
  // Deletes what has expired and returns how many items; may block.
  std::function<dynamodb::Result<std::size_t>()> sweep;
};

// Answers kClockPath and leaves everything else to `rest`.
http::Handler WithClockControl(ClockControl control, http::Handler rest);

}  // namespace flavorbot::dynamodb_server
