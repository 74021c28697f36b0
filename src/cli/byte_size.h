// Byte size: a number of bytes for people: "512 bytes", "1.5 KB", "20.0 MB"; a KB has 1024.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <string>

namespace flavorbot::cli {

std::string ByteSize(std::int64_t bytes);

}  // namespace flavorbot::cli
