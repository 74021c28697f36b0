#include "http/head_scanner.h"

namespace flavorbot::http {
namespace {

bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// A line without its CRLF.
bool IsClean(std::string_view line) {
  return line.find('\r') == std::string_view::npos && line.find('\0') == std::string_view::npos;
}

}  // namespace

HeadScanner::State HeadScanner::Scan(std::string_view received) {
  if (!received.empty() && !IsLetter(received.front())) return State::kMalformed;
  while (true) {
    const std::size_t line_feed = received.find('\n', scanned_);
    if (line_feed == std::string_view::npos) {
      scanned_ = received.size();
      return State::kNeedMore;
    }
    if (line_feed == line_begin_ || received[line_feed - 1] != '\r') return State::kMalformed;
    const std::string_view line = received.substr(line_begin_, line_feed - 1 - line_begin_);
    const bool folded = line_begin_ > 0 && (line.starts_with(' ') || line.starts_with('\t'));
    if (folded || !IsClean(line)) return State::kMalformed;
    line_begin_ = scanned_ = line_feed + 1;
    if (line.empty()) return State::kComplete;
  }
}

}  // namespace flavorbot::http
