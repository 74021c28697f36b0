// Log damage: tells a last write that a power cut tore from damage to writes that were answered.
//
// RocksDB's log is blocks of 32 KB with fragments in them, none across a block's end:
//
//   crc       4 bytes, little-endian: masked CRC-32C of what follows the length
//   length    2 bytes, little-endian
//   type      1 byte: 1 whole record, 2 first, 3 middle, 4 last fragment of one
//   payload   `length` bytes
//
// A record is a group of writes, and each group is synced before the next is written. So when no
// record begins after a damaged fragment, that fragment belongs to the last group, which nobody was
// told is done; otherwise the damage is to data that must not be lost.
//
// Threads: pure functions on files that nobody has open.
// Source:  RocksDB wiki, "Write Ahead Log File Format".
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

enum class LogDamageKind { kTornTail, kDamaged };

struct LogDamage {
  LogDamageKind kind = LogDamageKind::kDamaged;
  std::uint64_t offset = 0;  // of the first damaged fragment
};

// nullopt when every fragment is whole, or only the end is missing.
std::optional<LogDamage> FindLogDamage(base::BytesView log);

// Cuts a torn tail off the newest log in `directory`, so that it can be opened. True: it did, try
// again; false: no log is damaged.
// Errors: kCorrupted, naming the log whose damage is not a torn tail; what the file system says.
base::Result<bool, OpenError> CutTornTail(const std::filesystem::path& directory);

}  // namespace flavorbot::engine
