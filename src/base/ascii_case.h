// ASCII case: A to Z in lower case; every other byte stays, so text stays valid UTF-8.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::base {

constexpr char AsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string InLowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = AsciiLower(c);
  return lower;
}

}  // namespace flavorbot::base
