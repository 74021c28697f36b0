#include "base/encoding.h"

#include <array>
#include <cstdint>

namespace flavorbot::base {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::uint8_t kInvalid = 0xFF;
using Values = std::array<std::uint8_t, 256>;

constexpr Values ValuesOf(std::string_view alphabet) {
  Values values{};
  values.fill(kInvalid);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}

constexpr Values kBase64Values = ValuesOf(kBase64);
constexpr Values kBase64UrlValues = ValuesOf(kBase64Url);
constexpr Values kHexValues = [] {
  Values values = ValuesOf(kHexDigits);
  for (unsigned char c = 'A'; c <= 'F'; ++c) values[c] = static_cast<std::uint8_t>(c - 'A' + 10);
  return values;
}();

std::uint32_t Octet(char c) { return static_cast<unsigned char>(c); }

enum class Padding { kWritten, kLeftOut };

void AppendEncoded(std::string& out, BytesView bytes, std::string_view alphabet, Padding padding) {
  out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const std::uint32_t group =
        Octet(bytes[i]) << 16 | Octet(bytes[i + 1]) << 8 | Octet(bytes[i + 2]);
    out += alphabet[group >> 18];
    out += alphabet[group >> 12 & 63];
    out += alphabet[group >> 6 & 63];
    out += alphabet[group & 63];
  }
  const std::size_t rest = bytes.size() - i;
  if (rest == 0) return;
  const std::uint32_t group =
      Octet(bytes[i]) << 16 | (rest == 2 ? Octet(bytes[i + 1]) << 8 : std::uint32_t{0});
  out += alphabet[group >> 18];
  out += alphabet[group >> 12 & 63];
  if (rest == 2) out += alphabet[group >> 6 & 63];
  if (padding == Padding::kWritten) out.append(3 - rest, '=');
}

// `text` without padding. A last group of one character carries no byte; bits beyond the last byte
// must be zero.
std::optional<Bytes> Decode(std::string_view text, const Values& values) {
  if (text.size() % 4 == 1) return std::nullopt;
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::uint8_t value = values[static_cast<unsigned char>(c)];
    if (value == kInvalid) return std::nullopt;
    group = (group << 6 | value) & 0xFFFFFF;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(group >> bits & 0xFF);
    }
  }
  if ((group & ((1U << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace

std::string HexEncode(BytesView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    text += kHexDigits[Octet(byte) >> 4];
    text += kHexDigits[Octet(byte) & 15];
  }
  return text;
}

std::optional<Bytes> HexDecode(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const std::uint8_t high = kHexValues[Octet(text[i])];
    const std::uint8_t low = kHexValues[Octet(text[i + 1])];
    if (high == kInvalid || low == kInvalid) return std::nullopt;
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

void AppendBase64(std::string& out, BytesView bytes) {
  AppendEncoded(out, bytes, kBase64, Padding::kWritten);
}

std::string Base64Encode(BytesView bytes) {
  std::string text;
  AppendBase64(text, bytes);
  return text;
}

std::optional<Bytes> Base64Decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.ends_with("==")) {
    text.remove_suffix(2);
  } else if (text.ends_with('=')) {
    text.remove_suffix(1);
  }
  return Decode(text, kBase64Values);
}

std::string Base64UrlEncode(BytesView bytes) {
  std::string text;
  AppendEncoded(text, bytes, kBase64Url, Padding::kLeftOut);
  return text;
}

std::optional<Bytes> Base64UrlDecode(std::string_view text) {
  return Decode(text, kBase64UrlValues);
}

}  // namespace flavorbot::base
