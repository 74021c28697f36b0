// Numbers as both of CloudWatch's formats write them: the shortest text that reads back the same.
//
// Threads: pure functions.
#pragma once

#include <charconv>
#include <string>

namespace flavorbot::cloudwatch {

// REQUIRES: `number` is finite.
inline std::string NumberText(double number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return std::string(digits, end);
}

}  // namespace flavorbot::cloudwatch
