#include "dynamodb/wire_stream.h"

#include <cmath>
#include <limits>

namespace flavorbot::dynamodb {

void CheckLength(const MemberReader& members, std::string_view member, TextLength length,
                 const std::string& text) {
  const auto* json = members.Find(member);
  if (json == nullptr || !json->is_string()) return;
  if (text.size() < length.least) {
    members.AddConstraint(
        member, "'" + text + "'",
        "Member must have length greater than or equal to " + std::to_string(length.least));
  }
  if (text.size() > length.most) {
    members.AddConstraint(
        member, "'" + text + "'",
        "Member must have length less than or equal to " + std::to_string(length.most));
  }
}

void CheckAtLeastOne(const MemberReader& members, std::string_view member,
                     const std::optional<std::int32_t>& limit) {
  members.CheckRange(member, limit, std::int32_t{1}, std::numeric_limits<std::int32_t>::max());
}

base::TimePoint StreamTimeOf(double seconds) {
  return base::TimePoint{std::chrono::milliseconds{std::llround(seconds * 1000)}};
}

void AppendStreamTime(std::string& out, base::TimePoint time) {
  const auto ms = time.time_since_epoch().count();
  base::AppendJsonInteger(out, ms / 1000);
  if (ms % 1000 == 0) return;
  out.append(".").append(std::to_string(1000 + ms % 1000), 1);
}

}  // namespace flavorbot::dynamodb
