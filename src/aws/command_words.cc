#include "aws/command_words.h"

#include <utility>

namespace flavorbot::aws {

base::Result<std::vector<std::string>, std::string> CommandWords(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<std::string> words;
  std::string word;
  bool is_in_word = false;
  char quote = 0;  // the one that is open
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool has_next = i + 1 < line.size();
    if (quote != 0) {
      const bool escapes =
          quote == '"' && c == '\\' && has_next && (line[i + 1] == '"' || line[i + 1] == '\\');
      if (c == quote) {
        quote = 0;
      } else {
        word += escapes ? line[++i] : c;
      }
    } else if (kBlanks.contains(c)) {
      if (is_in_word) words.push_back(std::exchange(word, {}));
      is_in_word = false;
    } else {
      is_in_word = true;
      if (c == '"' || c == '\'') {
        quote = c;
      } else {
        word += c == '\\' && has_next ? line[++i] : c;
      }
    }
  }
  if (quote != 0) return std::unexpected("a quote is not closed");
  if (is_in_word) words.push_back(std::move(word));
  if (words.empty()) return std::unexpected("there is no command");
  return words;
}

}  // namespace flavorbot::aws
