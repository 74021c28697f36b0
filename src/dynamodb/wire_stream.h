// What the messages of DynamoDB Streams on the wire share: the lengths of their texts, and times.
//
// Threads: pure functions.
// Source:  API reference, DynamoDB Streams, the constraints of each member.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "dynamodb/wire_reader.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {

inline constexpr TextLength kStreamArnLength{37, 1024};
inline constexpr TextLength kShardIdLength{28, 65};
inline constexpr TextLength kSequenceNumberLength{21, 40};
inline constexpr TextLength kShardIteratorLength{1, 2048};

// The constraint of a Limit; how much is too much is the action's to say.
void CheckAtLeastOne(const MemberReader& members, std::string_view member,
                     const std::optional<std::int32_t>& limit);

// Seconds since 1970, with milliseconds as a fraction where there are any.
base::TimePoint StreamTimeOf(double seconds);
void AppendStreamTime(std::string& out, base::TimePoint time);

}  // namespace flavorbot::dynamodb
