// Set-up progress: what `flavorbot db setup` says while it waits for the table: a line when what it
// waits for changes, and to a person at a terminal every few seconds besides.
//
// Threads: one owner.
#pragma once

#include <chrono>
#include <cstdio>
#include <string>

namespace flavorbot::cli {

enum class Audience { kTerminal, kFile };

class SetUpProgress {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  // Writes to `file`, which is borrowed.
  SetUpProgress(std::FILE* file, Audience audience) : file_(file), audience_(audience) {}

  // At each look, with what isn't ready: `table "recipes" is CREATING`.
  void WaitingFor(const std::string& what, TimePoint now);

 private:
  std::FILE* const file_;
  const Audience audience_;
  std::string what_;
  TimePoint since_;  // when what_ was first waited for
  TimePoint told_;
};

}  // namespace flavorbot::cli
