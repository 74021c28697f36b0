#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace flavorbot::base {
namespace {

bool InRange(char c, unsigned char lowest, unsigned char highest) {
  const auto octet = static_cast<unsigned char>(c);
  return octet >= lowest && octet <= highest;
}

bool IsContinuation(char c) { return InRange(c, 0x80, 0xBF); }

}  // namespace

std::size_t Utf8SequenceLength(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < length) return 0;
  // The second byte's range excludes overlong forms, surrogates and what lies above U+10FFFF.
  const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (!InRange(text[1], lowest, highest)) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!IsContinuation(text[i])) return 0;
  }
  return length;
}

bool IsUtf8(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  while (!text.empty()) {
    std::uint64_t block;
    if (text.size() >= sizeof block) {
      std::memcpy(&block, text.data(), sizeof block);
      if ((block & kHighBits) == 0) {
        text.remove_prefix(sizeof block);
        continue;
      }
    }
    const std::size_t length = Utf8SequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t CodePointCount(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    if (!IsContinuation(c)) ++count;
  }
  return count;
}

}  // namespace flavorbot::base
