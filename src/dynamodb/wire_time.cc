// A date on the wire: seconds since 1970 with a fraction, to the millisecond.
//
// Source: API reference, "Timestamp"; the AWS JSON protocol 1.0's "epoch-seconds".
#include <chrono>
#include <cmath>
#include <cstdlib>

#include "dynamodb/wire_reader.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {

void ReadJson(WireCursor cursor, base::TimePoint& out) {
  constexpr double kMostSeconds = 1e12;  // some 31,000 years: beyond it milliseconds overflow
  double seconds = 0;
  ReadJson(cursor, seconds);
  if (std::abs(seconds) > kMostSeconds) seconds = std::copysign(kMostSeconds, seconds);
  out = base::TimePoint{std::chrono::milliseconds{std::llround(seconds * 1000)}};
}

void AppendJson(std::string& out, base::TimePoint time) {
  auto ms = time.time_since_epoch().count();
  if (ms < 0) out += '-';
  ms = std::abs(ms);
  base::AppendJsonInteger(out, ms / 1000);
  const std::string fraction = std::to_string(1000 + ms % 1000);
  out.append(".").append(fraction, 1);
}

}  // namespace flavorbot::dynamodb
