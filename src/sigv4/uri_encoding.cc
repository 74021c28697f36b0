#include "sigv4/uri_encoding.h"

#include "base/encoding.h"

namespace flavorbot::sigv4 {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

bool IsUnreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string UriEncode(std::string_view bytes, Slashes slashes) {
  std::string text;
  for (const char c : bytes) {
    if (IsUnreserved(c) || (c == '/' && slashes == Slashes::kKept)) {
      text += c;
      continue;
    }
    const auto octet = static_cast<unsigned char>(c);
    text += '%';
    text += kDigits[octet >> 4];
    text += kDigits[octet & 15];
  }
  return text;
}

std::string UriDecode(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      if (const auto byte = base::HexDecode(text.substr(i + 1, 2))) {
        bytes += *byte;
        i += 2;
        continue;
      }
    }
    bytes += text[i];
  }
  return bytes;
}

}  // namespace flavorbot::sigv4
