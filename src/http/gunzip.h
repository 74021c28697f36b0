// Gunzip: bytes that came compressed, within a bound.
//
// Threads: pure functions.
// Source:  RFC 1952.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::http {

enum class GunzipFault { kMalformed, kTooLarge };

// The members of a gzip stream, one after the other. `max_bytes` bounds what comes out.
base::Result<std::string, GunzipFault> Gunzip(std::string_view bytes, std::size_t max_bytes);

}  // namespace flavorbot::http
