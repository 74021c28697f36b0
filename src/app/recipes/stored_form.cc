#include "app/recipes/stored_form.h"

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

}  // namespace

std::string StoredForm(std::string text, Lines lines) {
  if (text.contains('\r')) UnifyLineBreaks(text);
  if (lines == Lines::kOne) {
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  }
  return ToNormalFormC(TrimBlanks(text));
}

}  // namespace flavorbot::app::recipes
