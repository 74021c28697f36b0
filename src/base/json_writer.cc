#include "base/json_writer.h"

#include <array>
#include <charconv>
#include <cstring>

namespace flavorbot::base {
namespace {

// 0: as it is; 'u': \u00XX; else the letter behind the backslash.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (std::size_t c = 0; c < 0x20; ++c) escapes[c] = 'u';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  return escapes;
}();

constexpr std::string_view kHexDigits = "0123456789abcdef";

// Eight bytes at a time: whether one of them is a control character, a quote or a backslash. A byte
// of `word - n` (n in each byte) has its top bit set and that of `word` not: it was below n.
bool HasEscape(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kTopBits = 0x8080808080808080;
  const std::uint64_t quotes = word ^ (kOnes * '"');
  const std::uint64_t backslashes = word ^ (kOnes * '\\');
  const std::uint64_t below = ((word - kOnes * 0x20) & ~word) | ((quotes - kOnes) & ~quotes) |
                              ((backslashes - kOnes) & ~backslashes);
  return (below & kTopBits) != 0;
}

// The first byte of `text`, from `i` on, that needs an escape; its size when none does.
std::size_t FindEscape(std::string_view text, std::size_t i) {
  for (std::uint64_t word = 0; i + sizeof word <= text.size(); i += sizeof word) {
    std::memcpy(&word, text.data() + i, sizeof word);
    if (HasEscape(word)) break;
  }
  while (i < text.size() && kEscapes[static_cast<unsigned char>(text[i])] == 0) ++i;
  return i;
}

}  // namespace

void AppendJsonString(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;  // of the run that needs no escape
  for (std::size_t i = FindEscape(text, 0); i < text.size(); i = FindEscape(text, start)) {
    out.append(text, start, i - start);
    start = i + 1;
    const auto octet = static_cast<unsigned char>(text[i]);
    out += '\\';
    out += kEscapes[octet];
    if (kEscapes[octet] == 'u') {
      out += "00";
      out += kHexDigits[octet >> 4];
      out += kHexDigits[octet & 15];
    }
  }
  out.append(text, start);
  out += '"';
}

void AppendJsonInteger(std::string& out, std::int64_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end.ptr);
}

}  // namespace flavorbot::base
