#include "cli/command.h"

#include <cstdio>

#include "base/log.h"

namespace flavorbot::cli {

int Fail(int exit_code, std::string_view message) {
  base::FlushLog();  // what led to it comes first
  std::string line = "flavorbot: ";
  line += message;
  line += '\n';
  std::fputs(line.c_str(), stderr);
  return exit_code;
}

}  // namespace flavorbot::cli
