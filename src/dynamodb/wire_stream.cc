#include "dynamodb/wire_stream.h"

#include <cmath>
#include <limits>

namespace flavorbot::dynamodb {

void CheckAtLeastOne(const MemberReader& members, std::string_view member,
                     const std::optional<std::int32_t>& limit) {
  members.CheckRange(member, limit, std::int32_t{1}, std::numeric_limits<std::int32_t>::max());
}

base::TimePoint StreamTimeOf(double seconds) {
  return base::TimePoint{std::chrono::milliseconds{std::llround(seconds * 1000)}};
}

void AppendStreamTime(std::string& out, base::TimePoint time) {
  const auto ms = time.time_since_epoch().count();
  if (ms % 1000 == 0) {
    base::AppendJsonInteger(out, ms / 1000);
  } else {
    AppendJson(out, time);
  }
}

}  // namespace flavorbot::dynamodb
