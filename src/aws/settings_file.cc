#include "aws/settings_file.h"

#include <algorithm>
#include <utility>

#include "base/ascii_case.h"

namespace flavorbot::aws {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::size_t IndentOf(std::string_view line) {
  return std::min(line.find_first_not_of(kBlanks), line.size());
}

// `line` up to a "#" or ";" that begins it or follows a blank.
std::string_view WithoutComment(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_mark = line[i] == '#' || line[i] == ';';
    if (is_mark && (i == 0 || kBlanks.contains(line[i - 1]))) return line.substr(0, i);
  }
  return line;
}

// "profile   'my work'" is "profile my work".
std::string SectionName(std::string_view text) {
  text = Trimmed(text);
  const std::size_t gap = text.find_first_of(kBlanks);
  std::string_view kind = text.substr(0, gap);
  std::string_view name = gap == std::string_view::npos ? "" : Trimmed(text.substr(gap));
  const auto unquoted = [](std::string_view word) {
    const bool is_quoted = word.size() >= 2 && word.front() == word.back() &&
                           (word.front() == '"' || word.front() == '\'');
    return is_quoted ? word.substr(1, word.size() - 2) : word;
  };
  if (name.empty()) return std::string(unquoted(kind));
  return std::string(kind).append(" ").append(unquoted(name));
}

class Parser {
 public:
  // Whether `line` is of the form.
  bool Take(std::string_view line) {
    const std::size_t indent = IndentOf(line);
    line = Trimmed(WithoutComment(line));
    if (line.empty()) return true;
    if (line.front() == '[') {
      if (line.back() != ']') return false;
      section_ = &sections_[SectionName(line.substr(1, line.size() - 2))];
      setting_.clear();
      return true;
    }
    if (section_ == nullptr) return false;
    if (!setting_.empty() && indent > indent_) return TakeIndented(line);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) return false;
    setting_ = base::InLowerCase(Trimmed(line.substr(0, equals)));
    indent_ = indent;
    (*section_)[setting_] = Trimmed(line.substr(equals + 1));
    return true;
  }

  SettingsSections& sections() { return sections_; }

 private:
  // What belongs to the setting above: a setting of it where its value is empty, else more of it.
  bool TakeIndented(std::string_view line) {
    std::string& value = (*section_)[setting_];
    if (!value.empty()) {
      value.append("\n").append(line);
      return true;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return false;
    (*section_)[setting_ + "." + base::InLowerCase(Trimmed(line.substr(0, equals)))] =
        Trimmed(line.substr(equals + 1));
    return true;
  }

  SettingsSections sections_;
  SettingsSection* section_ = nullptr;
  std::string setting_;
  std::size_t indent_ = 0;
};

}  // namespace

base::Result<SettingsSections, std::string> ParseSettingsFile(std::string_view text) {
  Parser parser;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!parser.Take(text.substr(0, end))) {
      return std::unexpected("line " + std::to_string(number) +
                             " is neither a [section] nor a setting of one");
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(parser.sections());
}

}  // namespace flavorbot::aws
