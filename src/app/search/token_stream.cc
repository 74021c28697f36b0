#include "app/search/token_stream.h"

#include <unicode/utf8.h>

namespace flavorbot::app::search {

DecodedCodePoint DecodeMultibyte(std::string_view text) {
  std::int32_t i = 0;
  UChar32 c = 0;
  // Four bytes are the most that a code point takes: no need to tell ICU of a longer text.
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
  U8_NEXT(text.data(), i, length, c);
  if (c < 0) return {};
  return {.code_point = static_cast<char32_t>(c), .bytes = static_cast<std::size_t>(i)};
}

}  // namespace flavorbot::app::search
