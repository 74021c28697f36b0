// Stream sequence: the place of a change among all changes of a table, in time order.
//
//   milliseconds since 1970 << 20 | number within the millisecond
//
// So a moment is a place too: what was changed before it has smaller sequences. They are given out
// by StreamClock, each once.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: pure functions.
// Source:  API reference, StreamRecord, SequenceNumber: 21 to 40 digits; StreamDescription,
//          StreamLabel: an ISO 8601 date and time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace flavorbot::engine {

using StreamSequence = std::uint64_t;

inline constexpr int kSequenceBitsOfOneMillisecond = 20;

// The first sequence of the millisecond. REQUIRES: not before 1970.
StreamSequence SequenceAt(base::TimePoint time);
base::TimePoint TimeOf(StreamSequence sequence);

// "100000000001782579200" and the like: a 1 and twenty digits, so texts sort as numbers do.
std::string SequenceNumber(StreamSequence sequence);
// nullopt for what SequenceNumber doesn't write.
std::optional<StreamSequence> ParseSequenceNumber(std::string_view text);

// "2015-05-11T21:21:33.291": the label of a stream that begins with `first`.
std::string StreamLabel(StreamSequence first);

}  // namespace flavorbot::engine
