// Head scanner: finds the end of a request's head in what has arrived so far, reading each byte
// once however slowly it comes.
//
// It refuses, before any parser sees them, the forms that two parsers might read differently and
// so smuggle a request past a proxy: a bare LF or CR, a NUL, a folded line (obs-fold), a blank
// before the first field, and a request line that doesn't start with a letter.
//
// Threads: a value type.
// Source:  RFC 9112, sections 2.2 and 5.2.
#pragma once

#include <cstddef>
#include <string_view>

namespace flavorbot::http {

class HeadScanner {
 public:
  enum class State { kNeedMore, kComplete, kMalformed };

  // `received` begins where the head does and is what the last call saw, with more at its end.
  State Scan(std::string_view received);

  // The head's length, its empty line included. REQUIRES: Scan said kComplete.
  std::size_t head_bytes() const { return line_begin_; }

  // For the next head.
  void Reset() { *this = HeadScanner(); }

 private:
  std::size_t line_begin_ = 0;  // where the line that isn't complete yet begins
  std::size_t scanned_ = 0;     // bytes known to hold no LF after line_begin_
};

}  // namespace flavorbot::http
