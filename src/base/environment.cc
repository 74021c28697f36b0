#include "base/environment.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace flavorbot::base {
namespace {

constexpr std::size_t kMaxEnvFileBytes = std::size_t{64} * 1024;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

bool IsName(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool IsCommentOrNothing(std::string_view text) {
  text = Trim(text);
  return text.empty() || text.starts_with('#');
}

// A value that begins with a quote; nullopt when it doesn't end with one.
std::optional<std::string> QuotedValue(std::string_view text) {
  const char quote = text.front();
  std::string value;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == quote) {
      if (!IsCommentOrNothing(text.substr(i + 1))) return std::nullopt;
      return value;
    }
    const bool escape = quote == '"' && text[i] == '\\' && i + 1 < text.size();
    if (escape && text[i + 1] == 'n') {
      value += '\n';
      ++i;
    } else if (escape && (text[i + 1] == '"' || text[i + 1] == '\\')) {
      value += text[++i];
    } else {
      value += text[i];
    }
  }
  return std::nullopt;
}

std::string PlainValue(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#' && (i == 0 || IsBlank(text[i - 1]))) {
      text = text.substr(0, i);
      break;
    }
  }
  return std::string(Trim(text));
}

std::string Misfit(std::string_view name, std::string_view value, std::string_view rule) {
  std::string text(name);
  text += " is \"";
  text += value;
  text += "\": it must be ";
  text += rule;
  return text;
}

}  // namespace

Result<Environment::Variables, std::string> ParseEnvFile(std::string_view text) {
  Environment::Variables variables;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (IsCommentOrNothing(line)) continue;
    if (line.starts_with("export ")) line = Trim(line.substr(7));
    const std::size_t equals = line.find('=');
    const std::string_view name = Trim(line.substr(0, equals));
    if (equals == std::string_view::npos || !IsName(name)) {
      return std::unexpected("line " + std::to_string(number) + ": expected NAME=value");
    }
    const std::string_view value = Trim(line.substr(equals + 1));
    if (value.starts_with('"') || value.starts_with('\'')) {
      auto quoted = QuotedValue(value);
      if (!quoted) {
        return std::unexpected("line " + std::to_string(number) + ": " + std::string(name) +
                               ": the quotes around the value don't match");
      }
      variables.insert_or_assign(std::string(name), *std::move(quoted));
    } else {
      variables.insert_or_assign(std::string(name), PlainValue(value));
    }
  }
  return variables;
}

Result<Environment, std::string> Environment::Load(const std::string& env_file) {
  Variables variables;
  std::ifstream file(env_file, std::ios::binary);
  if (file) {
    std::string text(kMaxEnvFileBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) return std::unexpected(env_file + " can't be read");
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > kMaxEnvFileBytes) return std::unexpected(env_file + " is over 64 KB");
    auto parsed = ParseEnvFile(text);
    if (!parsed) return std::unexpected(env_file + ", " + parsed.error());
    variables = *std::move(parsed);
  } else if (::access(env_file.c_str(), F_OK) == 0) {
    return std::unexpected(env_file + " is there but can't be read");
  }
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view value = text.substr(equals + 1);
    if (Trim(value).empty()) continue;  // blank: unset, so the file's value holds
    variables.insert_or_assign(std::string(text.substr(0, equals)), std::string(value));
  }
  return Environment(std::move(variables));
}

std::optional<std::string_view> Environment::Find(std::string_view name) const {
  const auto found = variables_.find(name);
  if (found == variables_.end() || Trim(found->second).empty()) return std::nullopt;
  return found->second;
}

std::string Environment::Text(std::string_view name, std::string_view fallback) const {
  return std::string(Find(name).value_or(fallback));
}

Result<std::int64_t, std::string> Environment::Integer(std::string_view name, std::int64_t fallback,
                                                       std::int64_t lowest,
                                                       std::int64_t highest) const {
  const auto found = Find(name);
  if (!found) return fallback;
  const std::string_view text = Trim(*found);
  std::int64_t value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || value < lowest ||
      value > highest) {
    return std::unexpected(
        Misfit(name, *found,
               "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest)));
  }
  return value;
}

Result<bool, std::string> Environment::Flag(std::string_view name, bool fallback) const {
  const auto found = Find(name);
  if (!found) return fallback;
  std::string text(Trim(*found));
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (text == "on" || text == "true" || text == "yes" || text == "1") return true;
  if (text == "off" || text == "false" || text == "no" || text == "0") return false;
  return std::unexpected(Misfit(name, *found, "on or off"));
}

}  // namespace flavorbot::base
