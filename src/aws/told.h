// What somebody else said, fit for one line of ours.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::aws {

// At most 300 bytes of `text`, control characters made blanks.
inline std::string Told(std::string_view text) {
  constexpr std::size_t kMost = 300;
  std::string told(text.substr(0, kMost));
  for (char& c : told) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
  }
  return told;
}

}  // namespace flavorbot::aws
