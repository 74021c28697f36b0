// What must hold of a table after its process was killed.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "crash/replay.h"
#include "crash/workload.h"

namespace flavorbot::crash {

// One writer as the parent knows it: its items after all answered operations, and the number of the
// next one.
struct Progress {
  Items items;
  std::uint32_t next = 0;
};

// Opens `directory` and holds what is there against `writers`: each writer's items are those after
// its answered operations or after one more, which was under way; each index has exactly the
// entries that follow from the items; the counters are exact; the table's stream, replayed, gives
// the items. `writers` and `replay` are brought up to what is there. Returns what is wrong, or
// nothing.
std::optional<std::string> Check(const std::filesystem::path& directory,
                                 std::span<Progress> writers, Replay& replay);

}  // namespace flavorbot::crash
