// ISO 8601: time points and months as the table and the API spell them, always UTC.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace flavorbot::base {

// "2026-11-22T21:28:00.123Z". REQUIRES: a year from 0 to 9999.
std::string FormatIso8601(TimePoint time);

// Reads what FormatIso8601 writes, with none to three digits of fraction; nullopt for anything
// else, dates that don't exist included.
std::optional<TimePoint> ParseIso8601(std::string_view text);

// "2026-11": the month that `time` falls in.
std::string FormatMonth(TimePoint time);

// The first moment of the month "2026-11"; nullopt when it isn't one.
std::optional<TimePoint> ParseMonth(std::string_view text);

// The first moment of the month after the one that `time` falls in.
TimePoint NextMonth(TimePoint time);

}  // namespace flavorbot::base
