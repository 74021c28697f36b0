// Text rules: how a text that a person typed is brought into the one form that is stored.
//
// Stored texts are in Unicode's normal form C, without blanks around them. In a line, tabs and line
// breaks become blanks; in a paragraph they stay, as "\n". Other control characters are refused:
// nobody types them, and they break what shows the text.
//
// Threads: pure functions.
// Source:  Unicode Standard Annex 15.
#pragma once

#include <optional>
#include <string>

namespace flavorbot::app::recipes {

enum class TextForm { kLine, kParagraph };

// nullopt: the text has a control character. REQUIRES: UTF-8.
std::optional<std::string> NormaliseText(std::string text, TextForm form);

}  // namespace flavorbot::app::recipes
