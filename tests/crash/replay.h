// The table's stream, replayed: its records in order over an empty map give the items.
#pragma once

#include <optional>
#include <string>

#include "crash/workload.h"
#include "dynamodb/streams_api.h"

namespace flavorbot::crash {

// What was replayed so far, and how far that is.
struct Replay {
  Items items;
  std::string last_sequence_number;  // empty: nothing yet
};

// Applies the records that follow. Returns what is wrong with them, or nothing: a record must
// follow the one before it, insert what isn't there, and modify or remove what is.
std::optional<std::string> ReplayStream(dynamodb::StreamsApi& streams, Replay& replay);

}  // namespace flavorbot::crash
