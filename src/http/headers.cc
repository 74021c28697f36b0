#include "http/headers.h"

#include <algorithm>

#include "base/ascii_case.h"

namespace flavorbot::http {

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return base::AsciiLower(x) == base::AsciiLower(y);
         });
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
  for (const Place& place : places_) {
    if (IsCalled(place, name)) return ValueAt(place);
  }
  return std::nullopt;
}

std::size_t Headers::Count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(places_, [&](const Place& place) { return IsCalled(place, name); }));
}

bool Headers::HasListElement(std::string_view name, std::string_view element) const {
  for (const Place& place : places_) {
    if (!IsCalled(place, name)) continue;
    std::string_view rest = ValueAt(place);
    while (const auto found = NextListElement(rest)) {
      if (EqualsIgnoringCase(*found, element)) return true;
    }
  }
  return false;
}

void Headers::Set(std::string_view name, std::string_view value) {
  const auto is_called = [&](const Place& place) { return IsCalled(place, name); };
  const auto first = std::ranges::find_if(places_, is_called);
  if (first == places_.end()) return Add(name, value);
  places_.erase(std::remove_if(first + 1, places_.end(), is_called), places_.end());
  first->value = text_.size();
  first->value_size = value.size();
  text_.append(value);
}

void Headers::Add(std::string_view name, std::string_view value) {
  const std::size_t begin = text_.size();
  places_.push_back({begin, name.size(), begin + name.size(), value.size()});
  text_.append(name).append(value);
}

void Headers::Remove(std::string_view name) {
  std::erase_if(places_, [&](const Place& place) { return IsCalled(place, name); });
}

void Headers::Clear() {
  text_.clear();
  places_.clear();
}

}  // namespace flavorbot::http
