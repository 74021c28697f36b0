// UTF-8: is it, and how many characters does it have.
//
// Threads: pure functions.
// Source:  The Unicode Standard, table 3-7 (no surrogates, no overlong forms, nothing above
// U+10FFFF).
#pragma once

#include <cstddef>
#include <string_view>

namespace flavorbot::base {

bool IsUtf8(std::string_view text);

// The number of code points. REQUIRES: IsUtf8(text).
std::size_t CodePointCount(std::string_view text);

// The length in bytes of the well-formed sequence that `text` begins with; 0 when it doesn't, or is
// empty.
std::size_t Utf8SequenceLength(std::string_view text);

}  // namespace flavorbot::base
