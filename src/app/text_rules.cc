#include "app/text_rules.h"

#include <array>

#include "base/utf8.h"

namespace flavorbot::app {
namespace {

constexpr std::array<std::string_view, 9> kBlanks = {
    " ", "\t", "\n", "\r", "\f", "\v", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

std::size_t BlankAtStart(std::string_view text) {
  for (const auto blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t BlankAtEnd(std::string_view text) {
  for (const auto blank : kBlanks) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

// U+0000 to U+001F, U+007F, and U+0080 to U+009F, which are C2 80 to C2 9F in UTF-8.
bool HasRefusedControl(std::string_view text, Lines lines) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (lines == Lines::kMany && (c == '\n' || c == '\r' || c == '\t')) continue;
    if (c < 0x20 || c == 0x7F) return true;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string TrimBlanks(std::string_view text) {
  while (const auto size = BlankAtStart(text)) text.remove_prefix(size);
  while (const auto size = BlankAtEnd(text)) text.remove_suffix(size);
  return std::string(text);
}

std::optional<std::string> TextProblem(std::string_view text, std::size_t max_characters,
                                       Lines lines) {
  if (HasRefusedControl(text, lines)) return "Must not contain control characters";
  if (base::CodePointCount(text) > max_characters) {
    return "Must be at most " + std::to_string(max_characters) + " characters long";
  }
  return std::nullopt;
}

}  // namespace flavorbot::app
