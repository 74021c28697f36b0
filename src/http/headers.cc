#include "http/headers.h"

#include <algorithm>

namespace flavorbot::http {
namespace {

constexpr char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return Lower(x) == Lower(y); });
}

std::string_view TrimBlanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<std::string_view> NextListElement(std::string_view& list) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view element = TrimBlanks(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    if (!element.empty()) return element;
  }
  return std::nullopt;
}

std::optional<std::string_view> Headers::Find(std::string_view name) const {
  for (const Field& field : fields_) {
    if (EqualsIgnoringCase(field.first, name)) return field.second;
  }
  return std::nullopt;
}

std::size_t Headers::Count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      fields_, [&](const Field& field) { return EqualsIgnoringCase(field.first, name); }));
}

bool Headers::HasListElement(std::string_view name, std::string_view element) const {
  for (const Field& field : fields_) {
    if (!EqualsIgnoringCase(field.first, name)) continue;
    std::string_view rest = field.second;
    while (const auto found = NextListElement(rest)) {
      if (EqualsIgnoringCase(*found, element)) return true;
    }
  }
  return false;
}

void Headers::Set(std::string_view name, std::string value) {
  const auto first = std::ranges::find_if(
      fields_, [&](const Field& field) { return EqualsIgnoringCase(field.first, name); });
  if (first == fields_.end()) {
    Add(name, std::move(value));
    return;
  }
  first->second = std::move(value);
  fields_.erase(
      std::remove_if(first + 1, fields_.end(),
                     [&](const Field& field) { return EqualsIgnoringCase(field.first, name); }),
      fields_.end());
}

void Headers::Add(std::string_view name, std::string value) {
  fields_.emplace_back(std::string(name), std::move(value));
}

void Headers::Remove(std::string_view name) {
  std::erase_if(fields_, [&](const Field& field) { return EqualsIgnoringCase(field.first, name); });
}

}  // namespace flavorbot::http
