// Key family: what the keys of a kind have in common. "USER#c0ffee" -> "USER#…".
//
// Threads: pure functions.
// Source:  storage/keys.h, whose fixed words are all of capitals and underlines.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::cli::cost {

// Of the parts between '#' those that are no fixed word become "…".
std::string FamilyOf(std::string_view key);

}  // namespace flavorbot::cli::cost
