// Terminal input: what a command asks the person who runs it.
//
// Questions go to standard error, so that they aren't taken for output. Answers come from standard
// input, a terminal or not.
//
// Threads: one.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace flavorbot::cli {

// The next line, without its end; nullopt at the end of the input. On a terminal `question` is
// asked.
std::optional<std::string> AskForLine(const std::string& question);

// A new password. On a terminal it is asked for twice, and not shown; otherwise it is the next
// line. Errors: one line: none is given, or the two differ.
base::Result<std::string, std::string> AskForNewPassword(const std::string& question);

}  // namespace flavorbot::cli
