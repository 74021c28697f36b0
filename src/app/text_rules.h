// Text rules: what a short text that people type may be, wherever it is stored.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::app {

enum class Lines { kOne, kMany };

// Without the blanks (ASCII, and U+00A0, U+3000, U+FEFF) at both ends.
std::string TrimBlanks(std::string_view text);

// What is wrong with `text`, to be shown beside its field; nullopt when nothing is. Control
// characters are refused, but for line ends and tabs with Lines::kMany. Lengths count code points.
// REQUIRES: base::IsUtf8(text), which what comes out of JSON is.
std::optional<std::string> TextProblem(std::string_view text, std::size_t max_characters,
                                       Lines lines);

}  // namespace flavorbot::app
