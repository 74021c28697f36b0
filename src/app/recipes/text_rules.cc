#include "app/recipes/text_rules.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace flavorbot::app::recipes {
namespace {

bool IsAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ToNormalFormC(std::string text) {
  if (IsAscii(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece utf8(text.data(), static_cast<std::int32_t>(text.size()));
  if (U_FAILURE(status) || form->isNormalizedUTF8(utf8, status)) return text;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  form->normalizeUTF8(0, utf8, sink, nullptr, status);
  return U_SUCCESS(status) ? normal : text;
}

// U+0000 to U+001F, U+007F, and U+0080 to U+009F, which are C2 80 to C2 9F.
bool HasControlCharacter(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 && byte != '\n' && byte != '\t') return true;
    if (byte == 0x7F) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return true;
    }
  }
  return false;
}

// "\r\n" and "\r" -> "\n".
void UnifyLineBreaks(std::string& text) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') continue;
      text[written++] = '\n';
    } else {
      text[written++] = text[i];
    }
  }
  text.resize(written);
}

// The blanks that keyboards and web pages put around a text: ASCII's, the no-break space, the
// ideographic space.
void TrimBlanks(std::string& text) {
  constexpr std::string_view kBlanks[] = {" ", "\t", "\n", "\u00A0", "\u3000"};
  std::string_view rest = text;
  const auto strip = [&rest](std::string_view blank) {
    const auto before = rest.size();
    while (rest.starts_with(blank)) rest.remove_prefix(blank.size());
    while (rest.ends_with(blank)) rest.remove_suffix(blank.size());
    return rest.size() != before;
  };
  bool again = true;
  while (again) {
    again = false;
    for (const auto blank : kBlanks) again = strip(blank) || again;
  }
  text = std::string(rest);
}

}  // namespace

std::optional<std::string> NormaliseText(std::string text, TextForm form) {
  if (text.contains('\r')) UnifyLineBreaks(text);
  if (HasControlCharacter(text)) return std::nullopt;
  if (form == TextForm::kLine) {
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  }
  TrimBlanks(text);
  return ToNormalFormC(std::move(text));
}

}  // namespace flavorbot::app::recipes
