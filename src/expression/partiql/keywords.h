// The words that PartiQL keeps for itself: a name spelled like one needs quotes.
//
// Threads: pure functions.
// Source:  the words that the service refuses as bare names.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::expression::partiql {

// In any case.
bool IsKeyword(std::string_view word);

// `word` with its ASCII letters in lower case.
std::string InLowerCase(std::string_view word);

// Whether two words are the same but for case (of ASCII letters).
bool EqualsIgnoringCase(std::string_view a, std::string_view b);

}  // namespace flavorbot::expression::partiql
