#include "cli/memory_size.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace flavorbot::cli {
namespace {

constexpr std::size_t kMostGigabytes = 65'536;
// Each write buffer is a quarter of the block cache, and never larger than this.
constexpr std::size_t kMostWriteBuffersBytes = std::size_t{128} << 20;

}  // namespace

std::optional<std::size_t> ParseMemorySize(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end + 1 != text.data() + text.size()) return std::nullopt;
  const int shift = *end == 'M' || *end == 'm' ? 20 : *end == 'G' || *end == 'g' ? 30 : 0;
  if (shift == 0 || number > (kMostGigabytes << 30) >> shift) return std::nullopt;
  const std::size_t bytes = number << shift;
  return bytes >= kLeastMemoryBytes ? std::optional(bytes) : std::nullopt;
}

std::size_t BlockCacheBytes(std::size_t memory_bytes) {
  return memory_bytes - std::min(memory_bytes / 3, kMostWriteBuffersBytes);
}

}  // namespace flavorbot::cli
