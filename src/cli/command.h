// Command: one command of `flavorbot`, one file: <command>.{h,cc} declares and defines
//
//   void AddXCommand(CLI::App& parent, Action& chosen);
//
// which adds the command with its options to `parent`. When the command line asks for it, `chosen`
// becomes what to do; it returns the exit code. command_line.cc lists them all.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace flavorbot::cli {

using Action = std::function<int()>;

// "flavorbot: <message>" on standard error; returns `exit_code`.
int Fail(int exit_code, std::string_view message);

}  // namespace flavorbot::cli
