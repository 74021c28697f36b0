// A command as a person gives it, in this process: its exit code and what it prints.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/log.h"
#include "cli/command_line.h"

namespace flavorbot::cli {

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// `arguments` without the program's name.
inline Outcome RunCommand(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "flavorbot");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  base::FlushLog();  // what other tests logged is theirs
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Outcome outcome;
  outcome.exit_code = Run(static_cast<int>(argv.size()), argv.data());
  std::fflush(stdout);
  outcome.out = testing::internal::GetCapturedStdout();
  outcome.err = testing::internal::GetCapturedStderr();
  return outcome;
}

}  // namespace flavorbot::cli
