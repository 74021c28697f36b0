// How much memory data may take, as people write it, and the part of it that caches blocks.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace flavorbot::cli {

inline constexpr std::size_t kDefaultMemoryBytes = std::size_t{96} << 20;
inline constexpr std::size_t kLeastMemoryBytes = std::size_t{8} << 20;

// "512M" or "6G" (of 1,024), at least 8M; nullopt for anything else.
std::optional<std::size_t> ParseMemorySize(std::string_view text);

// For LocalApiOptions: what the engine's two write buffers leave.
std::size_t BlockCacheBytes(std::size_t memory_bytes);

}  // namespace flavorbot::cli
