// Stored form: the one form in which a recipe's texts are stored, however they were typed.
//
// Unicode's normal form C, without blanks around it. In one line, tabs and line breaks become
// blanks; in many lines, breaks are "\n".
//
// Threads: a pure function.
// Source:  Unicode Standard Annex 15.
#pragma once

#include <string>

#include "app/text_rules.h"

namespace flavorbot::app::recipes {

// REQUIRES: UTF-8.
std::string StoredForm(std::string text, Lines lines);

}  // namespace flavorbot::app::recipes
